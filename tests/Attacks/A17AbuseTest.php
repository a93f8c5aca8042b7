<?php
/**
 * A17: floods of the routes, huge and deep bodies. LimitsTest has the limits.
 *
 * @package Inkfast
 */

declare( strict_types=1 );

namespace Inkfast\Tests\Attacks;

use Inkfast\Tests\Support\Answer;
use Inkfast\Tests\TestCase;

final class A17AbuseTest extends TestCase {

	public function test_a_thousand_refused_requests_leave_nothing_behind(): void {
		$victim = $this->post( array( 'post_author' => $this->user( 'editor' ), 'post_status' => 'draft' ) );
		$people = array( 0, $this->user( 'subscriber' ), $this->user( 'author' ) );
		$before = $this->everything();
		$cron   = wp_json_encode( _get_cron_array() );
		$sent   = 0;
		while ( $sent < 1000 ) {
			foreach ( $people as $person ) {
				0 === $person ? $this->logout() : $this->login( $person );
				$before_login = $this->everything();
				foreach ( $this->refused( $victim, $sent ) as $answer ) {
					self::assertGreaterThanOrEqual( 400, $answer->status, $answer->raw );
					++$sent;
				}
				self::assertSame( $before_login, $this->everything() );
			}
		}
		unset( $before[ self::database()->usermeta ] );
		self::assertSame( $before, array_intersect_key( $this->everything(), $before ) );
		self::assertSame( $cron, wp_json_encode( _get_cron_array() ) );
	}

	public function test_the_nonce_route_writes_nothing_however_often_it_is_asked(): void {
		$this->login( $this->user( 'author' ) );
		$before = $this->everything();
		$seen   = array();
		for ( $time = 0; $time < 100; $time++ ) {
			$seen[] = $this->request( 0 === $time % 2 ? 'GET' : 'POST', '/myplugin/v1/nonce', array( 'nonce' => false ) )->text( 'nonce' );
		}
		self::assertCount( 1, array_unique( $seen ) );
		self::assertSame( $before, $this->everything() );
	}

	public function test_what_is_refused_costs_few_queries(): void {
		$this->login( $this->user( 'author' ) );
		$this->request( 'GET', '/myplugin/v1/posts' );
		self::assertLessThan( 30, $this->queries( fn (): Answer => $this->request( 'POST', '/myplugin/v1/posts', array( 'nonce' => 'stale', 'body' => array( 'title' => 'T' ) ) ) ) );
		self::assertLessThan( 30, $this->queries( fn (): Answer => $this->request( 'POST', '/myplugin/v1/posts', array( 'body' => array( 'title' => ' ' ) ) ) ) );
	}

	public function test_bodies_made_to_hurt_are_refused_quickly_and_in_few_words(): void {
		$this->login( $this->user( 'author' ) );
		$json   = array( 'headers' => array( 'Content-Type' => 'application/json' ) );
		$bodies = array(
			'too long'         => str_repeat( ' ', 16777217 ),
			'deep'             => str_repeat( '[', 100000 ),
			'deep objects'     => str_repeat( '{"a":', 100000 ),
			'wide'             => '[' . str_repeat( '1,', 500000 ) . '1]',
			'wide objects'     => '{"title":"T"' . str_repeat( ',"x":1', 100000 ) . '}',
			'empty lists'      => '{"_x":[' . str_repeat( '[],', 300000 ) . '[]],"y":1}',
			'a blank title'    => '{"title":"a' . str_repeat( ' ', 1000000 ) . 'b"}',
			'a number'         => '7',
			'a string'         => '"title"',
			'a long number'    => '{"title":' . str_repeat( '9', 100000 ) . '}',
			'a field repeated' => '{"title":"a","title":["b"]}',
		);
		foreach ( $bodies as $name => $body ) {
			$start  = hrtime( true );
			$answer = $this->request( 'POST', '/myplugin/v1/posts', array( 'raw' => $body ) + $json );
			self::assertContains( $answer->status, array( 400, 413 ), "$name {$answer->raw}" );
			self::assertLessThan( 8192, strlen( $answer->raw ), $name );
			self::assertLessThan( 30, ( hrtime( true ) - $start ) / 1e9, $name );
		}
	}

	/**
	 * Requests that are all refused, of every kind.
	 *
	 * @param int $victim A post that is not theirs.
	 * @param int $number Makes each differ.
	 * @return list<Answer>
	 */
	private function refused( int $victim, int $number ): array {
		$foreign = array( 'Origin' => 'https://evil.example', 'Sec-Fetch-Site' => 'cross-site' );

		return array(
			$this->request( 'POST', '/myplugin/v1/nonce', array( 'nonce' => false, 'headers' => $foreign ) ),
			$this->request( 'GET', '/myplugin/v1/nonce', array( 'nonce' => "stale$number" ) ),
			$this->request( 'POST', '/myplugin/v1/posts', array( 'nonce' => "stale$number", 'body' => array( 'title' => "T$number" ) ) ),
			$this->request( 'POST', '/myplugin/v1/posts', array( 'nonce' => false, 'body' => array( 'title' => "T$number" ) ) ),
			$this->request( 'POST', '/myplugin/v1/posts', array( 'body' => array( 'title' => "T$number", 'author' => $number ) ) ),
			$this->request( 'POST', '/myplugin/v1/posts', array( 'body' => array( 'title' => "T$number", 'form' => "post:0:publish:$number" ) ) ),
			$this->request( 'POST', '/myplugin/v1/posts', array( 'body' => array( 'title' => ' ' ) ) ),
			$this->request( 'PATCH', "/myplugin/v1/posts/$victim", array( 'body' => array( 'title' => "T$number" ) ) ),
			$this->request( 'DELETE', "/myplugin/v1/posts/$victim", array( 'headers' => array( 'If-Match' => "\"$number\"" ) ) ),
			$this->request( 'GET', "/myplugin/v1/posts/9999$number" ),
			$this->request( 'GET', "/myplugin/v1/none$number" ),
		);
	}

	/**
	 * A sum of every table.
	 *
	 * @return array<string, string|null> By table.
	 */
	private function everything(): array {
		$sums = array();
		foreach ( self::database()->tables() as $table ) {
			$sums[ $table ] = wp_json_encode( self::database()->get_row( "CHECKSUM TABLE $table", ARRAY_N ) ) . self::database()->get_var( "SELECT COUNT(*) FROM $table" );
		}
		$sums['all'] = wp_json_encode( self::database()->get_col( 'SHOW TABLES' ) ) . '';

		return $sums;
	}
}
