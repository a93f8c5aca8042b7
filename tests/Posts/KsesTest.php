<?php
/**
 * WordPress's HTML filter leaves the stored form as it is, whatever was typed.
 *
 * @package Inkfast
 */

declare( strict_types=1 );

namespace Inkfast\Tests\Posts;

use Inkfast\Posts\PlainText;
use Inkfast\Tests\TestCase;

final class KsesTest extends TestCase {

	private const ROUNDS = 4000;

	/** Pieces out of which texts are made that the filter has an opinion about. */
	private const PIECES = array(
		'a',
		"\n",
		' ',
		"\t",
		'<',
		'>',
		'&',
		'[',
		']',
		'https://x.y',
		"\u{a0}",
		'😀',
		'&nbsp;',
		'&#091;',
		'&#60;',
		'&#x3c;',
		'&amp;',
		'&amp;#60;',
		'&#0;',
		'&#99999999;',
		'&emsp;',
		'<br>',
		'&#',
		'x3c;',
		'60;',
		'amp;',
		'#',
		"</p>\n<!-- /wp:paragraph -->",
		'"',
		"'",
		'\\',
		'&bogus;',
		'<!--',
		'-->',
		'<script>',
		':',
	);

	/** The seed is in the failure's message, so that it can be had again. */
	public function test_a_text_comes_back_through_the_filter_byte_for_byte(): void {
		kses_init_filters();
		$seed = random_int( 0, PHP_INT_MAX );
		mt_srand( $seed );

		for ( $round = 0; $round < self::ROUNDS; $round++ ) {
			$text  = $this->text();
			$title = PlainText::trim( str_replace( "\n", '', $text ) );

			self::assertSame( $text, PlainText::decode( self::filtered( 'content_save_pre', PlainText::encode( $text ) ) ), "Seed $seed" );
			self::assertSame( $title, PlainText::decode_title( self::filtered( 'title_save_pre', PlainText::encode_title( $title ) ) ), "Seed $seed" );
		}
	}

	public function test_an_ampersand_that_the_editor_wrote_by_its_name_is_the_same(): void {
		self::assertSame( 'AT&T &#60;', PlainText::decode( "<!-- wp:paragraph -->\n<p>AT&amp;T &amp;#60;</p>\n<!-- /wp:paragraph -->" ) );
		self::assertSame( 'AT&T', PlainText::decode_title( 'AT&amp;T' ) );
	}

	/** A text of some pieces. */
	private function text(): string {
		$text = 'x';

		for ( $pieces = mt_rand( 0, 9 ); $pieces > 0; $pieces-- ) {
			$text .= self::PIECES[ mt_rand( 0, count( self::PIECES ) - 1 ) ];
		}

		return $text;
	}

	/**
	 * What is stored of a field.
	 *
	 * @param non-empty-string $filter A filter of sanitize_post_field().
	 * @param string           $value  Unslashed.
	 */
	private static function filtered( string $filter, string $value ): string {
		$filtered = wp_unslash( apply_filters( $filter, wp_slash( $value ) ) );

		return is_string( $filtered ) ? $filtered : '';
	}
}
