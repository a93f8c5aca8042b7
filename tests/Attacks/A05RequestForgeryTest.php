<?php
/**
 * A5: cross-site request forgery and method override, the request part.
 *
 * @package Inkfast
 */

declare( strict_types=1 );

namespace Inkfast\Tests\Attacks;

use Inkfast\Form\HiddenFields;
use Inkfast\Posts\ETag;
use Inkfast\Tests\Form\Posting;
use Inkfast\Tests\TestCase;
use WP_Session_Tokens;

final class A05RequestForgeryTest extends TestCase {
	use Posting;

	private const FORM = array( 'title' => 'Forged', 'status' => 'publish' );

	private const FOREIGN = array( 'Origin' => 'https://evil.example', 'Sec-Fetch-Site' => 'cross-site' );

	public function test_with_cookies_alone_nothing_is_done_by_any_way_of_asking(): void {
		$me = $this->user( 'administrator' );
		$id = $this->post( array( 'post_author' => $me, 'post_title' => 'Before' ) );
		$this->login( $me );
		$before = $this->stored();
		$json   = (string) wp_json_encode( self::FORM );
		$ways   = array(
			array( 'POST', '/myplugin/v1/posts', array( 'form' => self::FORM ) ),
			array( 'POST', '/myplugin/v1/posts', array( 'body' => self::FORM ) ),
			array( 'POST', '/myplugin/v1/posts', array( 'raw' => $json, 'headers' => array( 'Content-Type' => 'text/plain' ) ) ),
			array( 'POST', '/myplugin/v1/posts', array( 'raw' => $json, 'headers' => array( 'Content-Type' => 'text/plain; application/json' ) ) ),
			array( 'GET', '/myplugin/v1/posts?_method=POST&title=Forged', array() ),
			array( 'GET', '/myplugin/v1/posts', array( 'headers' => array( 'X-HTTP-Method-Override' => 'POST' ), 'query' => self::FORM ) ),
			array( 'GET', "/myplugin/v1/posts/$id?_method=DELETE", array() ),
			array( 'GET', "/myplugin/v1/posts/$id?_method=PATCH&title=Forged", array() ),
			array( 'POST', "/myplugin/v1/posts/$id?_method=DELETE", array() ),
			array( 'POST', "/myplugin/v1/posts/$id", array( 'form' => self::FORM ) ),
			array( 'DELETE', "/myplugin/v1/posts/$id", array() ),
			array( 'HEAD', '/myplugin/v1/posts?_method=POST&title=Forged', array() ),
			array( 'POST', '/myplugin/v1/posts?_envelope=1', array( 'form' => self::FORM ) ),
			array( 'GET', '/myplugin/v1/posts?_jsonp=x&_method=POST&title=Forged', array() ),
		);
		foreach ( array( array(), self::FOREIGN ) as $headers ) {
			foreach ( $ways as list( $method, $route, $options ) ) {
				$options['headers'] = $headers + ( $options['headers'] ?? array() );
				$answer             = $this->request( $method, $route, $options + array( 'nonce' => false ) );
				// An envelope has the status inside.
				self::assertContains( $answer->get( 'status' ) ?? $answer->status, array( 400, 401 ), "$method $route {$answer->raw}" );
			}
		}
		self::assertSame( $before, $this->stored() );
	}

	public function test_a_batch_does_not_reach_the_posts(): void {
		$this->login( $this->user( 'administrator' ) );
		$before = $this->stored();
		foreach ( array( false, true ) as $nonce ) {
			$answer = $this->request( 'POST', '/batch/v1', array( 'nonce' => $nonce, 'body' => array( 'requests' => array( array( 'method' => 'POST', 'path' => '/myplugin/v1/posts', 'body' => self::FORM ) ) ) ) );
			self::assertStringContainsString( 'rest_batch_not_allowed', $answer->raw );
		}
		self::assertSame( $before, $this->stored() );
	}

	public function test_the_nonce_of_another_user_action_or_session_is_refused(): void {
		$me    = $this->user( 'administrator' );
		$other = $this->user( 'administrator' );
		$this->login( $other );
		$nonces = array( 'of another user' => $this->nonce() );
		$this->login( $me );
		$nonces['of another session'] = $this->nonce();
		$this->login( $me );
		$nonces['of another action'] = $this->nonce( 'wp_rest ' );
		$nonces['of no action']      = $this->nonce( '-1' );
		$nonces['empty']             = '';
		$before                      = $this->stored();
		foreach ( $nonces as $which => $nonce ) {
			foreach ( array( array( 'nonce' => $nonce ), array( 'nonce' => false, 'query' => array( '_wpnonce' => $nonce ) ) ) as $options ) {
				$answer = $this->request( 'POST', '/myplugin/v1/posts', $options + array( 'form' => self::FORM ) );
				self::assertContains( $answer->code(), array( 'rest_cookie_invalid_nonce', 'inkfast_signed_out' ), $which );
			}
		}
		self::assertSame( $before, $this->stored() );
	}

	public function test_a_visitors_nonce_in_a_field_beats_no_right_into_the_header(): void {
		$visitor = $this->nonce();
		$this->login( $this->user( 'administrator' ) );
		self::assertSame( 'rest_cookie_invalid_nonce', $this->request( 'POST', '/myplugin/v1/posts', array( 'form' => self::FORM + array( '_wpnonce' => $visitor ) ) )->code() );
	}

	public function test_after_signing_out_the_nonce_is_worth_nothing(): void {
		$me = $this->user( 'administrator' );
		$this->login( $me );
		$nonce = $this->nonce();
		WP_Session_Tokens::get_instance( $me )->destroy_all();
		$before = $this->stored();
		self::assertSame( 403, $this->request( 'POST', '/myplugin/v1/posts', array( 'nonce' => $nonce, 'form' => self::FORM ) )->status );
		self::assertSame( $before, $this->stored() );
	}

	public function test_a_form_posted_to_a_page_with_cookies_alone_or_with_another_nonce_writes_nothing(): void {
		$me    = $this->user( 'administrator' );
		$id    = $this->post( array( 'post_author' => $me, 'post_title' => 'Before' ) );
		$page  = $this->form_page();
		$other = $this->user( 'administrator' );
		$this->login( $other );
		$nonces = array( 'of another user' => $this->nonce( HiddenFields::ACTION ) );
		$this->login( $me );
		$nonces['of another session'] = $this->nonce( HiddenFields::ACTION );
		$this->login( $me );
		$good    = self::fields( $this->open_page( $page ), array( 'title' => 'Forged', 'content' => 'Forged' ) );
		$nonces += array( 'of the routes' => $this->nonce(), 'of a visitor' => self::nonce_of_a_visitor(), 'none' => '', 'an array' => array( $good['nonce'] ) );
		$before  = $this->stored();
		foreach ( $nonces as $which => $nonce ) {
			foreach ( array( array(), array( 'id' => (string) $id, 'etag' => ETag::of( get_post( $id ) ?? self::fail() ) ) ) as $target ) {
				self::assertStringStartsNotWith( 'Location', $this->submit( $page, $target + array( 'nonce' => $nonce ) + $good ), $which );
			}
		}
		self::assertStringStartsNotWith( 'Location', $this->submit( $page, array( 'key' => '' ) + $good ) );
		$this->open_page( $page, array( 'inkfast' => $good ) );
		self::assertSame( $before, $this->stored() );

		$_SERVER['HTTP_ORIGIN'] = 'null';
		self::assertStringStartsWith( 'Location', $this->submit( $page, $good ) );
	}

	public function test_no_right_comes_with_the_nonce_of_a_form(): void {
		$id    = $this->post( array( 'post_author' => $this->user( 'editor' ), 'post_title' => 'Before' ) );
		$page  = $this->form_page();
		$blank = self::fields( $this->open_page( $page ), array( 'title' => 'Forged', 'content' => '' ) );
		foreach ( array( 'subscriber', 'contributor', 'author' ) as $role ) {
			$this->login( $this->user( $role ) );
			$fields = array( 'nonce' => $this->nonce( HiddenFields::ACTION ), 'key' => str_repeat( 'k', 32 ) ) + $blank;
			$before = $this->stored();
			$html   = $this->submit( $page, array( 'id' => (string) $id, 'etag' => ETag::of( get_post( $id ) ?? self::fail() ) ) + $fields );
			self::assertStringContainsString( 'Your account may not edit this post.', $html );
			if ( 'subscriber' === $role ) {
				self::assertStringContainsString( 'Your account may not write here.', $this->submit( $page, $fields ) );
			}
			self::assertSame( $before, $this->stored() );
		}
	}

	/** As anybody can have one printed. */
	private static function nonce_of_a_visitor(): string {
		$me = get_current_user_id();
		wp_set_current_user( 0 );
		$nonce = wp_create_nonce( HiddenFields::ACTION );
		wp_set_current_user( $me );

		return $nonce;
	}

	/** All posts as they are stored. */
	private function stored(): string {
		return md5( (string) wp_json_encode( self::database()->get_results( 'SELECT ID, post_title, post_content, post_status, post_author FROM ' . self::database()->posts . ' ORDER BY ID' ) ) );
	}
}
