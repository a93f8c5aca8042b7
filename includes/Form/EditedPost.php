<?php
/**
 * A stored post, opened in the form.
 *
 * @package Inkfast
 */

declare( strict_types=1 );

namespace Inkfast\Form;

final class EditedPost {

	/**
	 * Keeps what it is given.
	 *
	 * @param int    $id      The post's.
	 * @param string $title   As it was typed.
	 * @param string $content As it was typed.
	 * @param string $etag    Of the version that is shown.
	 * @param string $status  Its status.
	 * @param string $next    The status that a second button asks for: `publish`, `pending`, or '' where there is none.
	 */
	public function __construct(
		public readonly int $id,
		public readonly string $title,
		public readonly string $content,
		public readonly string $etag,
		public readonly string $status,
		public readonly string $next = '',
	) {}
}
