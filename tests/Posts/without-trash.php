<?php
/**
 * A site whose owner turned the trash off.
 *
 * @package Inkfast
 */

declare( strict_types=1 );

define( 'EMPTY_TRASH_DAYS', 0 );

return require dirname( __DIR__, 2 ) . '/bin/lib/router.php';
