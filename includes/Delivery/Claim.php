<?php
/**
 * The server's record of a key, as it was found.
 *
 * @package Inkfast
 */

declare( strict_types=1 );

namespace Inkfast\Delivery;

final class Claim {

	/**
	 * Keeps what it is given.
	 *
	 * @param int      $id      The row's.
	 * @param Holder   $holder  Whose turn it is.
	 * @param int|null $post_id The post that belongs to the key, null until there is one.
	 * @param int      $lease   Until when whoever has it is left alone, Unix seconds.
	 * @param int|null $overdue Taken over from somebody: seconds since their lease ended.
	 */
	public function __construct(
		public readonly int $id,
		public readonly Holder $holder,
		public readonly ?int $post_id,
		public readonly int $lease,
		public readonly ?int $overdue = null,
	) {}
}
