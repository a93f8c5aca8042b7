<?php
/**
 * Lets core store a post whose whole title is "0", which it takes for an empty one.
 *
 * @package Inkfast
 */

declare( strict_types=1 );

namespace Inkfast\Posts;

/**
 * What is blank was refused before: PostReader knows better than empty().
 */
final class StoredWhole {

	/**
	 * Does some work with core's judgement of emptiness set aside.
	 *
	 * @template T
	 *
	 * @param callable(): T $work Stores a post.
	 * @return T What it gave.
	 */
	public static function during( callable $work ): mixed {
		$is_empty = static fn (): bool => false;
		// First of all, so that another's filter has the last word.
		add_filter( 'wp_insert_post_empty_content', $is_empty, PHP_INT_MIN );

		try {
			return $work();
		} finally {
			remove_filter( 'wp_insert_post_empty_content', $is_empty, PHP_INT_MIN );
		}
	}
}
