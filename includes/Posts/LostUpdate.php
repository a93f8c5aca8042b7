<?php
/**
 * Somebody else changed the post first.
 *
 * @package Inkfast
 */

declare( strict_types=1 );

namespace Inkfast\Posts;

use RuntimeException;

/**
 * Leaves wp_update_post() before it writes or tells anyone.
 */
final class LostUpdate extends RuntimeException {
}
