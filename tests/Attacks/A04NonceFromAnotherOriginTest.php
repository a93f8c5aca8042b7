<?php
/**
 * A4: the nonce read from another origin, the request part; CrossOriginTest sends the same over HTTP, and a browser tries it from a sibling port.
 *
 * @package Inkfast
 */

declare( strict_types=1 );

namespace Inkfast\Tests\Attacks;

use Inkfast\Tests\TestCase;
use PHPUnit\Framework\Attributes\DataProvider;

final class A04NonceFromAnotherOriginTest extends TestCase {

	/**
	 * What a foreign page can make a browser say of itself.
	 *
	 * @return iterable<string, array{array<string, string|null>}>
	 */
	public static function foreign(): iterable {
		foreach ( array( 'https://evil.example', 'null', 'http://inkfast.test:8080', 'http://x.inkfast.test', 'https://inkfast.test', 'http://inkfast.test.evil.example', 'file://' ) as $origin ) {
			yield $origin => array( array( 'Origin' => $origin, 'Sec-Fetch-Site' => null ) );
			yield "$origin, another site" => array( array( 'Origin' => $origin, 'Sec-Fetch-Site' => 'cross-site' ) );
			yield "$origin, same site" => array( array( 'Origin' => $origin, 'Sec-Fetch-Site' => 'same-site' ) );
		}
		yield 'no origin from another site' => array( array( 'Origin' => null, 'Sec-Fetch-Site' => 'cross-site' ) );
		yield 'no origin from the same site' => array( array( 'Origin' => null, 'Sec-Fetch-Site' => 'same-site' ) );
	}

	/**
	 * @param array<string, string|null> $headers Of the foreign page.
	 */
	#[DataProvider( 'foreign' )]
	public function test_no_way_of_asking_shows_the_nonce( array $headers ): void {
		$this->login( $this->user( 'administrator' ) );
		$batch = array( 'requests' => array( array( 'method' => 'POST', 'path' => '/myplugin/v1/nonce', 'headers' => array( 'Origin' => home_url(), 'Sec-Fetch-Site' => 'same-origin' ) ) ) );
		$ways  = array(
			array( 'GET', '/myplugin/v1/nonce', array() ),
			array( 'POST', '/myplugin/v1/nonce', array() ),
			array( 'HEAD', '/myplugin/v1/nonce', array() ),
			array( 'OPTIONS', '/myplugin/v1/nonce', array() ),
			array( 'GET', '/MyPlugin/V1/NONCE', array() ),
			array( 'GET', '/myplugin/v1/nonce?_jsonp=steal', array() ),
			array( 'GET', '/myplugin/v1/nonce?_envelope=1', array() ),
			array( 'POST', '/myplugin/v1/nonce?_method=GET', array() ),
			array( 'GET', '/myplugin/v1/nonce?_method=POST', array() ),
			array( 'GET', '/myplugin/v1/nonce?Origin=http://inkfast.test', array() ),
			array( 'POST', '/myplugin/v1/nonce', array( 'headers' => array( 'X-HTTP-Method-Override' => 'GET', 'Content-Type' => 'text/plain' ), 'raw' => '{}' ) ),
			array( 'POST', '/batch/v1', array( 'body' => $batch ) ),
			array( 'POST', '/batch/v1?_envelope=1', array( 'body' => $batch ) ),
			array( 'GET', '/myplugin/v1/posts', array() ),
			array( 'GET', '/myplugin/v1/posts?_envelope=1', array() ),
			array( 'GET', '/myplugin/v1/none?_jsonp=steal', array() ),
			array( 'POST', '/myplugin/v1/posts', array( 'nonce' => 'stale' ) ),
			array( 'POST', '/myplugin/v1/posts?_wpnonce=stale', array() ),
		);
		foreach ( $ways as list( $method, $route, $options ) ) {
			$options['headers'] = $headers + ( $options['headers'] ?? array() );
			$answer             = $this->request( $method, $route, $options + array( 'nonce' => false ) );
			self::assertStringNotContainsString( $this->nonce(), $answer->raw . wp_json_encode( $answer->headers ), "$method $route" );
			self::assertNull( $answer->header( 'Inkfast-User' ), "$method $route" );
		}
	}

	public function test_a_page_of_an_origin_that_the_owner_added_may_and_only_that(): void {
		add_filter( 'inkfast_allowed_origins', static fn (): array => array( 'https://app.example.com' ) );
		$this->login( $this->user( 'author' ) );
		$ask = fn ( string $origin ): int => $this->request( 'POST', '/myplugin/v1/nonce', array( 'nonce' => false, 'headers' => array( 'Origin' => $origin, 'Sec-Fetch-Site' => 'cross-site' ) ) )->status;
		self::assertSame( array( 200, 403, 403 ), array( $ask( 'https://app.example.com' ), $ask( 'http://app.example.com' ), $ask( 'https://app.example.com.evil.example' ) ) );
	}

	public function test_a_filter_gone_wrong_opens_nothing(): void {
		foreach ( array( null, true, '*', array( '*' ), array( true ), array( array( 'https://evil.example' ) ), array( 'null', '' ) ) as $broken ) {
			add_filter( 'inkfast_allowed_origins', static fn (): mixed => $broken );
			foreach ( array( 'https://evil.example', 'null' ) as $origin ) {
				self::assertSame( 403, $this->request( 'POST', '/myplugin/v1/nonce', array( 'headers' => array( 'Origin' => $origin, 'Sec-Fetch-Site' => null ) ) )->status );
			}
			remove_all_filters( 'inkfast_allowed_origins' );
		}
	}
}
