<?php
/**
 * The database did not answer about a claim. The request may be sent again with its key.
 *
 * @package Inkfast
 */

declare( strict_types=1 );

namespace Inkfast\Delivery;

use RuntimeException;

/**
 * Never means that the key was used before.
 */
final class ClaimFailed extends RuntimeException {
}
