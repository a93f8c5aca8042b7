<?php
/**
 * One attribute of the shortcode that cannot be used as it stands.
 *
 * @package Inkfast
 */

declare( strict_types=1 );

namespace Inkfast\Form;

final class AttributeProblem {

	/**
	 * Keeps what it is given.
	 *
	 * @param string       $attribute Its name, '' for a value without one.
	 * @param string       $value     As it was written.
	 * @param list<string> $allowed   What would do, in the words of the shortcode.
	 * @param string       $reason    A sentence instead, where no value would do.
	 */
	public function __construct(
		public readonly string $attribute,
		public readonly string $value,
		public readonly array $allowed,
		public readonly string $reason = '',
	) {}

	/** What is wrong and what would be right, in plain text. */
	public function sentence(): string {
		$wrong = '' === $this->attribute
			/* translators: %s: what stands in the shortcode without a name. */
			? sprintf( __( '“%s” has no attribute name before it.', 'inkfast' ), $this->value )
			/* translators: 1: attribute name, 2: its value. */
			: sprintf( __( 'The attribute %1$s="%2$s" cannot be used.', 'inkfast' ), $this->attribute, $this->value );

		$right = '' !== $this->reason
			? $this->reason
			/* translators: %s: list of what is allowed. */
			: sprintf( __( 'Allowed: %s.', 'inkfast' ), implode( wp_get_list_item_separator(), $this->allowed ) );

		/* translators: 1: a sentence about what is wrong, 2: a sentence about what would be right. */
		return sprintf( _x( '%1$s %2$s', 'two sentences', 'inkfast' ), $wrong, $right );
	}
}
