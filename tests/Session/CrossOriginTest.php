<?php
/**
 * What a browser is told about other origins, by real HTTP: core sends these headers by PHP itself.
 *
 * @package Inkfast
 */

declare( strict_types=1 );

namespace Inkfast\Tests\Session;

use Inkfast\Tests\Delivery\LiveSite;
use Inkfast\Tests\TestCase;
use PHPUnit\Framework\Attributes\TestWith;

final class CrossOriginTest extends TestCase {

	private static ?LiveSite $site = null;

	private static string $cookie = '';

	public static function setUpBeforeClass(): void {
		self::$site   = LiveSite::start( self::database() );
		self::$cookie = self::$site->login( 'author' );
	}

	public static function tearDownAfterClass(): void {
		self::$site?->stop();
	}

	#[TestWith( array( 'http://inkfast.test:8080' ) )]
	#[TestWith( array( 'https://inkfast.test' ) )]
	#[TestWith( array( 'http://www.inkfast.test' ) )]
	#[TestWith( array( 'http://evil.example' ) )]
	#[TestWith( array( 'null' ) )]
	#[TestWith( array( '' ) )]
	public function test_a_foreign_origin_may_not_read_the_nonce_route( string $origin ): void {
		foreach ( array( 'GET', 'POST', 'HEAD', 'OPTIONS' ) as $method ) {
			$answer = self::site()->send( $method, '/wp-json/myplugin/v1/nonce', array( 'Origin' => $origin, 'Cookie' => self::$cookie, 'Sec-Fetch-Site' => 'cross-site' ) );
			self::assertNull( $answer->header( 'Access-Control-Allow-Origin' ), $method );
			self::assertNull( $answer->header( 'Access-Control-Allow-Credentials' ), $method );
			self::assertNull( $answer->header( 'X-WP-Nonce' ), $method );
			self::assertNull( $answer->header( 'Inkfast-User' ), $method );
			self::assertStringContainsString( 'Origin', (string) $answer->header( 'Vary' ) );
			if ( in_array( $method, array( 'GET', 'POST' ), true ) ) {
				self::assertSame( array( 403, 'inkfast_foreign_origin' ), array( $answer->status, $answer->code() ) );
			}
		}
	}

	public function test_the_sites_own_page_may(): void {
		$answer = self::site()->send( 'POST', '/wp-json/myplugin/v1/nonce', array( 'Origin' => 'http://inkfast.test', 'Cookie' => self::$cookie ) );
		self::assertSame( 200, $answer->status, $answer->raw );
		self::assertSame( $answer->text( 'nonce' ), $answer->header( 'X-WP-Nonce' ) );
		self::assertSame( 'no-store, private', $answer->header( 'Cache-Control' ) );
		self::assertNull( $answer->header( 'Last-Modified' ) );
	}

	public function test_a_post_that_hides_where_it_comes_from_is_refused_and_a_get_by_hand_is_not(): void {
		self::assertSame( 'inkfast_foreign_origin', self::site()->send( 'POST', '/wp-json/myplugin/v1/nonce', array( 'Cookie' => self::$cookie ) )->code() );
		self::assertSame( 200, self::site()->send( 'GET', '/wp-json/myplugin/v1/nonce', array( 'Cookie' => self::$cookie ) )->status );
	}

	public function test_another_hosts_origin_stays_foreign_though_core_reflects_it_elsewhere(): void {
		$headers = array( 'Origin' => 'http://evil.example', 'Cookie' => self::$cookie );
		self::assertSame( 'http://evil.example', self::site()->send( 'GET', '/wp-json/wp/v2/posts', $headers )->header( 'Access-Control-Allow-Origin' ), 'core does what this rule is for' );
		$posts = self::site()->send( 'GET', '/wp-json/myplugin/v1/posts', $headers );
		self::assertSame( 401, $posts->status );
		self::assertNull( $posts->header( 'X-WP-Nonce' ) );
	}

	/**
	 * Every way to write the same route that core takes.
	 */
	#[TestWith( array( '/wp-json/MyPlugin/V1/Nonce' ) )]
	#[TestWith( array( '/wp-json/myplugin/v1/nonce/' ) )]
	#[TestWith( array( '/?rest_route=/myplugin/v1/nonce' ) )]
	#[TestWith( array( '/index.php?rest_route=/myplugin/v1/nonce/' ) )]
	#[TestWith( array( '/index.php?rest_route=%2Fmyplugin%2Fv1%2Fnonce%0A' ) )]
	public function test_other_ways_to_write_the_route_keep_the_rule( string $path ): void {
		$foreign = self::site()->send( 'GET', $path, array( 'Origin' => 'http://evil.example', 'Cookie' => self::$cookie ) );
		self::assertNull( $foreign->get( 'nonce' ) );
		self::assertNull( $foreign->header( 'Access-Control-Allow-Credentials' ) );
		self::assertNull( $foreign->header( 'X-WP-Nonce' ) );

		$own = self::site()->send( 'GET', $path, array( 'Origin' => 'http://inkfast.test', 'Cookie' => self::$cookie ) );
		self::assertSame( array( 200, 'no-store, private' ), array( $own->status, $own->header( 'Cache-Control' ) ), $own->raw );
	}

	/** The running server. */
	private static function site(): LiveSite {
		assert( null !== self::$site );

		return self::$site;
	}
}
