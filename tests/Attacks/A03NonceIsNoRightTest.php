<?php
/**
 * A3: a nonce taken for a right; a nonce minted for any action.
 *
 * @package Inkfast
 */

declare( strict_types=1 );

namespace Inkfast\Tests\Attacks;

use Inkfast\Tests\TestCase;
use PHPUnit\Framework\Attributes\TestWith;

final class A03NonceIsNoRightTest extends TestCase {

	public function test_a_valid_nonce_alone_does_nothing(): void {
		$victim = $this->post( array( 'post_author' => $this->user( 'author' ), 'post_status' => 'draft' ) );
		$this->login( $this->user( 'subscriber' ) );
		self::assertSame( 403, $this->request( 'POST', '/myplugin/v1/posts', array( 'body' => array( 'title' => 'T' ) ) )->status );
		foreach ( array( 'GET', 'PATCH', 'PUT', 'POST', 'DELETE' ) as $method ) {
			self::assertSame( 404, $this->request( $method, "/myplugin/v1/posts/$victim", array( 'form' => array() ) )->status );
		}
	}

	public function test_a_visitors_valid_nonce_does_nothing_either(): void {
		$nonce = $this->request( 'GET', '/myplugin/v1/nonce' )->text( 'nonce' );
		foreach ( array( array( 'GET', '' ), array( 'POST', '' ), array( 'PATCH', '/1' ), array( 'DELETE', '/1' ), array( 'GET', '/1' ) ) as list( $method, $id ) ) {
			$answer = $this->request( $method, "/myplugin/v1/posts$id", array( 'nonce' => $nonce, 'body' => array( 'title' => 'T' ) ) );
			self::assertSame( array( 401, 'inkfast_signed_out' ), array( $answer->status, $answer->code() ), "$method $id" );
		}
	}

	#[TestWith( array( 'action' ) )]
	#[TestWith( array( 'actions' ) )]
	#[TestWith( array( 'nonce_action' ) )]
	#[TestWith( array( '_action' ) )]
	#[TestWith( array( 'name' ) )]
	public function test_no_request_names_an_action_to_mint_for( string $name ): void {
		$this->login( $this->user( 'administrator' ) );
		foreach ( array( 'GET', 'POST' ) as $method ) {
			foreach ( array( 'delete-user_1', 'switch_to_user_1', '-1', '' ) as $action ) {
				$answer = $this->request( $method, '/myplugin/v1/nonce', array( 'nonce' => false, 'query' => array( $name => $action ), 'form' => array( $name => $action ) ) );
				self::assertStringNotContainsString( $this->nonce( $action ), $answer->raw );
				self::assertSame( array(), $answer->get( 'actions' ) );
			}
		}
	}

	public function test_a_registered_actions_nonce_is_not_one_for_rest(): void {
		inkfast_register_action( 'mine', 'read' );
		$this->login( $this->user( 'author' ) );
		$nonce = $this->request( 'POST', '/myplugin/v1/nonce', array( 'nonce' => false ) )->text( 'actions.mine' );
		self::assertNotSame( '', $nonce );
		self::assertSame( 'rest_cookie_invalid_nonce', $this->request( 'POST', '/myplugin/v1/posts', array( 'nonce' => $nonce, 'body' => array( 'title' => 'T' ) ) )->code() );
	}
}
