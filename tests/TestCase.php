<?php
/**
 * What every test stands on.
 *
 * @package Inkfast
 */

declare( strict_types=1 );

namespace Inkfast\Tests;

use Inkfast\Tests\Support\Answer;
use Inkfast\Tests\Support\Browser;
use Inkfast\Tests\Support\Died;
use Inkfast\Tests\Support\Redirected;
use Inkfast\Tests\Support\Surroundings;
use WP_Session_Tokens;
use wpdb;

/**
 * A test against a real WordPress on a real database, which finds both as they were when the site was made: what it writes is rolled back, what it
 * registers or sets is put back. Any notice, warning or deprecation of PHP or WordPress fails it.
 *
 * @phpstan-import-type Request from Browser
 */
abstract class TestCase extends \PHPUnit\Framework\TestCase {
	/**
	 * How things were.
	 *
	 * @var Surroundings
	 */
	private Surroundings $surroundings;

	/**
	 * Uses of WordPress that it is right to complain about, by function; true once it did.
	 *
	 * @var array<string, bool>
	 */
	private array $expected_complaints = array();

	/**
	 * Counts, so that names differ.
	 *
	 * @var int
	 */
	private int $made = 0;

	protected function setUp(): void {
		parent::setUp();
		$this->surroundings = Surroundings::take();
		self::sql( 'SET autocommit = 0' );
		self::sql( 'START TRANSACTION' );
		wp_cache_flush();
		$die = static fn (): callable => static function ( mixed $message, mixed $title = '', mixed $args = array() ): never {
			$text   = is_wp_error( $message ) ? $message->get_error_message() : $message;
			$status = is_array( $args ) ? $args['response'] ?? 500 : $args;
			throw new Died( is_scalar( $text ) ? (string) $text : '', is_numeric( $status ) ? (int) $status : 500 );
		};
		foreach ( array( 'wp_die_handler', 'wp_die_ajax_handler', 'wp_die_json_handler', 'wp_die_jsonp_handler', 'wp_die_xml_handler' ) as $hook ) {
			add_filter( $hook, $die, PHP_INT_MAX );
		}
		add_filter(
			'wp_redirect',
			static function ( string $address, int $status ): never {
				throw new Redirected( $address, $status );
			},
			PHP_INT_MAX,
			2
		);
		add_filter( 'doing_it_wrong_trigger_error', $this->is_unexpected( ... ), 10, 2 );
		// A good hash takes longer than most tests.
		add_filter( 'wp_hash_password_options', static fn (): array => array( 'cost' => 4 ) );
	}

	protected function tearDown(): void {
		self::sql( 'ROLLBACK' );
		self::sql( 'SET autocommit = 1' );
		while ( is_multisite() && ms_is_switched() ) {
			restore_current_blog();
		}
		wp_cache_flush();
		$this->surroundings->restore();
		parent::tearDown();
		foreach ( $this->expected_complaints as $function => $came ) {
			self::assertTrue( $came, "$function was to complain of its use, and did not." );
		}
	}

	/**
	 * Lets a function of WordPress say that it was used wrongly, and fails the test if it does not.
	 *
	 * @param string $function_name The function's name as WordPress tells it.
	 */
	final protected function expect_complaint_of( string $function_name ): void {
		$this->expected_complaints[ $function_name ] = false;
	}

	/**
	 * Makes a user.
	 *
	 * @param string $role Their role; empty for none.
	 * @return int Their id.
	 */
	final protected function user( string $role ): int {
		++$this->made;
		return self::id(
			wp_insert_user(
				array(
					'user_login'   => "{$role}_{$this->made}",
					'user_email'   => "{$role}_{$this->made}@example.org",
					'display_name' => ucfirst( $role ) . " {$this->made}",
					'user_pass'    => 'password',
					'role'         => $role,
				)
			)
		);
	}

	/**
	 * Makes a post without our routes: published, of nobody, unless said otherwise.
	 *
	 * @param array{post_title?: string, post_content?: string, post_status?: string, post_author?: int, post_type?: string, post_date?: string, post_name?: string, post_password?: string, post_parent?: int, post_category?: list<int>, comment_status?: string} $fields As wp_insert_post() has them, without slashes.
	 * @return int Its id.
	 */
	final protected function post( array $fields = array() ): int {
		++$this->made;
		$post = $fields + array(
			'post_title'   => "Post {$this->made}",
			'post_content' => "<!-- wp:paragraph -->\n<p>Text {$this->made}.</p>\n<!-- /wp:paragraph -->",
			'post_status'  => 'publish',
		);
		/**
		 * What wp_slash() leaves as it was.
		 *
		 * @var array{post_title?: string} $slashed
		 */
		$slashed = wp_slash( $post );
		return self::id( wp_insert_post( $slashed, true ) );
	}

	/**
	 * Logs someone in, with cookies of a real session.
	 *
	 * @param int  $user_id    Who.
	 * @param bool $everywhere Send the cookie of wp-admin too, as browsers do where its path is `/` (usual on networks). Core then judges by that one.
	 */
	final protected function login( int $user_id, bool $everywhere = false ): void {
		$this->logout();
		$end   = time() + 14 * DAY_IN_SECONDS;
		$token = WP_Session_Tokens::get_instance( $user_id )->create( $end );

		$_COOKIE[ LOGGED_IN_COOKIE ] = wp_generate_auth_cookie( $user_id, $end, 'logged_in', $token );
		if ( $everywhere ) {
			$_COOKIE[ AUTH_COOKIE ] = wp_generate_auth_cookie( $user_id, $end, 'auth', $token );
		}
		wp_set_current_user( $user_id );
	}

	/**
	 * Makes a visitor of whoever is logged in.
	 */
	final protected function logout(): void {
		unset( $_COOKIE[ LOGGED_IN_COOKIE ], $_COOKIE[ AUTH_COOKIE ], $_COOKIE[ SECURE_AUTH_COOKIE ] );
		wp_set_current_user( 0 );
	}

	/**
	 * Sends a REST request as a browser on a page of the site does, with the cookies of whoever is logged in.
	 *
	 * @param string  $method  The HTTP method.
	 * @param string  $route   Such as `/myplugin/v1/nonce`, with a query or without.
	 * @param Request $options Headers, body, nonce …: see Browser::send().
	 */
	final protected function request( string $method, string $route, array $options = array() ): Answer {
		return ( new Browser() )->send( $method, $route, $options );
	}

	/**
	 * A fresh nonce for whoever is logged in.
	 *
	 * @param string $action The action.
	 */
	final protected function nonce( string $action = 'wp_rest' ): string {
		return ( new Browser() )->nonce( $action );
	}

	/**
	 * Counts the database queries of something.
	 *
	 * @param callable(): mixed $work What to do.
	 */
	final protected function queries( callable $work ): int {
		$before = self::database()->num_queries;
		$work();
		return self::database()->num_queries - $before;
	}

	/**
	 * Whether a complaint of WordPress is to fail the test.
	 *
	 * @param bool   $trigger       What others say.
	 * @param string $function_name Whose use is complained of.
	 */
	private function is_unexpected( bool $trigger, string $function_name ): bool {
		if ( ! isset( $this->expected_complaints[ $function_name ] ) ) {
			return $trigger;
		}
		$this->expected_complaints[ $function_name ] = true;
		return false;
	}

	/**
	 * An id that WordPress gave, or a failed test.
	 *
	 * @param mixed $answer What it gave.
	 */
	private static function id( mixed $answer ): int {
		self::assertIsInt( $answer, is_wp_error( $answer ) ? $answer->get_error_message() : '' );
		return $answer;
	}

	/**
	 * WordPress's connection.
	 */
	final protected static function database(): wpdb {
		global $wpdb;
		self::assertInstanceOf( wpdb::class, $wpdb );
		return $wpdb;
	}

	/**
	 * Runs a statement that no test counts.
	 *
	 * @param literal-string $statement SQL.
	 */
	private static function sql( string $statement ): void {
		self::database()->query( $statement ); // phpcs:ignore WordPress.DB.PreparedSQL.NotPrepared -- A literal of this file.
	}
}
