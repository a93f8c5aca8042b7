<?php
/**
 * What became of a delivery: the stored post.
 *
 * @package Inkfast
 */

declare( strict_types=1 );

namespace Inkfast\Posts;

use WP_Post;

final class Delivered {

	/**
	 * Keeps what it is given.
	 *
	 * @param WP_Post $post      The post.
	 * @param bool    $is_replay Whether an earlier request with the same key had stored it.
	 */
	public function __construct(
		public readonly WP_Post $post,
		public readonly bool $is_replay = false,
	) {}
}
