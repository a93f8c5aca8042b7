<?php
/**
 * From the attributes of a shortcode to checked settings, or to what is wrong with them.
 *
 * @package Inkfast
 */

declare( strict_types=1 );

namespace Inkfast\Form;

use Inkfast\Posts\PostTypes;
use WP_Term;

final class SettingsReader {

	private const DEFAULTS = array(
		'type'     => 'post',
		'category' => '',
		'status'   => 'publish',
		'heading'  => '',
		'button'   => '',
	);

	/** More category names than this would bury the notice. */
	private const NAMED_CATEGORIES = 20;

	/** Keeps what it is given. */
	public function __construct( private readonly PostTypes $types ) {}

	/**
	 * Checks every attribute, those that nobody knows too.
	 *
	 * @param array<array-key, mixed> $attributes As WordPress parsed them; a value without a name has a number as its key.
	 * @return Settings|list<AttributeProblem> Checked, or at least one problem.
	 */
	public function read( array $attributes ): Settings|array {
		/**
		 * Filters the settings of a form before they are checked.
		 *
		 * @param array<string, string>   $settings   type, category (slug or id), status, heading, button: attributes over defaults.
		 * @param array<array-key, mixed> $attributes As they were written.
		 */
		$filtered = apply_filters( 'inkfast_form_settings', array_merge( self::DEFAULTS, $attributes ), $attributes );
		$texts    = array_map( static fn ( mixed $value ): string => is_scalar( $value ) ? trim( (string) $value ) : '', is_array( $filtered ) ? $filtered : array() );
		$known    = array_merge( self::DEFAULTS, array_intersect_key( $texts, self::DEFAULTS ) );
		$types    = array_map( strval( ... ), array_keys( $this->types->eligible() ) );
		$category = in_array( $known['type'], $types, true ) ? $this->category( $known['category'], $known['type'] ) : 0;

		$problems = array(
			...$this->unknown( array_diff_key( $texts, self::DEFAULTS ) ),
			...$this->one_of( 'type', $known['type'], $types ),
			...( is_int( $category ) ? array() : array( $category ) ),
			...$this->one_of( 'status', $known['status'], Settings::STATUSES ),
		);

		return array() === $problems && is_int( $category )
			? new Settings( $known['type'], $category, $known['status'], $known['heading'], $known['button'] )
			: $problems;
	}

	/**
	 * A problem for each attribute that the form does not have.
	 *
	 * @param array<array-key, string> $attributes Unknown ones.
	 * @return list<AttributeProblem>
	 */
	private function unknown( array $attributes ): array {
		$problems = array();

		foreach ( $attributes as $name => $value ) {
			$problems[] = is_string( $name )
				? new AttributeProblem( $name, $value, array_keys( self::DEFAULTS ) )
				: new AttributeProblem( '', $value, array_keys( self::DEFAULTS ) );
		}

		return $problems;
	}

	/**
	 * A problem when the value is not in the list.
	 *
	 * @param string       $attribute The attribute's name.
	 * @param string       $value     Its value.
	 * @param list<string> $allowed   What would do.
	 * @return list<AttributeProblem>
	 */
	private function one_of( string $attribute, string $value, array $allowed ): array {
		return in_array( $value, $allowed, true ) ? array() : array( new AttributeProblem( $attribute, $value, $allowed ) );
	}

	/**
	 * The category's id, 0 for none named, or the problem with it.
	 *
	 * @param string $value Slug or id.
	 * @param string $type  An eligible post type.
	 */
	private function category( string $value, string $type ): int|AttributeProblem {
		if ( '' === $value ) {
			return 0;
		}

		if ( ! is_object_in_taxonomy( $type, 'category' ) ) {
			/* translators: %s: post type. */
			return new AttributeProblem( 'category', $value, array(), sprintf( __( 'The type %s has no categories.', 'inkfast' ), $type ) );
		}

		$term = ctype_digit( $value ) ? get_term( (int) $value, 'category' ) : null;
		$term = $term instanceof WP_Term ? $term : get_term_by( 'slug', $value, 'category' );

		return $term instanceof WP_Term ? $term->term_id : new AttributeProblem(
			'category',
			$value,
			array(),
			/* translators: %s: list of slugs. */
			sprintf( __( 'Allowed is the slug or the number of a category: %s.', 'inkfast' ), implode( wp_get_list_item_separator(), $this->slugs() ) )
		);
	}

	/**
	 * The categories to name in a notice.
	 *
	 * @return list<string>
	 */
	private function slugs(): array {
		$slugs = get_terms(
			array(
				'taxonomy'   => 'category',
				'fields'     => 'slugs',
				'hide_empty' => false,
				'number'     => self::NAMED_CATEGORIES,
			)
		);

		return is_array( $slugs ) ? array_values( array_filter( $slugs, is_string( ... ) ) ) : array();
	}
}
