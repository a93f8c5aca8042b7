<?php
/**
 * The tests' own ground: a request as a browser sends it, and nothing left of it.
 *
 * @package Inkfast
 */

declare( strict_types=1 );

namespace Inkfast\Tests\Support;

use Inkfast\Tests\TestCase;
use PHPUnit\Framework\Attributes\Group;
use PHPUnit\Framework\Attributes\TestWith;
use WP_Hook;

/**
 * Against core's own routes, whose answers are known.
 */
final class BrowserTest extends TestCase {
	public function test_a_request_runs_as_whoever_the_cookies_name_when_it_has_their_nonce(): void {
		$author = $this->user( 'author' );
		$this->login( $author );

		self::assertSame( $author, $this->request( 'GET', '/wp/v2/users/me' )->number( 'id' ) );
		self::assertSame( 'rest_not_logged_in', $this->request( 'GET', '/wp/v2/users/me', array( 'nonce' => false ) )->code() );
		self::assertSame( 'rest_cookie_invalid_nonce', $this->request( 'GET', '/wp/v2/users/me', array( 'nonce' => 'wrong' ) )->code() );
		self::assertSame( $author, get_current_user_id() );

		$this->logout();
		self::assertSame( 401, $this->request( 'GET', '/wp/v2/users/me' )->status );
	}

	/**
	 * Every way to send a text gives the text.
	 *
	 * @param 'body'|'form'|'query' $way As an option of the request.
	 */
	#[TestWith( array( 'body' ) )]
	#[TestWith( array( 'form' ) )]
	#[TestWith( array( 'query' ) )]
	public function test_what_is_sent_arrives_as_it_was( string $way ): void {
		$this->login( $this->user( 'editor' ) );
		$sent = array( 'title' => "it's \\a \"b\" & é" );
		$how  = match ( $way ) {
			'body'  => array( 'body' => $sent ),
			'form'  => array( 'form' => $sent ),
			'query' => array( 'query' => $sent ),
		};
		$answer = $this->request( 'POST', '/wp/v2/posts?status=draft', $how );

		self::assertSame( 201, $answer->status, $answer->raw );
		self::assertSame( $sent['title'], $answer->text( 'title.raw' ) );
		self::assertNotNull( $answer->header( 'X-WP-Nonce' ) );
	}

	public function test_no_request_leaves_anything_for_the_next(): void {
		$hooks = $this->hooks();
		$this->request( 'GET', '/', array( 'query' => array( 'a' => 'b' ) ) );
		$this->request( 'GET', '/' );

		self::assertSame( array(), $_GET );
		self::assertSame( $hooks, $this->hooks() );
		self::assertArrayNotHasKey( 'HTTP_ORIGIN', $_SERVER );
	}

	/**
	 * How many callbacks hooks have, by hook.
	 *
	 * @return array<array-key, int>
	 */
	private function hooks(): array {
		$all = $GLOBALS['wp_filter'];
		self::assertIsArray( $all );
		return array_map( static fn ( mixed $hook ): int => $hook instanceof WP_Hook ? count( $hook->callbacks, COUNT_RECURSIVE ) : 0, $all );
	}

	#[TestWith( array( 1 ) )]
	#[TestWith( array( 2 ) )]
	public function test_what_a_test_writes_is_gone_in_the_next( int $time ): void {
		self::assertFalse( get_option( 'inkfast_written' ), "In run $time." );
		update_option( 'inkfast_written', 'yes' );
		add_filter( 'option_inkfast_written', '__return_zero' );
		self::assertSame( 0, get_option( 'inkfast_written' ) );
	}

	public function test_a_complaint_that_is_expected_fails_nothing(): void {
		$this->expect_complaint_of( 'register_rest_route' );
		register_rest_route( 'early/v1', '/x', array( 'callback' => '__return_true', 'permission_callback' => '__return_true' ) );
	}

	#[Group( 'network' )]
	public function test_tests_of_the_group_network_run_on_a_network(): void {
		self::assertTrue( is_multisite() );
		self::assertNotFalse( get_blog_details( '/second/' ) );
	}

	#[Group( 'subdirectory' )]
	public function test_tests_of_the_group_subdirectory_run_where_WordPress_is_in_a_folder(): void {
		self::assertSame( home_url() . '/wp', site_url() );
	}
}
