<?php
/**
 * "Who am I, and with what nonce?"
 *
 * @package Inkfast
 */

declare( strict_types=1 );

namespace Inkfast\Tests\Session;

use Inkfast\Tests\TestCase;
use PHPUnit\Framework\Attributes\TestWith;

final class NonceRouteTest extends TestCase {

	private const ROUTE = '/myplugin/v1/nonce';

	#[TestWith( array( 'GET' ) )]
	#[TestWith( array( 'POST' ) )]
	public function test_without_a_nonce_the_login_cookies_user_gets_a_nonce_that_works( string $method ): void {
		$author = $this->user( 'author' );
		$this->login( $author );

		$answer = $this->request( $method, self::ROUTE, array( 'nonce' => false ) );

		self::assertSame( 200, $answer->status, $answer->raw );
		self::assertSame( $author, $answer->get( 'user.id' ) );
		self::assertSame( $this->nonce(), $answer->text( 'nonce' ) );
		self::assertSame( 201, $this->request( 'POST', '/myplugin/v1/posts', array( 'nonce' => $answer->text( 'nonce' ), 'body' => array( 'title' => 'Works' ) ) )->status );
	}

	#[TestWith( array( 'GET' ) )]
	#[TestWith( array( 'POST' ) )]
	public function test_a_visitor_gets_user_0_and_a_nonce_that_core_takes( string $method ): void {
		$answer = $this->request( $method, self::ROUTE );

		self::assertSame( 200, $answer->status, $answer->raw );
		self::assertSame( 0, $answer->get( 'user.id' ) );
		self::assertSame( '', $answer->get( 'user.name' ) );
		self::assertSame( 200, $this->request( 'GET', '/wp/v2/posts', array( 'nonce' => $answer->text( 'nonce' ) ) )->status );
		self::assertSame( 'rest_cookie_invalid_nonce', $this->request( 'GET', '/wp/v2/posts', array( 'nonce' => 'no' . substr( $answer->text( 'nonce' ), 2 ) ) )->code() );
	}

	public function test_a_valid_nonce_changes_nothing_of_the_answer(): void {
		$this->login( $this->user( 'editor' ) );

		self::assertEquals(
			$this->without_time( $this->request( 'POST', self::ROUTE, array( 'nonce' => false ) )->body ),
			$this->without_time( $this->request( 'POST', self::ROUTE, array( 'nonce' => true ) )->body )
		);
	}

	public function test_an_invalid_nonce_is_refused_by_core_and_the_refusal_brings_the_cure(): void {
		$this->login( $this->user( 'author' ) );
		foreach ( array( 'GET', 'POST' ) as $method ) {
			$answer = $this->request( $method, self::ROUTE, array( 'nonce' => 'stale12345' ) );
			self::assertSame( 403, $answer->status );
			self::assertSame( 'rest_cookie_invalid_nonce', $answer->code() );
			self::assertSame( $this->nonce(), $answer->header( 'X-WP-Nonce' ) );
		}
	}

	public function test_the_answer_has_exactly_these_fields_of_these_types(): void {
		$this->login( $this->user( 'author' ) );
		$before = time();
		$body   = $this->request( 'POST', self::ROUTE, array( 'nonce' => false ) )->body;

		self::assertIsArray( $body );
		self::assertSame( array( 'nonce', 'now', 'expires', 'user', 'actions' ), array_keys( $body ) );
		self::assertIsArray( $body['user'] );
		self::assertSame( array( 'id', 'name', 'can' ), array_keys( $body['user'] ) );
		self::assertIsInt( $body['now'] );
		self::assertEqualsWithDelta( $before, $body['now'], 2 );
		self::assertIsInt( $body['expires'] );
	}

	public function test_empty_maps_are_objects_in_json_not_lists(): void {
		$raw = $this->request( 'POST', self::ROUTE )->raw;
		self::assertStringContainsString( '"actions":{}', $raw );
		self::assertStringContainsString( '"can":{"post":[]', $raw );

		remove_post_type_support( 'post', 'editor' );
		remove_post_type_support( 'page', 'editor' );
		self::assertStringContainsString( '"can":{}', $this->request( 'POST', self::ROUTE )->raw );
	}

	public function test_a_display_name_with_markup_comes_without_it(): void {
		$author = $this->user( 'author' );
		wp_update_user( array( 'ID' => $author, 'display_name' => 'Ada & Bea' ) );
		self::database()->update( self::database()->users, array( 'display_name' => 'A<script>alert(1)</script>d<!--a "q" & é' ), array( 'ID' => $author ) );
		clean_user_cache( $author );
		$this->login( $author );

		$name = $this->request( 'POST', self::ROUTE, array( 'nonce' => false ) )->text( 'user.name' );
		self::assertStringNotContainsString( '<', $name );
		self::assertStringNotContainsString( 'alert', $name );
	}

	public function test_no_cache_may_keep_any_answer_of_the_route(): void {
		$sends = array(
			array( 'GET', self::ROUTE, array() ),
			array( 'POST', self::ROUTE, array() ),
			array( 'HEAD', self::ROUTE, array() ),
			array( 'OPTIONS', self::ROUTE, array() ),
			array( 'GET', self::ROUTE, array( 'headers' => array( 'Origin' => 'https://evil.example', 'Sec-Fetch-Site' => null ) ) ),
			array( 'GET', self::ROUTE, array( 'nonce' => 'stale' ) ),
			array( 'DELETE', self::ROUTE, array() ),
			array( 'GET', self::ROUTE . '/none', array() ),
		);
		foreach ( array( 0, $this->user( 'author' ) ) as $user ) {
			0 === $user ? $this->logout() : $this->login( $user );
			foreach ( $sends as $send ) {
				self::assertSame( 'no-store, private', $this->request( ...$send )->header( 'Cache-Control' ), (string) wp_json_encode( $send ) );
			}
		}
	}

	#[TestWith( array( 'HEAD' ) )]
	#[TestWith( array( 'OPTIONS' ) )]
	public function test_head_and_options_carry_nothing( string $method ): void {
		$this->login( $this->user( 'author' ) );
		foreach ( array( false, true ) as $nonce ) {
			$answer = $this->request( $method, self::ROUTE, array( 'nonce' => $nonce ) );
			self::assertNull( $answer->header( 'X-WP-Nonce' ) );
			self::assertNull( $answer->header( 'Inkfast-User' ) );
			self::assertStringNotContainsString( $this->nonce(), $answer->raw );
		}
	}

	public function test_a_method_made_of_another_carries_nothing_either(): void {
		$this->login( $this->user( 'author' ) );
		foreach ( array( 'HEAD', 'OPTIONS' ) as $method ) {
			foreach ( array( array( 'query' => array( '_method' => $method ) ), array( 'headers' => array( 'X-HTTP-Method-Override' => $method ) ) ) as $options ) {
				$answer = $this->request( 'POST', self::ROUTE, $options + array( 'nonce' => false ) );
				self::assertNull( $answer->header( 'X-WP-Nonce' ), $method );
				self::assertStringNotContainsString( $this->nonce(), $answer->raw );
			}
		}
	}

	#[TestWith( array( 'PUT' ) )]
	#[TestWith( array( 'PATCH' ) )]
	#[TestWith( array( 'DELETE' ) )]
	public function test_other_methods_are_no_route( string $method ): void {
		self::assertSame( 'rest_no_route', $this->request( $method, self::ROUTE )->code() );
	}

	public function test_wrapped_answers_are_refused_and_carry_nothing(): void {
		$this->login( $this->user( 'author' ) );
		foreach ( array( '_jsonp=steal', '_envelope', '_envelope=1', '_envelope=0', '_jsonp=steal&_envelope=1' ) as $query ) {
			foreach ( array( 'GET', 'POST' ) as $method ) {
				$answer = $this->request( $method, self::ROUTE . "?$query", array( 'nonce' => false ) );
				self::assertStringContainsString( 'inkfast_plain_answers_only', $answer->raw, "$method $query" );
				self::assertStringNotContainsString( $this->nonce(), $answer->raw );
				self::assertNull( $answer->header( 'X-WP-Nonce' ) );
				self::assertNull( $answer->header( 'Inkfast-User' ) );
			}
		}
		self::assertSame( 400, $this->request( 'GET', self::ROUTE . '?_jsonp=steal', array( 'nonce' => false ) )->status );
	}

	/**
	 * The answer but for what the clock says.
	 *
	 * @param mixed $body The answer's body.
	 * @return array<array-key, mixed>
	 */
	private function without_time( mixed $body ): array {
		self::assertIsArray( $body );

		return array_diff_key( $body, array( 'now' => 0, 'expires' => 0 ) );
	}
}
