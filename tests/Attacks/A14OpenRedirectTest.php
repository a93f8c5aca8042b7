<?php
/**
 * A14: every return and login address that a page with the form holds, over real HTTP; a browser tries it too.
 *
 * @package Inkfast
 */

declare( strict_types=1 );

namespace Inkfast\Tests\Attacks;

use Inkfast\Tests\Delivery\LiveSite;
use Inkfast\Tests\TestCase;
use PHPUnit\Framework\Attributes\TestWith;

final class A14OpenRedirectTest extends TestCase {

	private static ?LiveSite $site = null;

	public static function setUpBeforeClass(): void {
		self::$site = LiveSite::start( self::database() );
	}

	public static function tearDownAfterClass(): void {
		self::$site?->stop();
	}

	#[TestWith( array( '/write/?redirect_to=https://evil.example/' ) )]
	#[TestWith( array( '/write/?redirect_to=//evil.example&return=//evil.example&next=https:evil.example' ) )]
	#[TestWith( array( '/write/?inkfast_edit=1&redirect_to=https://evil.example/' ) )]
	#[TestWith( array( '/write/?inkfast_edit=//evil.example' ) )]
	#[TestWith( array( '/write/?inkfast_edit[]=https://evil.example' ) )]
	#[TestWith( array( '/write/?_wp_http_referer=https://evil.example/' ) )]
	#[TestWith( array( '//evil.example/write/' ) )]
	#[TestWith( array( '/write//evil.example' ) )]
	#[TestWith( array( '/write/?"><a href="https://evil.example/">' ) )]
	#[TestWith( array( '/?pagename=write&redirect_to=https://evil.example/' ) )]
	#[TestWith( array( '/write/%0d%0aLocation:%20https://evil.example/' ) )]
	public function test_every_address_stays_on_the_site( string $path ): void {
		foreach ( array( array(), array( 'Referer' => 'https://evil.example/' ), array( 'X-Forwarded-Host' => 'evil.example', 'Forwarded' => 'host=evil.example' ), array( 'Host' => 'evil.example' ), array( 'X-Original-URL' => 'https://evil.example/', 'X-Rewrite-URL' => '//evil.example/' ) ) as $headers ) {
			$answer = self::site()->send( 'GET', str_replace( array( '"', '<', '>', ' ' ), array( '%22', '%3C', '%3E', '%20' ), $path ), $headers );
			$moved  = (string) $answer->header( 'Location' );
			if ( '' !== $moved && ! isset( $headers['Host'] ) ) {
				self::assertSame( 'inkfast.test', wp_parse_url( $moved, PHP_URL_HOST ), "redirected to $moved" );
			}
			foreach ( $this->addresses( $answer->raw ) as $address ) {
				self::assertSame( 'inkfast.test', wp_parse_url( $address, PHP_URL_HOST ), $address );
				parse_str( (string) wp_parse_url( $address, PHP_URL_QUERY ), $query );
				if ( isset( $query['redirect_to'] ) ) {
					self::assertIsString( $query['redirect_to'] );
					self::assertSame( 'inkfast.test', wp_parse_url( $query['redirect_to'], PHP_URL_HOST ), $address );
				}
			}
		}
	}

	public function test_the_page_has_an_address_to_look_at(): void {
		$addresses = $this->addresses( self::site()->send( 'GET', '/write/' )->raw );
		self::assertContains( 'http://inkfast.test/wp-login.php?redirect_to=http%3A%2F%2Finkfast.test%2Fwrite%2F', $addresses );
	}

	public function test_the_addresses_in_answers_stay_on_the_site_whatever_host_is_asked(): void {
		$cookie = self::site()->login( 'author' );
		$own    = array( 'Cookie' => $cookie, 'Sec-Fetch-Site' => 'same-origin' );
		$nonce  = self::site()->send( 'POST', '/wp-json/myplugin/v1/nonce', $own )->text( 'nonce' );
		$answer = self::site()->send( 'POST', '/wp-json/myplugin/v1/posts', $own + array( 'X-WP-Nonce' => $nonce, 'Content-Type' => 'application/json', 'X-Forwarded-Host' => 'evil.example', 'Referer' => 'https://evil.example/' ), '{"title":"T","status":"publish"}' );
		self::assertSame( 201, $answer->status, $answer->raw );
		foreach ( array( $answer->text( 'link' ), $answer->text( 'edit_link' ), (string) $answer->header( 'Location' ) ) as $address ) {
			self::assertStringStartsWith( 'http://inkfast.test/', $address );
		}
	}

	#[TestWith( array( '/write/?redirect_to=https://evil.example/' ) )]
	#[TestWith( array( '/write/?_wp_http_referer=//evil.example&inkfast_sent=https://evil.example' ) )]
	#[TestWith( array( '//write/?next=//evil.example' ) )]
	public function test_a_posted_form_leads_nowhere_else( string $path ): void {
		$cookie = array( 'Cookie' => self::site()->login( 'author' ) );
		$html   = self::site()->send( 'GET', '/write/', $cookie )->raw;
		preg_match_all( '/<input type="hidden" name="inkfast\[(\w+)\]" value="([^"]*)">/', $html, $found );
		foreach ( array( array(), array( 'nonce' => 'stale' ) ) as $number => $change ) {
			$fields  = $change + array( 'title' => "T $path", 'content' => '', 'key' => md5( "$path $number" . wp_rand() ) ) + array_combine( $found[1], $found[2] );
			$answer  = self::site()->send( 'POST', $path, $cookie + array( 'Content-Type' => 'application/x-www-form-urlencoded', 'Referer' => 'https://evil.example/', 'X-Forwarded-Host' => 'evil.example' ), http_build_query( array( 'inkfast' => $fields, 'redirect_to' => 'https://evil.example/', '_wp_http_referer' => 'https://evil.example/' ) ) );
			$address = (string) $answer->header( 'Location' );
			self::assertSame( array() === $change ? 303 : 200, $answer->status, $answer->raw );
			self::assertStringContainsString( 'no-store', (string) $answer->header( 'Cache-Control' ) );
			self::assertStringContainsString( "frame-ancestors 'self'", (string) $answer->header( 'Content-Security-Policy' ) );
			foreach ( array( ...( '' === $address ? array() : array( $address ) ), ...$this->addresses( $answer->raw ) ) as $each ) {
				self::assertSame( 'inkfast.test', wp_parse_url( $each, PHP_URL_HOST ), $each );
			}
		}
	}

	/**
	 * The addresses in the plugin's part of a page.
	 *
	 * @param string $html The page.
	 * @return list<string>
	 */
	private function addresses( string $html ): array {
		$found = array();
		preg_match_all( '#<section class="inkfast".*?</section>#s', $html, $sections );
		foreach ( $sections[0] as $section ) {
			preg_match_all( '#\s(?:href|action|formaction|src)="([^"]*)"#', $section, $addresses );
			array_push( $found, ...array_map( static fn ( string $address ): string => html_entity_decode( $address, ENT_QUOTES | ENT_HTML5 ), $addresses[1] ) );
		}

		return $found;
	}

	/** The running server. */
	private static function site(): LiveSite {
		assert( null !== self::$site );

		return self::$site;
	}
}
