<?php
/**
 * A database that refuses a statement: a deadlock, a lost connection, a full disk. Core looks at few of them.
 *
 * @package Inkfast
 */

declare( strict_types=1 );

namespace Inkfast\Tests\Delivery;

use Closure;
use Inkfast\Delivery\ClaimsTable;
use Inkfast\Form\FormTokens;
use Inkfast\Form\Settings;
use Inkfast\Tests\Support\Answer;
use Inkfast\Tests\TestCase;
use PHPUnit\Framework\Attributes\TestWith;
use RuntimeException;

/**
 * Whoever looks sees nothing or the whole post, and who tries again gets it.
 */
final class RefusedStatementsTest extends TestCase {

	/** The category of the form. */
	private int $category = 0;

	protected function setUp(): void {
		parent::setUp();
		$this->login( $this->user( 'author' ) );
		$category = wp_insert_term( 'News', 'category' );
		self::assertIsArray( $category );
		$this->category = $category['term_id'];
		self::database()->suppress_errors();
		add_filter( 'inkfast_post_data', self::with_meta( ... ) );
	}

	protected function tearDown(): void {
		self::database()->suppress_errors( false );
		parent::tearDown();
	}

	/**
	 * Each statement of a create, one at a time.
	 *
	 * @param string $status What the post is to be.
	 */
	#[TestWith( array( 'draft' ) )]
	#[TestWith( array( 'publish' ) )]
	public function test_a_statement_that_is_refused_costs_neither_a_post_nor_a_part_of_one( string $status ): void {
		$step = 0;
		do {
			++$step;
			$body = $this->body( "Refused $step", $status );
			$key  = sprintf( 'refused-one-of-step-%04d', $step );
			$more = $this->refused( $step, fn (): Answer => $this->create( $body, $key ) );
			$this->look( $body, $key );
		} while ( $more );
		self::assertGreaterThan( 20, $step );
	}

	/**
	 * The same happens to who takes over from a process that died before it could show the post, or before it could say so.
	 *
	 * @param string $dies_at Part of the statement before which it died.
	 */
	#[TestWith( array( "post_status = 'auto-draft'" ) )]
	#[TestWith( array( 'is_done = 1' ) )]
	public function test_a_statement_that_is_refused_to_who_takes_over_costs_nothing_either( string $dies_at ): void {
		$step = 0;
		do {
			++$step;
			$body = $this->body( "Taken $step", 'publish' );
			$key  = sprintf( 'taken-one-of-step-%04d', $step );
			$this->die_at( $dies_at, fn (): Answer => $this->create( $body, $key ) );
			self::time_passes( 16 );
			$more = $this->refused( $step, fn (): Answer => $this->create( $body, $key ) );
			$this->look( $body, $key );
		} while ( $more );
		self::assertGreaterThan( 8, $step );
	}

	public function test_a_post_that_cannot_be_read_is_not_said_to_be_gone(): void {
		$body   = $this->body( 'Unread', 'draft' );
		$id     = $this->create( $body, 'the-key-of-the-unread' )->number( 'id' );
		$break  = static fn ( string $query ): string => str_ends_with( rtrim( $query ), "WHERE ID = $id LIMIT 1" ) ? "Refused: $query" : $query;
		add_filter( 'query', $break );
		$answer = $this->create( $body, 'the-key-of-the-unread' );
		remove_filter( 'query', $break );

		self::assertSame( array( 500, 'inkfast_not_saved' ), array( $answer->status, $answer->code() ), $answer->raw );
		self::assertSame( $id, $this->create( $body, 'the-key-of-the-unread' )->number( 'id' ) );
	}

	/** What other plugins ask of tables of their own is no part of the post. */
	public function test_a_statement_of_another_plugin_that_always_fails_keeps_nobody_from_posting(): void {
		$ask = static function ( mixed $value ): mixed {
			self::database()->query( 'SELECT nothing FROM a_table_that_is_not_there' );

			return $value;
		};
		add_filter( 'wp_insert_post_data', $ask );
		add_action( 'save_post', $ask );

		self::assertSame( 201, $this->create( $this->body( 'Broken elsewhere', 'draft' ), 'the-key-of-the-broken' )->status );
	}

	/**
	 * Looks at what came of a try, tries again, and looks again.
	 *
	 * @param array<string, string> $body The request's.
	 * @param string                $key  Its key.
	 */
	private function look( array $body, string $key ): void {
		self::assertLessThan( 2, count( $this->visible( $body['title'] ?? '' ) ), $key );
		self::time_passes( 16 );
		$again = $this->create( $body, $key );

		self::assertSame( 201, $again->status, "$key: {$again->raw}" );
		self::assertSame( array( $again->number( 'id' ) ), $this->visible( $body['title'] ?? '' ), $key );
	}

	/**
	 * The posts of a title that anybody can see, each of which is whole.
	 *
	 * @param string $title The title.
	 * @return list<int> Their ids.
	 */
	private function visible( string $title ): array {
		wp_defer_term_counting( false );
		wp_cache_flush();
		$posts = get_posts(
			array(
				'author'      => get_current_user_id(),
				'title'       => $title,
				'post_status' => array( 'publish', 'draft', 'pending', 'private', 'trash' ),
				'numberposts' => -1,
			)
		);
		$ids   = array();
		foreach ( $posts as $post ) {
			self::assertSame( array( array( $this->category ), 'good' ), array( wp_get_post_categories( $post->ID ), get_post_meta( $post->ID, 'mood', true ) ), $title );
			self::assertStringContainsString( 'The text.', $post->post_content, $title );
			$ids[] = $post->ID;
		}

		return $ids;
	}

	/**
	 * Does something of which one statement is refused.
	 *
	 * @param int      $step The statement's number.
	 * @param Closure(): Answer $work What is done.
	 * @return bool Whether there was a statement of this number.
	 */
	private function refused( int $step, Closure $work ): bool {
		$count  = 0;
		$refuse = static function ( string $query ) use ( $step, &$count ): string {
			return ++$count === $step ? "Refused: $query" : $query;
		};
		add_filter( 'query', $refuse );
		// Core complains of what it could not read.
		set_error_handler( static fn (): bool => true, E_WARNING ); // phpcs:ignore WordPress.PHP.DevelopmentFunctions -- its warnings are no part of the test.

		try {
			$work();
		} finally {
			restore_error_handler();
			remove_filter( 'query', $refuse );
		}

		return $count >= $step;
	}

	/**
	 * Does something that dies.
	 *
	 * @param string   $dies_at Part of the statement before which it does.
	 * @param Closure(): Answer $work    What is done.
	 */
	private function die_at( string $dies_at, Closure $work ): void {
		$die = static fn ( string $query ): string => str_starts_with( $query, 'UPDATE' ) && str_contains( str_replace( '`', '', $query ), $dies_at ) ? throw new RuntimeException( 'Killed.' ) : $query;
		add_filter( 'query', $die );

		try {
			$work();
			self::fail( 'It was to die.' );
		} catch ( RuntimeException ) {
			remove_filter( 'query', $die );
		}
		wp_defer_term_counting( false );
	}

	/**
	 * A request's body.
	 *
	 * @param string $title  Its title.
	 * @param string $status What the post is to be.
	 * @return array<string, string>
	 */
	private function body( string $title, string $status ): array {
		return array(
			'title'   => $title,
			'content' => 'The text.',
			'form'    => ( new FormTokens() )->sign( new Settings( 'post', $this->category, $status ) ),
		);
	}

	/**
	 * Creates a post.
	 *
	 * @param array<string, string> $body The request's.
	 * @param string                $key  Its key.
	 */
	private function create( array $body, string $key ): Answer {
		return $this->request(
			'POST',
			'/myplugin/v1/posts',
			array(
				'headers' => array( 'Idempotency-Key' => $key ),
				'body'    => $body,
			)
		);
	}

	/**
	 * Filter `inkfast_post_data`: something that is stored beside the row.
	 *
	 * @param array<string, mixed> $data The post.
	 * @return array<string, mixed>
	 */
	private static function with_meta( array $data ): array {
		return array( 'meta_input' => array( 'mood' => 'good' ) ) + $data;
	}

	/**
	 * Lets the leases of all claims grow older.
	 *
	 * @param int $seconds By so much.
	 */
	private static function time_passes( int $seconds ): void {
		self::database()->query( (string) self::database()->prepare( 'UPDATE %i SET lease = GREATEST( 0, CAST( lease AS SIGNED ) - %d )', ( new ClaimsTable( self::database() ) )->name(), $seconds ) );
	}
}
