<?php
/**
 * Tests of the key that seals drafts.
 *
 * @package Inkfast
 */

declare( strict_types=1 );

namespace Inkfast\Tests\Drafts;

use Inkfast\Drafts\DraftKey;
use Inkfast\Tests\TestCase;
use PHPUnit\Framework\Attributes\TestWith;

final class DraftKeyTest extends TestCase {

	private const ROUTE = '/myplugin/v1/draft-key';

	public function test_it_is_made_once_of_32_bytes_and_stays(): void {
		$user = $this->user( 'author' );
		$key  = $this->key()->of( $user );

		self::assertSame( 32, strlen( (string) base64_decode( $key, true ) ) );
		self::assertSame( $key, $this->key()->of( $user ) );
		wp_cache_flush();
		self::assertSame( $key, $this->key()->of( $user ) );
		wp_set_password( 'another', $user );
		self::assertSame( $key, $this->key()->of( $user ) );
		self::assertNotSame( $key, $this->key()->of( $this->user( 'author' ) ) );
	}

	public function test_a_request_that_did_not_see_the_key_of_another_takes_it_all_the_same(): void {
		$user = $this->user( 'author' );
		get_user_meta( $user );
		$first = base64_encode( random_bytes( 32 ) );
		self::database()->insert( self::database()->usermeta, array( 'user_id' => $user, 'meta_key' => DraftKey::META, 'meta_value' => $first ) ); // phpcs:ignore WordPress.DB.SlowDBQuery -- One row.

		self::assertSame( $first, $this->key()->of( $user ) );
		self::assertSame( array( $first ), get_user_meta( $user, DraftKey::META ) );
	}

	public function test_of_two_keys_the_first_one_wins(): void {
		$user = $this->user( 'author' );
		$keys = array( base64_encode( random_bytes( 32 ) ), base64_encode( random_bytes( 32 ) ) );
		add_user_meta( $user, DraftKey::META, $keys[0] );
		add_user_meta( $user, DraftKey::META, $keys[1] );

		self::assertSame( $keys[0], $this->key()->of( $user ) );
	}

	public function test_a_visitor_and_nobody_have_none(): void {
		self::assertSame( '', $this->key()->of( 0 ) );
		self::assertSame( '', $this->key()->of( 99999999 ) );
		self::assertSame( array(), get_user_meta( 99999999, DraftKey::META ) );
	}

	public function test_a_key_that_is_there_costs_no_query(): void {
		$user = $this->user( 'author' );
		$this->key()->of( $user );
		get_user_meta( $user );

		self::assertSame( 0, $this->queries( fn () => $this->key()->of( $user ) ) );
	}

	public function test_the_route_gives_ones_own_and_no_cache_keeps_it(): void {
		$user = $this->user( 'subscriber' );
		$this->login( $user );
		$answer = $this->request( 'POST', self::ROUTE );

		self::assertSame( 200, $answer->status, $answer->raw );
		self::assertSame( array( 'key' => $this->key()->of( $user ) ), $answer->body );
		self::assertSame( 'no-store, private', $answer->header( 'Cache-Control' ) );
	}

	#[TestWith( array( 'GET' ) )]
	#[TestWith( array( 'HEAD' ) )]
	#[TestWith( array( 'OPTIONS' ) )]
	public function test_other_methods_carry_nothing( string $method ): void {
		$user = $this->user( 'author' );
		$this->login( $user );

		self::assertStringNotContainsString( $this->key()->of( $user ), $this->request( $method, self::ROUTE )->raw );
	}

	/** The plugin's own. */
	private function key(): DraftKey {
		return new DraftKey( self::database() );
	}
}
