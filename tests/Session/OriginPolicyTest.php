<?php
/**
 * The own-origin rule, by table.
 *
 * @package Inkfast
 */

declare( strict_types=1 );

namespace Inkfast\Tests\Session;

use Inkfast\Session\OriginPolicy;
use Inkfast\Session\Verdict;
use Inkfast\Tests\TestCase;
use PHPUnit\Framework\Attributes\DataProvider;

final class OriginPolicyTest extends TestCase {

	private const OWN = array( 'http://example.org:8888/blog', 'https://wp.example.org/wordpress' );

	private const ADDED = array( 'https://app.example.com', 'HTTPS://Upper.Example.com:443/', 'not an origin', '' );

	/** What browsers that send Sec-Fetch-Site say of it decides where it says same-origin or none; nothing else is believed. */
	public function test_sec_fetch_site_lets_in_only_same_origin_and_none_whatever_the_case(): void {
		foreach ( array( 'same-origin', 'none', 'SAME-ORIGIN', 'None' ) as $site ) {
			foreach ( array( null, 'http://example.org:8888', 'https://evil.example', 'null' ) as $origin ) {
				foreach ( array( 'GET', 'POST', 'PATCH', 'DELETE' ) as $method ) {
					self::assertSame( Verdict::Own, $this->judge( $site, $origin, $method ), "$site $origin $method" );
				}
			}
		}
	}

	public function test_another_or_no_sec_fetch_site_leaves_the_word_to_the_origin(): void {
		foreach ( array( null, '', 'same-site', 'cross-site', 'same-origin, none', 'nonsense' ) as $site ) {
			foreach ( array( 'GET', 'POST', 'PATCH', 'DELETE', 'HEAD' ) as $method ) {
				self::assertSame( Verdict::Own, $this->judge( $site, 'http://example.org:8888', $method ), "own $site $method" );
				self::assertSame( Verdict::Added, $this->judge( $site, 'https://app.example.com', $method ), "added $site $method" );
				self::assertSame( Verdict::Foreign, $this->judge( $site, 'https://evil.example', $method ), "foreign $site $method" );
				self::assertSame( Verdict::Foreign, $this->judge( $site, 'null', $method ), "null $site $method" );
			}
		}
	}

	public function test_without_either_header_get_passes_and_post_does_not(): void {
		self::assertSame( Verdict::Own, $this->judge( null, null, 'GET' ) );
		self::assertSame( Verdict::Own, $this->judge( '', '', 'GET' ) );
		self::assertSame( Verdict::Foreign, $this->judge( null, null, 'POST' ) );
		self::assertSame( Verdict::Foreign, $this->judge( null, null, 'post' ) );
	}

	public function test_a_browser_that_names_another_site_is_not_let_in_without_an_origin(): void {
		foreach ( array( 'cross-site', 'same-site', 'nonsense' ) as $site ) {
			self::assertSame( Verdict::Foreign, $this->judge( $site, null, 'GET' ), $site );
			self::assertSame( Verdict::Foreign, $this->judge( $site, null, 'POST' ), $site );
		}
	}

	/**
	 * Each Origin with the verdict on it, on a site at http://example.org:8888 whose WordPress is at https://wp.example.org, asked as front.example.net.
	 *
	 * @return iterable<string, array{string, Verdict}>
	 */
	public static function origins(): iterable {
		yield 'home'                               => array( 'http://example.org:8888', Verdict::Own );
		yield 'home in another case'               => array( 'HTTP://EXAMPLE.ORG:8888', Verdict::Own );
		yield 'the site address'                   => array( 'https://wp.example.org', Verdict::Own );
		yield 'the site address with its port'     => array( 'https://wp.example.org:443', Verdict::Own );
		yield 'the host that was asked'            => array( 'http://front.example.net', Verdict::Own );
		yield 'the host asked, its port named'     => array( 'http://front.example.net:80', Verdict::Own );
		yield 'an added one'                       => array( 'https://app.example.com', Verdict::Added );
		yield 'an added one, written otherwise'    => array( 'https://upper.example.com', Verdict::Added );
		yield 'home without its port'              => array( 'http://example.org', Verdict::Foreign );
		yield 'a sibling port'                     => array( 'http://example.org:8889', Verdict::Foreign );
		yield 'https where home is http'           => array( 'https://example.org:8888', Verdict::Foreign );
		yield 'http where the site is https'       => array( 'http://wp.example.org', Verdict::Foreign );
		yield 'the host asked, by https'           => array( 'https://front.example.net', Verdict::Foreign );
		yield 'the https port by http'             => array( 'http://wp.example.org:443', Verdict::Foreign );
		yield 'a sub-domain'                       => array( 'http://x.example.org:8888', Verdict::Foreign );
		yield 'the parent domain'                  => array( 'https://example.com', Verdict::Foreign );
		yield 'an added one by http'               => array( 'http://app.example.com', Verdict::Foreign );
		yield 'a host that begins like ours'       => array( 'http://example.org.evil.example:8888', Verdict::Foreign );
		yield 'a host that ends like ours'         => array( 'http://evilexample.org:8888', Verdict::Foreign );
		yield 'our host as a user name'            => array( 'http://example.org:8888@evil.example', Verdict::Foreign );
		yield 'another scheme'                     => array( 'ftp://example.org:8888', Verdict::Foreign );
		yield 'an extension'                       => array( 'chrome-extension://example.org', Verdict::Foreign );
		yield 'a file'                             => array( 'file://', Verdict::Foreign );
		yield 'null'                               => array( 'null', Verdict::Foreign );
		yield 'NULL'                               => array( 'NULL', Verdict::Foreign );
		yield 'no scheme'                          => array( '//example.org:8888', Verdict::Foreign );
		yield 'the bare host'                      => array( 'example.org:8888', Verdict::Foreign );
		yield 'what the list of added ones had'    => array( 'not an origin', Verdict::Foreign );
		yield 'two origins'                        => array( 'http://example.org:8888 https://evil.example', Verdict::Foreign );
		yield 'a star'                             => array( '*', Verdict::Foreign );
		yield 'no address at all'                  => array( 'http://', Verdict::Foreign );
		yield 'an impossible port'                 => array( 'http://example.org:99999', Verdict::Foreign );
		yield 'a line end'                         => array( "http://example.org:8888\r\nX: y", Verdict::Foreign );
	}

	#[DataProvider( 'origins' )]
	public function test_an_origin_is_own_only_when_scheme_host_and_port_are( string $origin, Verdict $verdict ): void {
		self::assertSame( $verdict, $this->judge( null, $origin, 'GET', array( 'HTTP_HOST' => 'front.example.net' ) ) );
		self::assertSame( $verdict, $this->judge( 'cross-site', $origin, 'POST', array( 'HTTP_HOST' => 'front.example.net' ) ) );
	}

	public function test_the_host_that_was_asked_counts_with_the_scheme_that_php_sees(): void {
		foreach ( array( array( 'HTTPS' => 'on' ), array( 'HTTPS' => '1' ), array( 'HTTPS' => 'ON' ), array( 'SERVER_PORT' => '443' ) ) as $ssl ) {
			$server = $ssl + array( 'HTTP_HOST' => 'front.example.net' );
			self::assertSame( Verdict::Own, $this->judge( null, 'https://front.example.net', 'POST', $server ) );
			self::assertSame( Verdict::Foreign, $this->judge( null, 'http://front.example.net', 'POST', $server ) );
		}
		self::assertSame( Verdict::Own, $this->judge( null, 'http://front.example.net:8080', 'POST', array( 'HTTP_HOST' => 'front.example.net:8080' ) ) );
		self::assertSame( Verdict::Own, $this->judge( null, 'http://[::1]:8080', 'POST', array( 'HTTP_HOST' => '[::1]:8080' ) ) );
	}

	public function test_a_proxy_that_ends_https_is_covered_by_sec_fetch_site_and_by_home(): void {
		$server = array( 'HTTP_HOST' => 'inner:8080', 'HTTPS' => 'off', 'HTTP_X_FORWARDED_PROTO' => 'https' );
		self::assertSame( Verdict::Own, $this->judge( 'same-origin', 'https://example.org', 'POST', $server ) );
		self::assertSame( Verdict::Own, $this->judge( null, 'https://wp.example.org', 'POST', $server ) );
		self::assertSame( Verdict::Foreign, $this->judge( null, 'https://inner:8080', 'POST', $server ), 'a forwarded scheme is the caller\'s own word' );
	}

	public function test_forwarded_hosts_and_referrers_are_not_believed(): void {
		foreach ( array( 'HTTP_X_FORWARDED_HOST', 'HTTP_FORWARDED', 'HTTP_REFERER', 'HTTP_X_ORIGINAL_HOST', 'HTTP_X_ORIGIN' ) as $name ) {
			self::assertSame( Verdict::Foreign, $this->judge( null, 'https://evil.example', 'POST', array( $name => 'https://evil.example' ) ), $name );
			self::assertSame( Verdict::Foreign, $this->judge( null, null, 'POST', array( $name => 'http://example.org:8888' ) ), $name );
		}
	}

	public function test_an_empty_site_and_an_empty_host_make_no_origin_own(): void {
		$policy = new OriginPolicy( array( '', 'null', '/' ), array( '', 'null' ) );
		foreach ( array( 'null', '', 'http://', 'https://evil.example' ) as $origin ) {
			self::assertSame( Verdict::Foreign, $policy->judge( array( 'REQUEST_METHOD' => 'POST', 'HTTP_ORIGIN' => $origin ) ), $origin );
		}
	}

	public function test_values_that_are_no_text_count_as_not_sent(): void {
		$policy = new OriginPolicy( self::OWN, self::ADDED );
		self::assertSame( Verdict::Foreign, $policy->judge( array( 'REQUEST_METHOD' => 'POST', 'HTTP_ORIGIN' => array( 'http://example.org:8888' ), 'HTTP_SEC_FETCH_SITE' => array( 'same-origin' ) ) ) );
	}

	/**
	 * What the policy says.
	 *
	 * @param string|null           $site   Sec-Fetch-Site.
	 * @param string|null           $origin Origin.
	 * @param string                $method HTTP method.
	 * @param array<string, string> $server More of $_SERVER.
	 */
	private function judge( ?string $site, ?string $origin, string $method, array $server = array() ): Verdict {
		$sent = array_filter( array( 'HTTP_SEC_FETCH_SITE' => $site, 'HTTP_ORIGIN' => $origin ), is_string( ... ) );

		return ( new OriginPolicy( self::OWN, self::ADDED ) )->judge( $sent + $server + array( 'REQUEST_METHOD' => $method, 'HTTP_HOST' => 'example.org:8888' ) );
	}
}
