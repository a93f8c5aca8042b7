<?php
/**
 * A post that is all there, but that nobody sees yet.
 *
 * @package Inkfast
 */

declare( strict_types=1 );

namespace Inkfast\Posts;

final class HiddenPost {

	/**
	 * Keeps what it is given.
	 *
	 * @param int    $id     The post's.
	 * @param string $status The status that it is to have.
	 */
	public function __construct(
		public readonly int $id,
		public readonly string $status,
	) {}
}
