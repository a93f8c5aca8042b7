<?php
/**
 * Two functions that undo each other, whatever is typed.
 *
 * @package Inkfast
 */

declare( strict_types=1 );

namespace Inkfast\Tests\Posts;

use Inkfast\Posts\PlainText;
use Inkfast\Tests\TestCase;
use PHPUnit\Framework\Attributes\DataProvider;
use PHPUnit\Framework\Attributes\DataProviderExternal;
use PHPUnit\Framework\Attributes\TestWith;

final class PlainTextTest extends TestCase {

	#[DataProviderExternal( Texts::class, 'all' )]
	public function test_a_text_comes_back_byte_for_byte( string $text ): void {
		foreach ( array( true, false ) as $astral ) {
			$typed = PlainText::normalise( $text );
			self::assertSame( $typed, PlainText::decode( PlainText::encode( $typed, $astral ) ) );
		}
	}

	#[DataProviderExternal( Texts::class, 'all' )]
	public function test_a_title_comes_back_without_outer_blanks_alone( string $text ): void {
		foreach ( array( true, false ) as $astral ) {
			self::assertSame( PlainText::trim( $text ), PlainText::decode_title( PlainText::encode_title( $text, $astral ) ) );
		}
	}

	public function test_random_texts_come_back_and_are_all_one_form(): void {
		$random = new Texts( random_int( 0, PHP_INT_MAX ) );
		for ( $run = 0; $run < 20000; $run++ ) {
			$text = $random->next();
			foreach ( array( true, false ) as $astral ) {
				$stored = PlainText::encode( $text, $astral );
				self::assertSame( $text, PlainText::decode( $stored ), $random->seed_and( $text ) );
				self::assertSame( $stored, PlainText::encode( PlainText::decode( $stored ), $astral ), $random->seed_and( $text ) );
				self::assertSame( PlainText::trim( $text ), PlainText::decode_title( PlainText::encode_title( $text, $astral ) ), $random->seed_and( $text ) );
			}
		}
	}

	public function test_random_texts_are_stored_without_anything_that_could_run_or_that_an_old_database_drops(): void {
		$random = new Texts( random_int( 0, PHP_INT_MAX ) );
		for ( $run = 0; $run < 5000; $run++ ) {
			$text   = $random->next();
			$stored = PlainText::encode( $text, false );
			$inner  = str_replace( array( "<!-- wp:paragraph -->\n<p>", "</p>\n<!-- /wp:paragraph -->", '<br>' ), '', $stored );
			self::assertDoesNotMatchRegularExpression( '/[<>\[\]]|:\/\/|&(?!amp;|lt;|gt;|nbsp;|emsp;|#\d{3};|#x1?[0-9a-f]{5};)/', $inner, $random->seed_and( $text ) );
			self::assertDoesNotMatchRegularExpression( '/[\x{10000}-\x{10FFFF}]/u', $stored, $random->seed_and( $text ) );
		}
	}

	public function test_random_stored_forms_that_are_not_ours_are_never_taken_for_ours(): void {
		$random = new Texts( random_int( 0, PHP_INT_MAX ) );
		for ( $run = 0; $run < 5000; $run++ ) {
			$stored = PlainText::encode( $random->next() . 'x' );
			$broken = substr_replace( $stored, array( '<', '>', '[', ' ', '<b>' )[ $run % 5 ], random_int( 0, strlen( $stored ) ), 0 );
			$text   = PlainText::decode( $broken );
			self::assertTrue( null === $text || in_array( $broken, array( PlainText::encode( $text ), PlainText::encode( $text, false ) ), true ), $random->seed_and( $broken ) );
		}
	}

	/**
	 * What other editors store, which a plain field cannot show.
	 *
	 * @return iterable<string, array{string}>
	 */
	public static function foreign(): iterable {
		yield 'no blocks'               => array( 'Hello' );
		yield 'markup'                  => array( "<!-- wp:paragraph -->\n<p>a <strong>b</strong></p>\n<!-- /wp:paragraph -->" );
		yield 'a link'                  => array( "<!-- wp:paragraph -->\n<p><a href=\"/\">b</a></p>\n<!-- /wp:paragraph -->" );
		yield 'attributes'              => array( "<!-- wp:paragraph {\"align\":\"center\"} -->\n<p>a</p>\n<!-- /wp:paragraph -->" );
		yield 'another block'           => array( "<!-- wp:heading -->\n<h2>a</h2>\n<!-- /wp:heading -->" );
		yield 'another block after'     => array( "<!-- wp:paragraph -->\n<p>a</p>\n<!-- /wp:paragraph -->\n\n<!-- wp:more -->\n<!--more-->\n<!-- /wp:more -->" );
		yield 'a shortcode'             => array( "<!-- wp:paragraph -->\n<p>[gallery]</p>\n<!-- /wp:paragraph -->" );
		yield 'a live address'          => array( "<!-- wp:paragraph -->\n<p>https://example.com</p>\n<!-- /wp:paragraph -->" );
		yield 'an entity of its own'    => array( "<!-- wp:paragraph -->\n<p>&eacute;</p>\n<!-- /wp:paragraph -->" );
		yield 'a bare ampersand'        => array( "<!-- wp:paragraph -->\n<p>A & B</p>\n<!-- /wp:paragraph -->" );
		yield 'line ends between words' => array( "<!-- wp:paragraph -->\n<p>a\nb</p>\n<!-- /wp:paragraph -->" );
		yield 'two spaces'              => array( "<!-- wp:paragraph -->\n<p>a  b</p>\n<!-- /wp:paragraph -->" );
		yield 'a line break otherwise'  => array( "<!-- wp:paragraph -->\n<p>a<br/>b</p>\n<!-- /wp:paragraph -->" );
	}

	#[DataProvider( 'foreign' )]
	public function test_what_another_editor_stored_is_not_read_as_plain( string $stored ): void {
		self::assertNull( PlainText::decode( $stored ) );
	}

	#[TestWith( array( 'A & B' ) )]
	#[TestWith( array( '<em>A</em>' ) )]
	#[TestWith( array( 'A  B' ) )]
	#[TestWith( array( ' A' ) )]
	#[TestWith( array( '[x]' ) )]
	#[TestWith( array( '&eacute;' ) )]
	public function test_a_title_that_another_editor_stored_is_not_read_as_plain( string $stored ): void {
		self::assertNull( PlainText::decode_title( $stored ) );
	}

	public function test_nothing_is_stored_as_nothing(): void {
		self::assertSame( '', PlainText::encode( '' ) );
		self::assertSame( '', PlainText::decode( '' ) );
	}

	public function test_line_ends_are_those_of_a_textarea(): void {
		self::assertSame( "a\nb\n\nc\n\n", PlainText::normalise( "a\r\nb\r\rc\n\r" ) );
	}

	public function test_a_blank_text_is_one_in_which_nothing_is_seen(): void {
		foreach ( array( '', ' ', "\n\t", "\u{A0}", "\u{200B}\u{FEFF}", "\u{2028}\u{3000}", "\u{200E}" ) as $blank ) {
			self::assertTrue( PlainText::is_blank( $blank ), rawurlencode( $blank ) );
		}
		foreach ( array( 'a', '0', "\u{301}", '😀', '<', '&nbsp;', '.' ) as $text ) {
			self::assertFalse( PlainText::is_blank( $text ), $text );
		}
	}

	public function test_trimming_takes_what_the_browsers_trim_takes(): void {
		$blanks = "\t\n\u{B}\f\r \u{A0}\u{1680}\u{2000}\u{200A}\u{2028}\u{2029}\u{202F}\u{205F}\u{3000}\u{FEFF}";
		self::assertSame( "a{$blanks}b", PlainText::trim( "{$blanks}a{$blanks}b{$blanks}" ) );
		self::assertSame( '', PlainText::trim( $blanks ) );
		self::assertSame( "\u{200B}a\u{200B}", PlainText::trim( "\u{200B}a\u{200B}" ) );
	}

	public function test_the_longest_text_and_blanks_without_end_take_moments(): void {
		$start = hrtime( true );
		foreach ( array( ' ', "\n", "a\n\n", '😀', '<', "\t" ) as $piece ) {
			$text = substr( str_repeat( $piece, 2097152 ), 0, 2097152 - 2097152 % strlen( $piece ) );
			self::assertSame( $text, PlainText::decode( PlainText::encode( $text, false ) ) );
			PlainText::trim( "a{$text}b" );
		}
		self::assertLessThan( 60, ( hrtime( true ) - $start ) / 1e9 );
	}

	public function test_a_very_long_text_has_a_bounded_number_of_blocks(): void {
		self::assertLessThanOrEqual( 1000, substr_count( PlainText::encode( str_repeat( "a\n\n", 100000 ) ), '<!-- wp:paragraph' ) );
	}
}
