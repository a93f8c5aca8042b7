<?php
/**
 * The one list of codes is the same on both sides, and each code has a status and words.
 *
 * @package Inkfast
 */

declare( strict_types=1 );

namespace Inkfast\Tests\Delivery;

use Inkfast\Delivery\ErrorCode;
use Inkfast\Tests\TestCase;

final class CodesTest extends TestCase {

	public function test_the_browsers_list_of_the_servers_codes_is_the_servers(): void {
		self::assertSame( array_column( ErrorCode::cases(), 'value' ), $this->listed( 'SERVER_CODES' ) );
	}

	public function test_what_the_browser_makes_alone_is_not_the_servers(): void {
		$made = $this->listed( 'CLIENT_CODES' );
		self::assertSame( array(), array_intersect( $made, array_column( ErrorCode::cases(), 'value' ) ) );
		foreach ( $made as $code ) {
			self::assertStringStartsWith( 'inkfast_', $code );
		}
	}

	public function test_every_code_is_an_answer_with_its_status_and_its_own_words(): void {
		$words = array();
		foreach ( ErrorCode::cases() as $code ) {
			$error   = $code->error( array( 'status' => 200, 'limit' => 7 ) );
			$words[] = $error->get_error_message();
			self::assertSame( $code->value, $error->get_error_code() );
			self::assertSame( array( 'status' => $code->status(), 'limit' => 7 ), $error->get_error_data() );
			self::assertGreaterThanOrEqual( 400, $code->status() );
			self::assertStringStartsWith( 'inkfast_', $code->value );
			self::assertStringEndsWith( '.', $code->message() );
		}
		self::assertSame( $words, array_values( array_unique( $words ) ) );
	}

	/**
	 * A list of codes.ts. Fails on anything in it that is no string.
	 *
	 * @param string $name Its name.
	 * @return list<string>
	 */
	private function listed( string $name ): array {
		$source = (string) file_get_contents( dirname( __DIR__, 2 ) . '/src/delivery/codes.ts' );
		self::assertSame( 1, preg_match( "/export const $name = \[(.*?)\] as const;/s", $source, $found ) );
		preg_match_all( "/'([a-z_]+)',/", $found[1] ?? '', $codes );
		self::assertSame( '', trim( (string) preg_replace( "/'[a-z_]+',/", '', $found[1] ?? '' ) ), "$name holds something else than strings" );
		self::assertNotSame( array(), $codes[1] );

		return $codes[1];
	}
}
