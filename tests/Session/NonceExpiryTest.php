<?php
/**
 * Until when a nonce is taken, to the second.
 *
 * @package Inkfast
 */

declare( strict_types=1 );

namespace Inkfast\Tests\Session;

use Inkfast\Session\Nonces;
use Inkfast\Tests\TestCase;
use PHPUnit\Framework\Attributes\TestWith;
use WP_Session_Tokens;

final class NonceExpiryTest extends TestCase {

	#[TestWith( array( 86400 ) )]
	#[TestWith( array( 43200 ) )]
	#[TestWith( array( 3600 ) )]
	#[TestWith( array( 7 ) )]
	#[TestWith( array( 2 ) )]
	#[TestWith( array( 1 ) )]
	#[TestWith( array( 604801 ) )]
	#[TestWith( array( '7200' ) )]
	#[TestWith( array( 90.5 ) )]
	public function test_expires_is_the_last_second_of_the_second_tick( int|float|string $life ): void {
		add_filter( 'nonce_life', static fn (): int|float|string => $life );
		// As wp_nonce_tick() counts, for a clock that can be set.
		$tick = static fn ( int $second ): float => ceil( $second / ( (float) $life / 2 ) );

		for ( $now = 1763700000; $now < 1763700200; $now++ ) {
			$expires = ( new Nonces() )->expires( $now, 0 );
			self::assertLessThanOrEqual( 1.0, $tick( $expires ) - $tick( $now ), "taken at $expires, minted at $now" );
			self::assertGreaterThan( 1.0, $tick( $expires + 1 ) - $tick( $now ), "refused one second later, minted at $now" );
		}
	}

	public function test_on_the_edges_of_a_tick_expires_is_exact(): void {
		$nonces = new Nonces();
		$edge   = 1763726400; // A whole number of half days.

		self::assertSame( $edge + 43200, $nonces->expires( $edge, 0 ), 'the last second of a tick' );
		self::assertSame( $edge + 86400, $nonces->expires( $edge + 1, 0 ), 'the first second of the next' );
	}

	public function test_the_nonce_is_taken_at_expires_and_refused_one_second_later_by_core_itself(): void {
		add_filter( 'nonce_life', static fn (): int => 4 );
		$this->login( $this->user( 'author' ) );
		// A busy machine may sleep through the second that is looked at: then once more.
		for ( $try = 0; $try < 10; $try++ ) {
			$answer  = $this->request( 'POST', '/myplugin/v1/nonce', array( 'nonce' => false ) );
			$expires = $answer->number( 'expires' );
			$taken   = $this->taken_at( $expires, $answer->text( 'nonce' ) );
			$later   = $this->taken_at( $expires + 1, $answer->text( 'nonce' ) );
			if ( null !== $taken && null !== $later ) {
				self::assertSame( array( true, false ), array( $taken, $later ) );
				return;
			}
		}
		self::markTestIncomplete( 'This machine is too busy to look at one second.' );
	}

	public function test_a_life_that_is_no_number_or_nothing_does_not_break_the_answer(): void {
		foreach ( array( 'abc', null, 0, -5 ) as $life ) {
			add_filter( 'nonce_life', static fn (): mixed => $life, 99 );
			self::assertGreaterThan( 0, ( new Nonces() )->expires( 1763700000, 0 ) );
			remove_all_filters( 'nonce_life', 99 );
		}
	}

	public function test_the_life_is_asked_for_the_rest_action_as_core_does(): void {
		add_filter( 'nonce_life', static fn ( int $life, int|string $action ): int => 'wp_rest' === $action ? 20 : $life, 10, 2 );
		self::assertLessThanOrEqual( 20, ( new Nonces() )->expires( 1763700000, 0 ) - 1763700000 );
	}

	public function test_a_login_that_ends_earlier_ends_the_nonce(): void {
		$nonces = new Nonces();
		self::assertSame( 1763700100, $nonces->expires( 1763700000, 1763700100 ) );
		self::assertSame( $nonces->expires( 1763700000, 0 ), $nonces->expires( 1763700000, 1763700000 + 14 * DAY_IN_SECONDS ) );
	}

	public function test_the_route_knows_when_the_login_of_this_request_ends(): void {
		$ends = time() + 600;
		$this->login_until( $this->user( 'author' ), $ends );
		self::assertSame( $ends, $this->request( 'POST', '/myplugin/v1/nonce', array( 'nonce' => false ) )->get( 'expires' ) );
	}

	public function test_a_login_that_ended_is_a_visitors_whose_nonce_does_not_end_with_it(): void {
		$this->login_until( $this->user( 'author' ), time() - 10 );
		$answer = $this->request( 'POST', '/myplugin/v1/nonce', array( 'nonce' => false ) );

		self::assertSame( 0, $answer->get( 'user.id' ), $answer->raw );
		self::assertGreaterThan( time() + 40000, $answer->get( 'expires' ) );
	}

	/**
	 * Logs someone in for as long as told.
	 *
	 * @param int $user_id Who.
	 * @param int $ends    When the cookie ends.
	 */
	private function login_until( int $user_id, int $ends ): void {
		$token                       = WP_Session_Tokens::get_instance( $user_id )->create( $ends );
		$_COOKIE[ LOGGED_IN_COOKIE ] = wp_generate_auth_cookie( $user_id, $ends, 'logged_in', $token );
	}

	/**
	 * Whether core takes a nonce in a second that comes soon.
	 *
	 * @param int    $second UTC seconds.
	 * @param string $nonce  The nonce.
	 * @return bool|null Null when the second was missed.
	 */
	private function taken_at( int $second, string $nonce ): ?bool {
		while ( time() < $second ) {
			usleep( 10000 );
		}
		$before = time();
		$taken  = false !== wp_verify_nonce( $nonce, 'wp_rest' );

		return $before === $second && time() === $second ? $taken : null;
	}
}
