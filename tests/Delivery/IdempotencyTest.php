<?php
/**
 * Posts and keys: however often a request is sent, its post is there once.
 *
 * @package Inkfast
 */

declare( strict_types=1 );

namespace Inkfast\Tests\Delivery;

use ArrayObject;
use Inkfast\Delivery\ClaimsTable;
use Inkfast\Form\FormTokens;
use Inkfast\Form\Settings;
use Inkfast\Setup\Lifecycle;
use Inkfast\Tests\Support\Answer;
use Inkfast\Tests\TestCase;
use PHPUnit\Framework\Attributes\DataProvider;
use PHPUnit\Framework\Attributes\TestWith;
use RuntimeException;

final class IdempotencyTest extends TestCase {

	private const KEY = 'a-key-of-22-characters';

	protected function setUp(): void {
		parent::setUp();
		$this->login( $this->user( 'author' ) );
	}

	public function test_the_same_request_again_gives_the_same_post(): void {
		$first  = $this->create();
		$second = $this->create();

		self::assertSame( array( 201, 201 ), array( $first->status, $second->status ), $second->raw );
		self::assertSame( $first->number( 'id' ), $second->number( 'id' ) );
		self::assertSame( array( null, 'true' ), array( $first->header( 'Idempotency-Replayed' ), $second->header( 'Idempotency-Replayed' ) ) );
		self::assertSame( $first->header( 'Location' ), $second->header( 'Location' ) );
		self::assertCount( 1, $this->mine() );
	}

	public function test_another_body_with_the_same_key_is_refused_and_nothing_is_stored(): void {
		$this->create();

		foreach ( array( array( 'content' => 'Other' ), array( 'title' => 'Other' ), array( 'status' => 'publish' ), array( 'form' => ( new FormTokens() )->sign( new Settings( 'post', 0, 'pending' ) ) ) ) as $change ) {
			$other = $this->create( $change );
			self::assertSame( array( 422, 'inkfast_key_reused' ), array( $other->status, $other->code() ), $other->raw );
		}
		self::assertCount( 1, $this->mine() );
	}

	/**
	 * What is no key.
	 *
	 * @param string $key The header.
	 */
	#[TestWith( array( '' ) )]
	#[TestWith( array( 'fifteen-letters' ) )]
	#[TestWith( array( '"fifteen-letters"' ) )]
	#[TestWith( array( '"a-key-of-22-characters' ) )]
	#[TestWith( array( 'a key of 22 characters' ) )]
	#[TestWith( array( 'a-key-of-22-characters, another-key-of-its-own' ) )]
	#[TestWith( array( "a-key-of-22-characters\n" ) )]
	#[TestWith( array( 'schlüssel-mit-umlauten' ) )]
	public function test_what_is_no_key_is_refused( string $key ): void {
		$refused = $this->create( array(), str_ends_with( $key, "\n" ) ? trim( $key ) . '.' : $key );

		self::assertSame( array( 400, 'inkfast_invalid' ), array( $refused->status, $refused->code() ), $refused->raw );
		self::assertStringContainsString( '16 to 128', $refused->text( 'data.params.Idempotency-Key' ) );
		self::assertCount( 0, $this->mine() );
	}

	public function test_a_key_may_have_128_characters_and_no_more(): void {
		self::assertSame( 400, $this->create( array(), str_repeat( 'k', 129 ) )->status );
		self::assertSame( 201, $this->create( array(), str_repeat( 'k', 128 ) )->status );
		self::assertSame( 'true', $this->create( array(), str_repeat( 'k', 128 ) )->header( 'Idempotency-Replayed' ) );
		self::assertSame( 201, $this->create( array( 'title' => 'Z' ), str_repeat( 'k', 127 ) . 'z' )->status );
	}

	public function test_a_key_in_quotes_is_the_same_key_and_case_matters(): void {
		$bare   = $this->create();
		$quoted = $this->create( array(), '"' . self::KEY . '"' );
		$upper  = $this->create( array(), strtoupper( self::KEY ) );

		self::assertSame( $bare->number( 'id' ), $quoted->number( 'id' ) );
		self::assertNotSame( $bare->number( 'id' ), $upper->number( 'id' ) );
	}

	public function test_a_key_belongs_to_its_user(): void {
		$mine = $this->create( array( 'title' => 'Secret' ) );
		$this->login( $this->user( 'author' ) );
		$theirs = $this->create( array( 'title' => 'Secret' ) );

		self::assertSame( 201, $theirs->status );
		self::assertNull( $theirs->header( 'Idempotency-Replayed' ) );
		self::assertNotSame( $mine->number( 'id' ), $theirs->number( 'id' ) );
	}

	public function test_without_a_key_each_request_makes_a_post(): void {
		$body = array( 'body' => array( 'title' => 'T' ) );
		self::assertNotSame( $this->request( 'POST', '/myplugin/v1/posts', $body )->number( 'id' ), $this->request( 'POST', '/myplugin/v1/posts', $body )->number( 'id' ) );
	}

	public function test_while_the_first_is_at_work_the_second_is_told_to_wait(): void {
		$second = null;
		$meet   = function ( mixed $row ) use ( &$second, &$meet ): mixed {
			remove_filter( 'wp_insert_post_data', $meet );
			$second = $this->create();

			return $row;
		};
		add_filter( 'wp_insert_post_data', $meet );
		$first = $this->create();

		self::assertInstanceOf( Answer::class, $second );
		self::assertSame( array( 409, 'inkfast_in_progress', '1' ), array( $second->status, $second->code(), $second->header( 'Retry-After' ) ), $second->raw );
		self::assertSame( 201, $first->status );
		self::assertSame( $first->number( 'id' ), $this->create()->number( 'id' ) );
	}

	/**
	 * One process sleeps before one of its statements for longer than its lease, and another does the whole work meanwhile. Each statement is tried.
	 *
	 * @param string $status What the post is to be.
	 */
	#[TestWith( array( 'draft' ) )]
	#[TestWith( array( 'publish' ) )]
	public function test_two_that_work_at_once_make_one_visible_post( string $status ): void {
		$step = 0;
		$more = true;
		while ( $more ) {
			++$step;
			$key    = sprintf( 'slow-one-of-step-%04d', $step );
			$body   = array(
				'title'  => "Step $step",
				'status' => $status,
			);
			$second = null;
			$first  = $this->interrupted(
				$step,
				fn (): Answer => $this->create( $body, $key ),
				function () use ( $key, $body, &$second ): void {
					self::time_passes( 16 );
					$second = $this->create( $body, $key );
				}
			);
			$more   = $second instanceof Answer;
			$last   = $this->create( $body, $key );
			$posts  = array_values( array_filter( $this->mine(), static fn ( \WP_Post $post ): bool => "Step $step" === $post->post_title ) );

			self::assertSame( array( 201, 'true' ), array( $last->status, $last->header( 'Idempotency-Replayed' ) ), "Step $step: {$last->raw}" );
			self::assertSame( array( $last->number( 'id' ) ), array_column( $posts, 'ID' ), "Step $step" );
			foreach ( array_filter( array( $first, $second ) ) as $answer ) {
				// Either it names the post, or it says to ask again.
				self::assertSame( 409 === $answer->status ? 'inkfast_in_progress' : $last->number( 'id' ), 409 === $answer->status ? $answer->code() : $answer->number( 'id' ), "Step $step: {$answer->raw}" );
			}
		}
		self::assertGreaterThan( 15, $step );
	}

	/**
	 * While one sleeps the post is finished by another, then edited and put into the trash, or deleted for good.
	 *
	 * @param bool $for_good Deleted for good.
	 */
	#[TestWith( array( false ) )]
	#[TestWith( array( true ) )]
	public function test_who_wakes_up_late_does_not_bring_a_post_back( bool $for_good ): void {
		$step = 0;
		$more = true;
		while ( $more ) {
			++$step;
			$key  = sprintf( 'late-one-of-step-%04d', $step );
			$body = array( 'title' => "Late $step" );
			$more = false;
			$id   = 0;
			$this->interrupted(
				$step,
				fn (): Answer => $this->create( $body, $key ),
				function () use ( $key, $body, $for_good, &$more, &$id ): void {
					self::time_passes( 16 );
					$second = $this->create( $body, $key );
					$more   = true;
					$id     = 201 === $second->status ? $second->number( 'id' ) : 0;
					if ( $id > 0 && $for_good && 'true' === $second->header( 'Idempotency-Replayed' ) ) {
						// The first has shown it and is among core's hooks, which take a post that vanishes badly whoever stores it.
						$id = 0;
					} elseif ( $id > 0 && $for_good ) {
						wp_delete_post( $id, true );
					} elseif ( $id > 0 ) {
						$this->request( 'PATCH', "/myplugin/v1/posts/$id", array( 'body' => array( 'title' => 'Edited' ) ) );
						$this->request( 'DELETE', "/myplugin/v1/posts/$id" );
					}
				}
			);

			if ( $id > 0 ) {
				self::assertSame( $for_good ? false : 'trash', get_post_status( $id ), "Step $step" );
				self::assertSame( array(), array_filter( $this->mine(), static fn ( \WP_Post $post ): bool => "Late $step" === $post->post_title && 'trash' !== $post->post_status ), "Step $step" );
			}
		}
		self::assertGreaterThan( 15, $step );
	}

	/**
	 * A process dies before one of its statements; whoever looks sees nothing or the whole post, and who tries again gets it.
	 *
	 * @param string $status What the post is to be.
	 */
	#[TestWith( array( 'draft' ) )]
	#[TestWith( array( 'publish' ) )]
	public function test_after_a_death_at_any_statement_the_next_try_ends_with_one_whole_post( string $status ): void {
		$category = wp_insert_term( 'News', 'category' );
		self::assertIsArray( $category );
		$form = ( new FormTokens() )->sign( new Settings( 'post', $category['term_id'], $status ) );

		$step = 0;
		$more = true;
		while ( $more ) {
			++$step;
			$key  = sprintf( 'dead-one-of-step-%04d', $step );
			$body = array(
				'title' => "Dead $step",
				'form'  => $form,
			);
			$more = false;
			try {
				$this->interrupted(
					$step,
					fn (): Answer => $this->create( $body, $key ),
					static function () use ( &$more ): never {
						$more = true;
						throw new RuntimeException( 'Killed.' );
					}
				);
			} catch ( RuntimeException ) {
				$more = true;
			}
			wp_defer_term_counting( false );

			foreach ( $this->mine() as $post ) {
				self::assertSame( array( $category['term_id'] ), wp_get_post_categories( $post->ID ), "Step $step" );
				self::assertStringContainsString( 'The text.', $post->post_content, "Step $step" );
			}

			self::time_passes( 16 );
			$again = $this->create( $body, $key );
			self::assertSame( 201, $again->status, "Step $step: {$again->raw}" );
			self::assertSame( $again->number( 'id' ), $this->create( $body, $key )->number( 'id' ), "Step $step" );
			self::assertCount( 1, array_filter( $this->mine(), static fn ( \WP_Post $post ): bool => "Dead $step" === $post->post_title ), "Step $step" );
		}
		self::assertGreaterThan( 15, $step );
	}

	public function test_hooks_run_once_and_of_a_death_among_them_the_rest_is_told_later(): void {
		/**
		 * Ids.
		 *
		 * @var ArrayObject<int, int> $told
		 */
		$told = new ArrayObject();
		add_action(
			'inkfast_created',
			static function ( \WP_Post $post ) use ( $told ): void {
				$told->append( $post->ID );
			}
		);
		$die = static fn (): mixed => throw new RuntimeException( 'A plugin died.' );

		$this->create();
		$this->create();
		self::assertCount( 1, $told );

		// Runs when the post is shown, not while it is hidden.
		add_action( 'post_updated', $die );
		try {
			$this->create( array( 'title' => 'Second' ), 'another-key-of-its-own' );
			self::fail( 'The plugin was to die.' );
		} catch ( RuntimeException ) {
			remove_action( 'post_updated', $die );
		}
		wp_defer_term_counting( false );

		$again = $this->create( array( 'title' => 'Second' ), 'another-key-of-its-own' );
		self::assertSame( array( 201, 'true' ), array( $again->status, $again->header( 'Idempotency-Replayed' ) ) );
		do_action( Lifecycle::EVENT ); // phpcs:ignore WordPress.NamingConventions.PrefixAllGlobals -- its constant has it.
		self::assertCount( 1, $told, 'Whoever is slow is not told of twice.' );

		self::time_passes( 11 * MINUTE_IN_SECONDS );
		do_action( Lifecycle::EVENT ); // phpcs:ignore WordPress.NamingConventions.PrefixAllGlobals -- its constant has it.
		self::assertSame( array( 2, $again->number( 'id' ) ), array_merge( array( count( $told ) ), array_slice( $told->getArrayCopy(), -1 ) ) );
		self::time_passes( 11 * MINUTE_IN_SECONDS );
		do_action( Lifecycle::EVENT ); // phpcs:ignore WordPress.NamingConventions.PrefixAllGlobals -- its constant has it.
		self::assertCount( 2, $told );
	}

	/**
	 * Other plugins insert posts of their own, before and after.
	 *
	 * @param string $hook Where.
	 */
	#[TestWith( array( 'wp_insert_post_data' ) )]
	#[TestWith( array( 'wp_insert_post_parent' ) )]
	#[TestWith( array( 'save_post' ) )]
	#[TestWith( array( 'transition_post_status' ) )]
	#[TestWith( array( 'wp_after_insert_post' ) )]
	public function test_posts_that_other_plugins_insert_meanwhile_are_theirs( string $hook ): void {
		$theirs = array();
		$busy   = new ArrayObject();
		$insert = function ( mixed $value = null ) use ( &$theirs, $busy ): mixed {
			if ( 0 === count( $busy ) ) {
				$busy->append( true );
				$theirs[] = $this->post( array( 'post_title' => 'Theirs' ) );
				$busy->exchangeArray( array() );
			}

			return $value;
		};
		add_filter( $hook, $insert, 5 );
		$made = $this->create( array( 'status' => 'publish' ) );

		self::assertSame( 201, $made->status, $made->raw );
		self::assertSame( array( 'publish', 'T' ), array( get_post_status( $made->number( 'id' ) ), $made->text( 'title.raw' ) ) );
		self::assertNotSame( array(), $theirs );
		foreach ( $theirs as $id ) {
			self::assertSame( 'publish', get_post_status( $id ) );
		}
		self::assertSame( $made->number( 'id' ), $this->create( array( 'status' => 'publish' ) )->number( 'id' ) );
	}

	public function test_a_replay_tells_of_the_post_as_it_is_now(): void {
		$made = $this->create();
		$id   = $made->number( 'id' );
		$this->request( 'DELETE', "/myplugin/v1/posts/$id" );
		self::assertSame( array( 201, $id, 'trash' ), array( $this->create()->status, $this->create()->number( 'id' ), $this->create()->text( 'status' ) ) );

		wp_delete_post( $id, true );
		$gone = $this->create();
		self::assertSame( array( 404, 'inkfast_not_found' ), array( $gone->status, $gone->code() ) );
		self::assertCount( 0, $this->mine() );
	}

	public function test_a_replay_does_not_show_words_that_are_somebody_elses_by_now(): void {
		$id = $this->create()->number( 'id' );
		wp_update_post( array( 'ID' => $id, 'post_author' => $this->user( 'editor' ), 'post_content' => 'Secret', 'post_title' => 'Secret', 'post_status' => 'private' ) );
		$again = $this->create();

		self::assertSame( array( 201, $id ), array( $again->status, $again->number( 'id' ) ), $again->raw );
		self::assertStringNotContainsString( 'Secret', $again->raw );
	}

	public function test_to_repeat_a_change_of_ones_own_is_no_conflict(): void {
		$made   = $this->create();
		$change = array(
			'headers' => array(
				'If-Match'        => '"' . $made->text( 'etag' ) . '"',
				'Idempotency-Key' => 'the-key-of-the-change',
			),
			'body'    => array( 'content' => 'Changed' ),
		);
		$route  = '/myplugin/v1/posts/' . $made->number( 'id' );
		$first  = $this->request( 'PATCH', $route, $change );
		$again  = $this->request( 'PATCH', $route, $change );

		self::assertSame( array( 200, 200 ), array( $first->status, $again->status ), $again->raw );
		self::assertSame( array( null, 'true', $first->text( 'etag' ) ), array( $first->header( 'Idempotency-Replayed' ), $again->header( 'Idempotency-Replayed' ), $again->text( 'etag' ) ) );

		$other = $this->request( 'PATCH', $route, array( 'body' => array( 'content' => 'Else' ) ) + $change );
		self::assertSame( 422, $other->status );

		$change['headers']['Idempotency-Key'] = 'the-key-of-a-second-one';
		$change['body']                       = array( 'content' => 'Late' );
		self::assertSame( 412, $this->request( 'PATCH', $route, $change )->status );
		self::assertSame( 412, $this->request( 'PATCH', $route, $change )->status, 'A refusal is not kept: the same key may try again.' );
	}

	/** A change dies before one of its statements; tried again it is no conflict, and the post is as it was asked for. */
	public function test_after_a_death_at_any_statement_of_a_change_the_next_try_ends_well(): void {
		$made  = $this->create();
		$route = '/myplugin/v1/posts/' . $made->number( 'id' );
		$etag  = $made->text( 'etag' );

		$step = 0;
		$more = true;
		while ( $more ) {
			++$step;
			$change = array(
				'headers' => array(
					'If-Match'        => "\"$etag\"",
					'Idempotency-Key' => sprintf( 'dead-change-of-step-%04d', $step ),
				),
				'body'    => array( 'content' => "Change $step" ),
			);
			$more   = false;
			try {
				$this->interrupted(
					$step,
					fn (): Answer => $this->request( 'PATCH', $route, $change ),
					static function () use ( &$more ): never {
						$more = true;
						throw new RuntimeException( 'Killed.' );
					}
				);
			} catch ( RuntimeException ) {
				$more = true;
			}
			self::time_passes( 16 );
			$again = $this->request( 'PATCH', $route, $change );
			self::assertSame( array( 200, "Change $step" ), array( $again->status, $again->text( 'content.raw' ) ), "Step $step: {$again->raw}" );
			$etag = $again->text( 'etag' );
		}
		self::assertGreaterThan( 10, $step );
	}

	public function test_a_database_that_does_not_take_claims_makes_no_post(): void {
		$break   = static fn ( string $query ): string => str_starts_with( $query, 'INSERT IGNORE' ) ? 'INSERT broken' : $query;
		add_filter( 'query', $break );
		$refused = $this->create();
		remove_filter( 'query', $break );

		self::assertSame( array( 500, 'inkfast_not_saved' ), array( $refused->status, $refused->code() ), $refused->raw );
		self::assertCount( 0, $this->mine() );
		self::assertSame( 201, $this->create()->status );
	}

	public function test_a_cluster_that_refuses_a_statement_once_is_asked_again(): void {
		foreach ( array( 'INSERT IGNORE', 'UPDATE `' . ( new ClaimsTable( self::database() ) )->name() ) as $number => $start ) {
			$times = 0;
			$break = static function ( string $query ) use ( $start, &$times ): string {
				return str_starts_with( $query, $start ) && 1 === ++$times ? 'Deadlock found' : $query;
			};
			add_filter( 'query', $break );
			$made = $this->create( array( 'title' => "T $number" ), "key-number-$number-of-the-test" );
			remove_filter( 'query', $break );
			self::assertSame( 201, $made->status, $made->raw );
			self::assertGreaterThan( 1, $times );
		}
	}

	public function test_old_claims_are_pruned_and_young_ones_stay(): void {
		$this->create();
		$this->create( array( 'title' => 'Young' ), 'a-younger-key-of-mine' );
		$table = ( new ClaimsTable( self::database() ) )->name();
		self::database()->query( (string) self::database()->prepare( 'UPDATE %i SET created = created - %d WHERE key_hash = %s', $table, 31 * DAY_IN_SECONDS, hash( 'sha256', self::KEY ) ) );
		do_action( Lifecycle::EVENT ); // phpcs:ignore WordPress.NamingConventions.PrefixAllGlobals -- its constant has it.

		self::assertSame( array( hash( 'sha256', 'a-younger-key-of-mine' ) ), self::database()->get_col( self::database()->prepare( 'SELECT key_hash FROM %i WHERE user_id = %d', $table, get_current_user_id() ) ) );
	}

	/**
	 * Who asks must be whose words they are.
	 *
	 * @param string      $header   Of the request.
	 * @param int         $status   Of the answer.
	 * @param string|null $expected Its code.
	 */
	#[DataProvider( 'identities' )]
	public function test_words_of_another_are_not_posted( string $header, int $status, ?string $expected ): void {
		$mine   = (string) get_current_user_id();
		$answer = $this->request(
			'POST',
			'/myplugin/v1/posts',
			array(
				'headers' => array( 'Inkfast-User' => str_replace( 'mine', $mine, $header ) ),
				'body'    => array( 'title' => 'T' ),
			)
		);

		self::assertSame( array( $status, $expected ), array( $answer->status, 201 === $answer->status ? null : $answer->code() ), $answer->raw );
		self::assertCount( 201 === $status ? 1 : 0, $this->mine() );
	}

	/** @return array<string, array{string, int, string|null}> */
	public static function identities(): array {
		return array(
			'mine'          => array( 'mine', 201, null ),
			'another’s'     => array( '1', 409, 'inkfast_identity_changed' ),
			'a visitor’s'   => array( '0', 409, 'inkfast_identity_changed' ),
			'no number'     => array( 'me', 400, 'inkfast_invalid' ),
			'nearly mine'   => array( 'mine0', 409, 'inkfast_identity_changed' ),
			'a long number' => array( '99999999999999999999', 400, 'inkfast_invalid' ),
		);
	}

	public function test_a_visitor_is_told_to_sign_in_whoever_the_words_are_of(): void {
		$this->logout();
		$answer = $this->request( 'POST', '/myplugin/v1/posts', array( 'nonce' => false, 'headers' => array( 'Inkfast-User' => '1' ), 'body' => array( 'title' => 'T' ) ) );
		self::assertSame( array( 401, 'inkfast_signed_out' ), array( $answer->status, $answer->code() ) );
	}

	/**
	 * Creates a draft with a key.
	 *
	 * @param array<string, string> $body Other than usual.
	 * @param string                $key  The key.
	 */
	private function create( array $body = array(), string $key = self::KEY ): Answer {
		return $this->request(
			'POST',
			'/myplugin/v1/posts',
			array(
				'headers' => array( 'Idempotency-Key' => $key ),
				'body'    => $body + array(
					'title'   => 'T',
					'content' => 'The text.',
				),
			)
		);
	}

	/**
	 * Does something that is interrupted before one of its statements, from the one that claims its key on.
	 *
	 * @param int                $step The statement's number.
	 * @param callable(): Answer $work What is done.
	 * @param callable(): void   $then What comes in between.
	 */
	private function interrupted( int $step, callable $work, callable $then ): Answer {
		$count  = 0;
		$filter = static function ( string $query ) use ( $step, $then, &$count, &$filter ): string {
			$count += 0 < $count || str_starts_with( $query, 'INSERT IGNORE' ) ? 1 : 0;
			if ( $count === $step ) {
				remove_filter( 'query', $filter );
				$then();
			}

			return $query;
		};
		add_filter( 'query', $filter );

		try {
			return $work();
		} finally {
			remove_filter( 'query', $filter );
		}
	}

	/**
	 * Lets the leases of all claims grow older.
	 *
	 * @param int $seconds By so much.
	 */
	private static function time_passes( int $seconds ): void {
		self::database()->query( (string) self::database()->prepare( 'UPDATE %i SET lease = GREATEST( 0, CAST( lease AS SIGNED ) - %d )', ( new ClaimsTable( self::database() ) )->name(), $seconds ) );
	}

	/**
	 * The posts of the current user that anybody can see, hidden ones aside.
	 *
	 * @return list<\WP_Post>
	 */
	private function mine(): array {
		wp_cache_flush();
		$posts = get_posts(
			array(
				'author'      => get_current_user_id(),
				'post_status' => array( 'publish', 'draft', 'pending', 'private', 'trash' ),
				'numberposts' => -1,
			)
		);

		return array_values( $posts );
	}
}
