<?php
/**
 * The database refused a write, which says nothing of other writers.
 *
 * @package Inkfast
 */

declare( strict_types=1 );

namespace Inkfast\Posts;

use RuntimeException;

/**
 * Leaves wp_update_post() as LostUpdate does, so that core does not write without the guard, and wp_insert_post() before it tells anyone.
 */
final class NotWritten extends RuntimeException {
}
