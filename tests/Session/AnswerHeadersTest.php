<?php
/**
 * The fresh nonce and its user on every answer of the namespace, errors included, and on no other.
 *
 * @package Inkfast
 */

declare( strict_types=1 );

namespace Inkfast\Tests\Session;

use Inkfast\Tests\Support\Answer;
use Inkfast\Tests\Support\Browser;
use Inkfast\Tests\TestCase;
use PHPUnit\Framework\Attributes\DataProvider;
use PHPUnit\Framework\Attributes\TestWith;
use WP_Application_Passwords;
use WP_Session_Tokens;
use WP_User;

/**
 * @phpstan-import-type Request from Browser
 */
final class AnswerHeadersTest extends TestCase {

	private const FOREIGN = array( 'Origin' => 'https://evil.example', 'Sec-Fetch-Site' => 'cross-site' );

	/**
	 * Requests by an author, each with the status of its answer: one of every kind.
	 *
	 * @return iterable<string, array{string, string, Request, int}>
	 */
	public static function requests(): iterable {
		yield 'the nonce'                  => array( 'POST', '/myplugin/v1/nonce', array( 'nonce' => false ), 200 );
		yield 'a list'                     => array( 'GET', '/myplugin/v1/posts', array(), 200 );
		yield 'a create'                   => array( 'POST', '/myplugin/v1/posts', array( 'body' => array( 'title' => 'T' ) ), 201 );
		yield 'no nonce where one must be' => array( 'POST', '/myplugin/v1/posts', array( 'nonce' => false ), 401 );
		yield 'a refused nonce'            => array( 'POST', '/myplugin/v1/posts', array( 'nonce' => 'stale' ), 403 );
		yield 'a refused nonce in a field' => array( 'POST', '/myplugin/v1/posts', array( 'form' => array( '_wpnonce' => 'stale' ) ), 403 );
		yield 'what cannot be accepted'    => array( 'POST', '/myplugin/v1/posts', array( 'body' => array( 'title' => ' ' ) ), 400 );
		yield 'broken JSON'                => array( 'POST', '/myplugin/v1/posts', array( 'raw' => '{', 'headers' => array( 'Content-Type' => 'application/json' ) ), 400 );
		yield 'no such post'               => array( 'GET', '/myplugin/v1/posts/999999', array(), 404 );
		yield 'no such route'              => array( 'GET', '/myplugin/v1/none', array(), 404 );
		yield 'the list of routes'         => array( 'GET', '/myplugin/v1', array(), 200 );
		yield 'another case'               => array( 'GET', '/MyPlugin/V1/posts', array(), 200 );
		yield 'another case, refused'      => array( 'POST', '/MYPLUGIN/v1/Posts', array( 'nonce' => 'stale' ), 403 );
		yield 'a slash at the end'         => array( 'GET', '/myplugin/v1/posts/', array(), 404 );
		yield 'a body over the limit'      => array( 'POST', '/myplugin/v1/posts', array( 'raw' => str_repeat( ' ', 16777217 ), 'headers' => array( 'Content-Type' => 'application/json' ) ), 413 );
	}

	/**
	 * @param Request $options Of the request.
	 */
	#[DataProvider( 'requests' )]
	public function test_every_answer_brings_the_nonce_and_whose_it_is( string $method, string $route, array $options, int $status ): void {
		$author = $this->user( 'author' );
		$this->login( $author );
		$answer = $this->request( $method, $route, $options );

		self::assertSame( $status, $answer->status, $answer->raw );
		self::assertSame( $this->nonce(), $answer->header( 'X-WP-Nonce' ) );
		self::assertSame( (string) $author, $answer->header( 'Inkfast-User' ) );
		self::assertSame( 'no-store, private', $answer->header( 'Cache-Control' ) );
	}

	/**
	 * @param Request $options Of the request.
	 */
	#[DataProvider( 'requests' )]
	public function test_no_answer_brings_them_to_another_origin( string $method, string $route, array $options ): void {
		$this->login( $this->user( 'author' ) );
		$options['headers'] = self::FOREIGN + ( $options['headers'] ?? array() );
		$this->assert_bare( $this->request( $method, $route, $options ) );
	}

	public function test_a_visitor_gets_their_own(): void {
		foreach ( array( '/myplugin/v1/posts', '/myplugin/v1/nonce', '/myplugin/v1/none' ) as $route ) {
			$answer = $this->request( 'GET', $route );
			self::assertSame( '0', $answer->header( 'Inkfast-User' ) );
			self::assertSame( $this->nonce(), $answer->header( 'X-WP-Nonce' ) );
		}
	}

	public function test_what_is_not_of_the_namespace_gets_none(): void {
		$this->login( $this->user( 'author' ) );
		foreach ( array( '/', '/wp/v2/posts', '/batch/v1', '/myplugin/v10/posts', '/myplugin', '/xmyplugin/v1/posts', '/wp/v2/myplugin/v1', '/none' ) as $route ) {
			$answer = $this->request( 'GET', $route, array( 'nonce' => false ) );
			$this->assert_bare( $answer, $route );
			self::assertNotSame( 'no-store, private', $answer->header( 'Cache-Control' ), $route );
		}
	}

	#[TestWith( array( '_envelope' ) )]
	#[TestWith( array( '_envelope=1' ) )]
	#[TestWith( array( '_jsonp=steal' ) )]
	public function test_a_wrapped_answer_gets_none_outside_or_inside( string $query ): void {
		$this->login( $this->user( 'author' ) );
		foreach ( array( '/myplugin/v1/posts', '/myplugin/v1/none' ) as $route ) {
			foreach ( array( true, false, 'stale' ) as $nonce ) {
				$answer = $this->request( 'GET', "$route?$query", array( 'nonce' => $nonce ) );
				$this->assert_bare( $answer, (string) wp_json_encode( $nonce ) );
				self::assertStringNotContainsString( 'Inkfast-User', $answer->raw );
				self::assertStringNotContainsString( $this->nonce(), $answer->raw );
			}
		}
	}

	public function test_the_headers_name_the_cookies_user_while_the_request_runs_as_nobody(): void {
		$author = $this->user( 'author' );
		$this->login( $author );
		$answer = $this->request( 'GET', '/myplugin/v1/posts', array( 'nonce' => false ) );
		self::assertSame( 'inkfast_signed_out', $answer->code() );
		self::assertSame( (string) $author, $answer->header( 'Inkfast-User' ) );
	}

	public function test_the_nonce_in_the_header_heals_the_send_that_was_refused(): void {
		$this->login( $this->user( 'author' ) );
		$refused = $this->request( 'POST', '/myplugin/v1/posts', array( 'nonce' => 'stale', 'body' => array( 'title' => 'Again' ) ) );
		$again   = $this->request( 'POST', '/myplugin/v1/posts', array( 'nonce' => (string) $refused->header( 'X-WP-Nonce' ), 'body' => array( 'title' => 'Again' ) ) );
		self::assertSame( 201, $again->status, $again->raw );
	}

	public function test_a_dead_login_is_a_visitors(): void {
		$author = $this->user( 'author' );
		$this->login( $author );
		WP_Session_Tokens::get_instance( $author )->destroy_all();
		self::assertSame( '0', $this->request( 'GET', '/myplugin/v1/posts', array( 'nonce' => 'old' ) )->header( 'Inkfast-User' ) );
	}

	public function test_where_the_auth_cookie_counts_it_is_that_user(): void {
		$author = $this->user( 'author' );
		$this->login( $author, true );
		$answer = $this->request( 'POST', '/myplugin/v1/nonce', array( 'nonce' => false ) );
		self::assertSame( $author, $answer->get( 'user.id' ) );
		self::assertSame( 201, $this->request( 'POST', '/myplugin/v1/posts', array( 'nonce' => $answer->text( 'nonce' ), 'body' => array( 'title' => 'T' ) ) )->status );
	}

	public function test_an_application_password_works_and_gets_no_nonce(): void {
		$author = $this->user( 'author' );
		$made   = WP_Application_Passwords::create_new_application_password( $author, array( 'name' => 'App' ) );
		self::assertIsArray( $made );
		$basic = array( 'server' => array( 'PHP_AUTH_USER' => ( new WP_User( $author ) )->user_login, 'PHP_AUTH_PW' => $made[0] ) );

		$created = $this->request( 'POST', '/myplugin/v1/posts', $basic + array( 'body' => array( 'title' => 'From an app', 'status' => 'publish' ) ) );
		self::assertSame( 201, $created->status, $created->raw );
		$this->assert_bare( $created );

		foreach ( array( 'GET', 'POST' ) as $method ) {
			$nonce = $this->request( $method, '/myplugin/v1/nonce', $basic );
			self::assertSame( array( 400, 'inkfast_cookies_only' ), array( $nonce->status, $nonce->code() ) );
			$this->assert_bare( $nonce );
		}
		$wrong = $this->request( 'GET', '/myplugin/v1/posts', array( 'server' => array( 'PHP_AUTH_PW' => 'wrong' ) + $basic['server'] ) );
		self::assertSame( 401, $wrong->status );
		$this->assert_bare( $wrong );
	}

	public function test_a_login_by_a_token_of_another_plugin_works_and_gets_no_nonce(): void {
		$author = $this->user( 'author' );
		add_filter( 'determine_current_user', static fn (): int => $author, 30 );
		$created = $this->request( 'POST', '/myplugin/v1/posts', array( 'body' => array( 'title' => 'By a token' ) ) );
		self::assertSame( 201, $created->status, $created->raw );
		$this->assert_bare( $created );
		self::assertSame( 'inkfast_cookies_only', $this->request( 'POST', '/myplugin/v1/nonce' )->code() );
	}

	public function test_another_plugins_word_on_who_is_asking_gets_no_nonce(): void {
		add_filter( 'rest_authentication_errors', static fn (): bool => true, 50 );
		$this->login( $this->user( 'author' ) );
		self::assertSame( 'inkfast_cookies_only', $this->request( 'POST', '/myplugin/v1/nonce' )->code() );
		$this->assert_bare( $this->request( 'GET', '/myplugin/v1/posts' ) );
	}

	/**
	 * Fails where an answer holds one of the two headers.
	 *
	 * @param Answer $answer The answer.
	 * @param string $of     What was asked.
	 */
	private function assert_bare( Answer $answer, string $of = '' ): void {
		self::assertNull( $answer->header( 'Inkfast-User' ), $of );
		self::assertNull( $answer->header( 'X-WP-Nonce' ), $of );
	}
}
