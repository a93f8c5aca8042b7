<?php
/**
 * What stands where a form would, when there is none: a sentence and perhaps a way on.
 *
 * @package Inkfast
 */

declare( strict_types=1 );

namespace Inkfast\Form;

final class Notice {

	/**
	 * Keeps what it is given.
	 *
	 * @param string                $text  Plain text.
	 * @param array<string, string> $links Plain text of a link by its address.
	 * @param list<string>          $list  More sentences of plain text.
	 */
	public function __construct(
		public readonly string $text,
		public readonly array $links = array(),
		public readonly array $list = array(),
	) {}
}
