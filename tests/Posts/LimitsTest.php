<?php
/**
 * How much is too much, and what cannot be shown.
 *
 * @package Inkfast
 */

declare( strict_types=1 );

namespace Inkfast\Tests\Posts;

use Inkfast\Tests\Support\Answer;
use Inkfast\Tests\TestCase;
use PHPUnit\Framework\Attributes\TestWith;

final class LimitsTest extends TestCase {

	protected function setUp(): void {
		parent::setUp();
		$this->login( $this->user( 'author' ) );
	}

	public function test_a_title_has_a_thousand_characters_whatever_their_bytes(): void {
		foreach ( array( 'a', 'é', '😀', '&', '<' ) as $character ) {
			$fits = $this->create( array( 'title' => '  ' . str_repeat( $character, 1000 ) . ' ' ) );
			self::assertSame( array( 201, str_repeat( $character, 1000 ) ), array( $fits->status, $fits->get( 'title.raw' ) ) );
			$over = $this->create( array( 'title' => str_repeat( $character, 1001 ) ) );
			self::assertSame( array( 413, 'inkfast_too_large', 'title', 1000, 'characters' ), array( $over->status, $over->code(), $over->get( 'data.field' ), $over->get( 'data.limit' ), $over->get( 'data.unit' ) ) );
			self::assertIsString( $over->get( 'data.params.title' ) );
		}
	}

	public function test_a_text_has_two_mebibytes_counted_as_they_are_stored_in_a_field(): void {
		$fits = str_repeat( 'é', 1048576 );
		self::assertTrue( $fits === $this->create( array( 'content' => $fits ) )->get( 'content.raw' ) );
		self::assertSame( 201, $this->create( array( 'content' => str_repeat( str_repeat( 'a', 1023 ) . "\r\n", 2048 ) ) )->status, 'CR LF counts as LF' );
		$over = $this->create( array( 'content' => $fits . 'a' ) );
		self::assertSame( array( 413, 'inkfast_too_large', 'content', 2097152, 'bytes' ), array( $over->status, $over->code(), $over->get( 'data.field' ), $over->get( 'data.limit' ), $over->get( 'data.unit' ) ) );
		self::assertIsString( $over->get( 'data.params.content' ) );
	}

	public function test_a_body_over_sixteen_mebibytes_is_refused_before_it_is_read(): void {
		foreach ( array( 'application/json', 'application/x-www-form-urlencoded', 'text/plain' ) as $kind ) {
			foreach ( array( 'POST', 'PATCH' ) as $method ) {
				$answer = $this->request( $method, '/myplugin/v1/posts', array( 'raw' => str_repeat( '[', 16777217 ), 'headers' => array( 'Content-Type' => $kind ) ) );
				self::assertSame( array( 413, 'inkfast_too_large', 'bytes' ), array( $answer->status, $answer->code(), $answer->get( 'data.unit' ) ), $kind );
			}
		}
		self::assertNotSame( 'inkfast_too_large', $this->request( 'POST', '/wp/v2/posts', array( 'raw' => str_repeat( ' ', 16777217 ), 'headers' => array( 'Content-Type' => 'application/json' ) ) )->code(), 'other namespaces are not ours to limit' );
	}

	public function test_json_is_nested_sixteen_levels_at_the_most(): void {
		$deep = static fn ( int $levels ): string => '{"title":"T","_x":' . str_repeat( '[', $levels - 1 ) . str_repeat( ']', $levels - 1 ) . '}';
		$json = fn ( string $raw ): Answer => $this->request( 'POST', '/myplugin/v1/posts', array( 'raw' => $raw, 'headers' => array( 'Content-Type' => 'application/json' ) ) );

		self::assertSame( 201, $json( $deep( 16 ) )->status );
		foreach ( array( 17, 100, 500 ) as $levels ) {
			$answer = $json( $deep( $levels ) );
			self::assertSame( array( 400, 'inkfast_invalid', 16 ), array( $answer->status, $answer->code(), $answer->get( 'data.limit' ) ), "$levels levels" );
		}
		self::assertSame( 'rest_invalid_json', $json( $deep( 600 ) )->code() );
		self::assertSame( 'rest_invalid_json', $json( str_repeat( '[', 1000000 ) )->code() );
	}

	public function test_control_characters_are_refused_at_their_field(): void {
		foreach ( array_merge( range( 0, 31 ), array( 127 ), range( 128, 159 ) ) as $code ) {
			$character = mb_chr( $code, 'UTF-8' );
			$allowed   = in_array( $code, array( 9, 10, 13 ), true );
			$text      = $this->create( array( 'content' => "a{$character}b" ) );
			self::assertSame( $allowed ? 201 : 400, $text->status, "text U+$code" );
			$title = $this->create( array( 'title' => "a{$character}b" ) );
			self::assertSame( 9 === $code ? 201 : 400, $title->status, "title U+$code" );
			if ( ! $allowed ) {
				self::assertSame( array( 'inkfast_invalid', 'content' ), array( $text->code(), array_key_first( (array) $text->get( 'data.params' ) ) ) );
				self::assertSame( array( 'inkfast_invalid', 'title' ), array( $title->code(), array_key_first( (array) $title->get( 'data.params' ) ) ) );
			}
		}
	}

	#[TestWith( array( 'PATCH', 'text/plain' ) )]
	#[TestWith( array( 'PUT', 'multipart/form-data; boundary=x' ) )]
	#[TestWith( array( 'POST', 'text/plain' ) )]
	public function test_a_body_that_cannot_be_read_is_refused_and_not_taken_for_an_empty_one( string $method, string $type ): void {
		$id     = $this->create( array( 'title' => 'T' ) )->number( 'id' );
		$answer = $this->request( $method, '/myplugin/v1/posts' . ( 'POST' === $method ? '' : "/$id" ), array( 'raw' => 'title=changed', 'headers' => array( 'Content-Type' => $type ) ) );
		self::assertSame( array( 400, 'The body of the request could not be read. Send JSON or a form.' ), array( $answer->status, $answer->get( 'message' ) ) );
	}

	public function test_a_title_of_several_lines_is_told_so(): void {
		$answer = $this->create( array( 'title' => "one\ntwo" ) );
		self::assertSame( array( 400, 'The title must be one line. Please remove its line breaks.' ), array( $answer->status, $answer->get( 'data.params.title' ) ) );
	}

	#[TestWith( array( "a\xFFb" ) )]
	#[TestWith( array( "a\xC3" ) )]
	#[TestWith( array( "\xED\xA0\x80" ) )]
	#[TestWith( array( "\xC0\xAF" ) )]
	#[TestWith( array( "\xF4\x90\x80\x80" ) )]
	public function test_bytes_that_are_no_utf8_are_refused( string $bytes ): void {
		$form = $this->request( 'POST', '/myplugin/v1/posts', array( 'form' => array( 'content' => $bytes ) ) );
		self::assertSame( array( 400, 'inkfast_invalid' ), array( $form->status, $form->code() ) );
		$json = $this->request( 'POST', '/myplugin/v1/posts', array( 'raw' => "{\"title\":\"$bytes\"}", 'headers' => array( 'Content-Type' => 'application/json' ) ) );
		self::assertSame( array( 400, 'rest_invalid_json' ), array( $json->status, $json->code() ) );
	}

	public function test_a_post_of_which_nothing_would_be_seen_is_refused_and_nothing_is_stored(): void {
		$id = $this->create( array( 'title' => 'T', 'content' => 'Text' ) )->number( 'id' );
		foreach ( array( array(), array( 'title' => '' ), array( 'title' => ' ', 'content' => "\n\u{A0}\u{200B}" ), array( 'status' => 'publish' ) ) as $blank ) {
			$answer = $this->create( $blank );
			self::assertSame( array( 400, 'inkfast_invalid' ), array( $answer->status, $answer->code() ) );
			self::assertIsString( $answer->get( 'data.params.content' ) );
		}
		self::assertSame( 400, $this->request( 'PATCH', "/myplugin/v1/posts/$id", array( 'body' => array( 'title' => '', 'content' => ' ' ) ) )->status );
		self::assertSame( 200, $this->request( 'PATCH', "/myplugin/v1/posts/$id", array( 'body' => array( 'title' => '' ) ) )->status );
		self::assertSame( 400, $this->request( 'PATCH', "/myplugin/v1/posts/$id", array( 'body' => array( 'content' => '' ) ) )->status );
		self::assertSame( 'Text', $this->request( 'GET', "/myplugin/v1/posts/$id" )->get( 'content.raw' ) );
	}

	public function test_a_title_may_not_be_taken_off_a_text_of_blanks_alone(): void {
		$id = $this->create( array( 'title' => 'T', 'content' => "  \n " ) )->number( 'id' );
		self::assertSame( 400, $this->request( 'PATCH', "/myplugin/v1/posts/$id", array( 'body' => array( 'title' => '' ) ) )->status );
	}

	/**
	 * Asks to create.
	 *
	 * @param array<string, string> $body The body.
	 */
	private function create( array $body ): Answer {
		return $this->request( 'POST', '/myplugin/v1/posts', array( 'body' => $body ) );
	}
}
