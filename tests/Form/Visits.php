<?php
/**
 * Visits pages as a browser does, as far as a form goes.
 *
 * @package Inkfast
 */

declare( strict_types=1 );

namespace Inkfast\Tests\Form;

use DOMDocument;
use DOMElement;
use DOMXPath;
use WP_HTML_Tag_Processor;
use WP_Query;

trait Visits {

	/**
	 * The HTML of a page's text, rendered as the page itself.
	 *
	 * @param string               $content The page's text.
	 * @param array<string, mixed> $query   What else the address holds.
	 */
	private function visit( string $content, array $query = array() ): string {
		$id = $this->post(
			array(
				'post_type'    => 'page',
				'post_title'   => 'Write',
				'post_name'    => 'write',
				'post_content' => $content,
			)
		);

		return $this->open_page( $id, $query );
	}

	/**
	 * The HTML of a stored page's text, rendered as the page itself.
	 *
	 * @param int                  $id    The page's.
	 * @param array<string, mixed> $query What else the address holds.
	 */
	private function open_page( int $id, array $query = array() ): string {
		$_GET                    = $query;
		$main                    = new WP_Query( array( 'page_id' => $id ) );
		$GLOBALS['wp_query']     = $main;
		$GLOBALS['wp_the_query'] = $main;
		$main->the_post();
		$content = apply_filters( 'the_content', get_the_content() );
		self::assertIsString( $content );

		// As get_the_block_template_html() does with the whole page.
		return convert_smilies( wptexturize( $content ) );
	}

	/**
	 * What the form tells its script, as a browser reads it.
	 *
	 * @param string $html Page.
	 * @return array<string, string>
	 */
	private static function form_data( string $html ): array {
		$form = self::one( $html, '//form' );
		$data = array();
		foreach ( array( 'data-form', 'data-type', 'data-status', 'data-id', 'data-etag' ) as $name ) {
			$data[ $name ] = $form->getAttribute( $name );
		}

		return $data;
	}

	/**
	 * What a browser has in the fields.
	 *
	 * @param string $html Page.
	 * @return array{title: string|null, content: string|null}
	 */
	private static function typed( string $html ): array {
		$tags  = new WP_HTML_Tag_Processor( $html );
		$typed = array(
			'title'   => null,
			'content' => null,
		);
		while ( $tags->next_tag() ) {
			$name = $tags->get_attribute( 'name' );
			if ( 'inkfast[title]' === $name ) {
				$value          = $tags->get_attribute( 'value' );
				$typed['title'] = is_string( $value ) ? $value : null;
			} elseif ( 'inkfast[content]' === $name ) {
				$typed['content'] = $tags->get_modifiable_text();
			}
		}

		return $typed;
	}

	/**
	 * The text of the one element that a path finds.
	 *
	 * @param string $html Page.
	 * @param string $path XPath.
	 */
	private static function words( string $html, string $path ): string {
		return trim( preg_replace( '/\s+/', ' ', self::text( self::one( $html, $path ) ) ) ?? '' );
	}

	/**
	 * The text of an element.
	 *
	 * @param DOMElement $element Element.
	 */
	private static function text( DOMElement $element ): string {
		return $element->textContent; // phpcs:ignore WordPress.NamingConventions.ValidVariableName.UsedPropertyNotSnakeCase -- PHP's own name.
	}

	/**
	 * The one element that a path finds.
	 *
	 * @param string $html Page.
	 * @param string $path XPath.
	 */
	private static function one( string $html, string $path ): DOMElement {
		$found = self::all( $html, $path );
		self::assertCount( 1, $found, $html );

		return $found[0];
	}

	/**
	 * The elements that a path finds.
	 *
	 * @param string $html Page.
	 * @param string $path XPath.
	 * @return list<DOMElement>
	 */
	private static function all( string $html, string $path ): array {
		$document = new DOMDocument();
		$document->loadHTML( '<?xml encoding="UTF-8"><body>' . $html, LIBXML_NOERROR );
		$nodes = ( new DOMXPath( $document ) )->query( $path );
		self::assertNotFalse( $nodes );

		return array_values( array_filter( iterator_to_array( $nodes ), static fn ( mixed $node ): bool => $node instanceof DOMElement ) );
	}
}
