<?php
/**
 * What a reader sees of a stored text, as text again.
 *
 * @package Inkfast
 */

declare( strict_types=1 );

namespace Inkfast\Tests\Posts;

use RuntimeException;
use WP_Post;

final class ShownText {

	/** The filters by which a site makes typography of what was typed. */
	private const TYPOGRAPHY = array( 'wptexturize', 'convert_smilies', 'capital_P_dangit' );

	/** Takes the site's typography away, for the rest of the test. */
	public static function without_typography(): void {
		foreach ( array( 'the_content', 'the_title' ) as $hook ) {
			foreach ( self::TYPOGRAPHY as $filter ) {
				$priority = has_filter( $hook, $filter );
				if ( is_int( $priority ) ) {
					remove_filter( $hook, $filter, $priority );
				}
			}
		}
	}

	/**
	 * The text of a post on its page.
	 *
	 * @param WP_Post $post The post.
	 */
	public static function of( WP_Post $post ): string {
		$GLOBALS['post'] = $post;
		setup_postdata( $post );
		$html = apply_filters( 'the_content', $post->post_content );

		return self::text( is_string( $html ) ? $html : '' );
	}

	/**
	 * The text of a post's title where a theme prints it.
	 *
	 * @param WP_Post $post The post.
	 */
	public static function title( WP_Post $post ): string {
		return self::decode( get_the_title( $post ) );
	}

	/**
	 * The text of some paragraphs and line breaks; anything else in them is an error.
	 *
	 * @param string $html The HTML.
	 */
	public static function text( string $html ): string {
		$html = (string) preg_replace( '#</p>\s*<p(?: class="wp-block-paragraph")?>#', "\x01\x01", trim( $html, "\n" ) );
		$html = (string) preg_replace( '#^<p(?: class="wp-block-paragraph")?>|</p>$#', '', $html );
		$html = (string) preg_replace( '#<br ?/?>#', "\x01", $html );
		if ( 1 === preg_match( '/[<>\n]/', $html ) ) {
			throw new RuntimeException( 'More than paragraphs and breaks: ' . substr( $html, 0, 2000 ) );
		}

		return self::decode( str_replace( "\x01", "\n", $html ) );
	}

	/**
	 * What a browser shows for entities; a space that must not fold looks like a space, and the wide one stands for a tab.
	 *
	 * @param string $html Text with entities.
	 */
	private static function decode( string $html ): string {
		return html_entity_decode( str_replace( array( '&nbsp;', '&emsp;' ), array( ' ', "\t" ), $html ), ENT_QUOTES | ENT_HTML5, 'UTF-8' );
	}
}
