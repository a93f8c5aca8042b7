<?php
/**
 * What a writer sent, checked.
 *
 * @package Inkfast
 */

declare( strict_types=1 );

namespace Inkfast\Posts;

final class PostInput {

	/** Keeps what it is given; null is a field that was not sent. */
	public function __construct(
		public readonly ?string $title,
		public readonly ?string $content,
		public readonly ?string $status,
	) {}
}
