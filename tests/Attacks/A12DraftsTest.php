<?php
/**
 * A12: drafts and resumes of others. What lies on a device is tried by e2e/drafts-of-others.spec.ts.
 *
 * @package Inkfast
 */

declare( strict_types=1 );

namespace Inkfast\Tests\Attacks;

use Inkfast\Drafts\DraftKey;
use Inkfast\Tests\Form\Visits;
use Inkfast\Tests\TestCase;

final class A12DraftsTest extends TestCase {
	use Visits;

	private const ROUTE = '/myplugin/v1/draft-key';

	public function test_nobody_gets_anothers_key_whatever_they_ask(): void {
		$victim = $this->user( 'editor' );
		$key    = ( new DraftKey( self::database() ) )->of( $victim );
		$this->login( $this->user( 'administrator' ) );
		foreach ( array( 'user', 'user_id', 'id', 'author' ) as $name ) {
			$answer = $this->request( 'POST', self::ROUTE, array( 'query' => array( $name => (string) $victim ), 'body' => array( $name => $victim ) ) );
			self::assertStringNotContainsString( $key, $answer->raw );
		}
		foreach ( array( "/wp/v2/users/$victim?context=edit", '/wp/v2/users?context=edit', "/myplugin/v1/draft-key/$victim" ) as $route ) {
			self::assertStringNotContainsString( $key, $this->request( 'GET', $route )->raw );
		}
	}

	public function test_without_a_nonce_there_is_no_key(): void {
		$user = $this->user( 'author' );
		$this->login( $user );
		foreach ( array( array( 'nonce' => false ), array( 'nonce' => 'guessed123' ), array( 'nonce' => false, 'query' => array( '_wpnonce' => $this->nonce( 'another-action' ) ) ) ) as $options ) {
			$answer = $this->request( 'POST', self::ROUTE, $options );
			self::assertGreaterThanOrEqual( 401, $answer->status );
			self::assertStringNotContainsString( ( new DraftKey( self::database() ) )->of( $user ), $answer->raw );
		}
	}

	public function test_a_visitor_gets_none_and_leaves_none(): void {
		$answer = $this->request( 'POST', self::ROUTE, array( 'nonce' => true ) );

		self::assertSame( array( 401, 'inkfast_signed_out' ), array( $answer->status, $answer->code() ) );
		self::assertSame( '0', self::database()->get_var( self::database()->prepare( 'SELECT COUNT(*) FROM %i WHERE user_id = 0 AND meta_key = %s', self::database()->usermeta, DraftKey::META ) ) );
	}

	public function test_no_other_origin_and_no_wrapped_answer_gets_it(): void {
		$this->login( $this->user( 'author' ) );
		$foreign = array( 'headers' => array( 'Origin' => 'https://evil.example', 'Sec-Fetch-Site' => 'cross-site' ) );

		self::assertSame( 'inkfast_foreign_origin', $this->request( 'POST', self::ROUTE, $foreign )->code() );
		foreach ( array( '_jsonp=steal', '_envelope' ) as $query ) {
			self::assertStringContainsString( 'inkfast_plain_answers_only', $this->request( 'POST', self::ROUTE . "?$query" )->raw );
		}
	}

	public function test_the_nonce_route_does_not_tell_it(): void {
		$user = $this->user( 'author' );
		$key  = ( new DraftKey( self::database() ) )->of( $user );
		$this->login( $user );
		foreach ( array( true, false ) as $nonce ) {
			self::assertStringNotContainsString( $key, $this->request( 'POST', '/myplugin/v1/nonce', array( 'nonce' => $nonce ) )->raw );
		}
	}

	public function test_only_a_page_with_a_form_for_somebody_signed_in_has_it(): void {
		$user = $this->user( 'author' );
		$this->visit( '[inkfast_form]' );
		self::assertSame( array( '""' ), $this->printed() );

		$this->login( $user );
		wp_scripts()->remove( 'inkfast-form' );
		wp_scripts()->dequeue( 'inkfast-form' );
		wp_styles()->remove( 'inkfast-form' );
		$this->visit( 'No form here.' );
		self::assertEmpty( $this->printed() );

		$this->visit( '[inkfast_form]' );
		self::assertSame( ( new DraftKey( self::database() ) )->of( $user ), json_decode( $this->printed()[0] ?? '' ) );
	}

	/**
	 * The keys that the page has, in JSON.
	 *
	 * @return list<string>
	 *
	 * @phpstan-impure
	 */
	private function printed(): array {
		$before = wp_scripts()->get_data( 'inkfast-form', 'before' );
		$code   = is_array( $before ) ? implode( "\n", array_filter( $before, is_string( ... ) ) ) : '';

		preg_match_all( '/inkfast\.config\.draftKey = (.*);/', $code, $found );

		return $found[1];
	}
}
