<?php
/**
 * Minting for somebody gives nobody that somebody's rights.
 *
 * @package Inkfast
 */

declare( strict_types=1 );

namespace Inkfast\Tests\Session;

use Inkfast\Session\Nonces;
use Inkfast\Tests\TestCase;
use RuntimeException;

final class NoncesTest extends TestCase {

	public function test_the_current_user_is_the_same_before_and_after_minting(): void {
		$author = $this->user( 'author' );
		$editor = $this->user( 'editor' );
		foreach ( array( 0, $author, $editor ) as $current ) {
			foreach ( array( 0, $author, $editor ) as $for ) {
				wp_set_current_user( $current );
				( new Nonces() )->mint( $for, array( 'wp_rest', 'other' ) );
				self::assertSame( $current, get_current_user_id(), "minted for $for" );
			}
		}
	}

	public function test_the_current_user_is_back_when_minting_throws(): void {
		$author = $this->user( 'author' );
		add_filter(
			'nonce_life',
			static function (): never {
				throw new RuntimeException( 'A plugin broke.' );
			}
		);
		try {
			( new Nonces() )->mint( $author, array( 'wp_rest' ) );
			self::fail( 'The exception was swallowed.' );
		} catch ( RuntimeException ) {
			self::assertSame( 0, get_current_user_id() );
		}
	}

	public function test_the_nonces_are_those_that_the_user_would_make(): void {
		$author = $this->user( 'author' );
		$this->login( $author );
		$nonces = ( new Nonces() )->mint( $author, array( 'wp_rest', 'other' ) );

		self::assertSame( array( 'wp_rest' => wp_create_nonce( 'wp_rest' ), 'other' => wp_create_nonce( 'other' ) ), $nonces );
		self::assertNotSame( $nonces['wp_rest'], $nonces['other'] );
	}

	public function test_a_visitors_nonce_follows_the_identity_that_a_shop_gives_visitors(): void {
		add_filter( 'nonce_user_logged_out', static fn (): string => 't_customer' );
		$nonce = $this->request( 'POST', '/myplugin/v1/nonce' )->text( 'nonce' );
		self::assertSame( 200, $this->request( 'GET', '/wp/v2/posts', array( 'nonce' => $nonce ) )->status );
	}

	public function test_a_batch_that_asks_for_a_nonce_goes_on_without_rights_before_and_after(): void {
		$this->login( $this->user( 'administrator' ) );
		$create = array( 'method' => 'POST', 'path' => '/wp/v2/posts', 'body' => array( 'title' => 'As whom?' ) );
		$nonce  = array( 'method' => 'POST', 'path' => '/myplugin/v1/nonce' );
		$answer = $this->request( 'POST', '/batch/v1', array( 'nonce' => false, 'body' => array( 'requests' => array( $create, $nonce, $create ) ) ) );

		self::assertSame( 207, $answer->status, $answer->raw );
		self::assertSame( 401, $answer->get( 'responses.0.status' ) );
		self::assertSame( 200, $answer->get( 'responses.1.status' ) );
		self::assertSame( $this->nonce(), $answer->get( 'responses.1.body.nonce' ) );
		self::assertSame( 401, $answer->get( 'responses.2.status' ) );
	}

	public function test_a_batchs_body_holds_none_of_our_headers(): void {
		$this->login( $this->user( 'author' ) );
		$requests = array(
			array( 'method' => 'POST', 'path' => '/myplugin/v1/nonce' ),
			array( 'method' => 'POST', 'path' => '/myplugin/v1/posts' ),
			array( 'method' => 'POST', 'path' => '/myplugin/v1/none' ),
		);
		$answer   = $this->request( 'POST', '/batch/v1', array( 'body' => array( 'requests' => $requests ) ) );

		self::assertStringNotContainsString( 'Inkfast-User', $answer->raw );
		self::assertStringNotContainsString( 'X-WP-Nonce', $answer->raw );
		self::assertNull( $answer->header( 'Inkfast-User' ) );
	}

	public function test_headers_that_a_batchs_caller_makes_up_do_not_count(): void {
		$this->login( $this->user( 'author' ) );
		$forged = array( 'Origin' => home_url(), 'Sec-Fetch-Site' => 'same-origin', 'Host' => 'inkfast.test' );
		$answer = $this->request(
			'POST',
			'/batch/v1',
			array(
				'nonce'   => false,
				'headers' => array( 'Origin' => 'https://evil.example', 'Sec-Fetch-Site' => 'cross-site' ),
				'body'    => array( 'requests' => array( array( 'method' => 'POST', 'path' => '/myplugin/v1/nonce', 'headers' => $forged ) ) ),
			)
		);
		self::assertSame( 403, $answer->get( 'responses.0.status' ), $answer->raw );
		self::assertSame( 'inkfast_foreign_origin', $answer->get( 'responses.0.body.code' ) );
		self::assertStringNotContainsString( $this->nonce(), $answer->raw );
	}
}
