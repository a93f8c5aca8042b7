<?php
/**
 * No change overwrites one that its writer has not seen.
 *
 * @package Inkfast
 */

declare( strict_types=1 );

namespace Inkfast\Tests\Posts;

use ArrayObject;
use Inkfast\Tests\Support\Answer;
use Inkfast\Tests\TestCase;
use PHPUnit\Framework\Attributes\TestWith;
use WP_Hook;
use WP_Post;

final class IfMatchTest extends TestCase {

	private int $id;

	private string $etag;

	protected function setUp(): void {
		parent::setUp();
		$this->login( $this->user( 'author' ) );
		$made       = $this->request( 'POST', '/myplugin/v1/posts', array( 'body' => array( 'title' => 'First', 'content' => 'Text', 'status' => 'publish' ) ) );
		$this->id   = $made->number( 'id' );
		$this->etag = $made->text( 'etag' );
	}

	#[TestWith( array( '"%s"' ) )]
	#[TestWith( array( 'W/"%s"' ) )]
	#[TestWith( array( '"%s-gzip"' ) )]
	#[TestWith( array( 'W/"%s-gzip"' ) )]
	#[TestWith( array( '%s' ) )]
	#[TestWith( array( '"other", "%s"' ) )]
	#[TestWith( array( 'W/"other",W/"%s" , "x"' ) )]
	#[TestWith( array( '*' ) )]
	public function test_the_stored_versions_tag_is_taken( string $header ): void {
		$answer = $this->change( array( 'title' => 'Second' ), sprintf( $header, $this->etag ) );
		self::assertSame( array( 200, 'Second' ), array( $answer->status, $answer->get( 'title.raw' ) ) );
		self::assertNotSame( $this->etag, $answer->text( 'etag' ) );
		self::assertSame( '"' . $answer->text( 'etag' ) . '"', $answer->header( 'ETag' ) );
	}

	#[TestWith( array( '"other"' ) )]
	#[TestWith( array( '' ) )]
	#[TestWith( array( '""' ) )]
	#[TestWith( array( 'W/' ) )]
	#[TestWith( array( '"other", "another"' ) )]
	#[TestWith( array( '"%.31s"' ) )]
	#[TestWith( array( '"%s0"' ) )]
	#[TestWith( array( '"%s-br-gzip"' ) )]
	#[TestWith( array( '"x%s"' ) )]
	public function test_any_other_tag_is_a_conflict_that_names_the_stored_one( string $header ): void {
		foreach ( array( 'PATCH', 'DELETE' ) as $method ) {
			$answer = $this->change( 'PATCH' === $method ? array( 'title' => 'Second' ) : null, sprintf( $header, $this->etag ), $method );
			self::assertSame( array( 412, 'inkfast_conflict', $this->etag ), array( $answer->status, $answer->code(), $answer->get( 'data.etag' ) ), $answer->raw );
		}
		self::assertSame( array( 'First', 'publish' ), array( get_post( $this->id )?->post_title, get_post_status( $this->id ) ) );
	}

	public function test_without_it_the_last_writer_wins(): void {
		self::assertSame( 200, $this->change( array( 'title' => 'Second' ), null )->status );
		self::assertSame( 200, $this->change( array( 'title' => 'Third' ), null )->status );
		self::assertSame( 'Third', get_post( $this->id )?->post_title );
	}

	public function test_of_two_with_one_tag_the_second_is_told_of_the_first(): void {
		$first  = $this->change( array( 'content' => 'Mine' ), "\"{$this->etag}\"" );
		$second = $this->change( array( 'content' => 'Yours' ), "\"{$this->etag}\"" );
		self::assertSame( array( 200, 412 ), array( $first->status, $second->status ) );
		self::assertSame( $first->text( 'etag' ), $second->get( 'data.etag' ) );
	}

	/**
	 * What the other writer does just before ours writes.
	 */
	#[TestWith( array( 'post_title = "Theirs"' ) )]
	#[TestWith( array( 'post_title = "first"' ) )]
	#[TestWith( array( 'post_content = "<!-- wp:paragraph -->\n<p>TEXT</p>\n<!-- /wp:paragraph -->"' ) )]
	#[TestWith( array( 'post_content = CONCAT( post_content, " " )' ) )]
	#[TestWith( array( 'post_status = "draft"' ) )]
	public function test_who_is_overtaken_between_reading_and_writing_loses_and_no_hook_tells_of_it( string $theirs ): void {
		$this->overtake( 'wp_insert_post_data', $theirs );
		$told   = $this->hooks();
		$before = count( wp_get_post_revisions( $this->id ) );
		$answer = $this->change( array( 'title' => 'Mine', 'content' => 'Mine', 'status' => 'pending' ), "\"{$this->etag}\"" );

		self::assertSame( array( 412, 'inkfast_conflict' ), array( $answer->status, $answer->code() ), $answer->raw );
		self::assertSame( array(), $told->getArrayCopy() );
		self::assertCount( $before, wp_get_post_revisions( $this->id ) );
		self::assertNotSame( 'Mine', $this->stored( 'post_title' ) );
		self::assertNotSame( $this->etag, $answer->text( 'data.etag' ), 'the tag is of what is stored now' );
		self::assertSame( $this->request( 'GET', "/myplugin/v1/posts/{$this->id}" )->text( 'etag' ), $answer->get( 'data.etag' ) );
	}

	public function test_who_wins_tells_every_hook_once_and_keeps_a_revision(): void {
		$told   = $this->hooks();
		$before = count( wp_get_post_revisions( $this->id ) );
		self::assertSame( 200, $this->change( array( 'content' => 'Mine' ), "\"{$this->etag}\"" )->status );
		self::assertSame( array( 'transition_post_status', 'post_updated', 'save_post', 'wp_after_insert_post' ), $told->getArrayCopy() );
		self::assertGreaterThan( $before, count( wp_get_post_revisions( $this->id ) ) );
	}

	public function test_whoever_writes_right_after_the_winner_is_not_overwritten_by_cores_repeated_update(): void {
		add_filter(
			// Hooked here it runs just behind the guard: hooks of one priority run in the order they came.
			'wp_insert_post_data',
			function ( array $data ): array {
				add_action( 'pre_post_update', fn () => $this->raw( 'post_title = "Later"' ), PHP_INT_MAX );
				return $data;
			}
		);
		$this->change( array( 'title' => 'Mine' ), "\"{$this->etag}\"" );

		self::assertSame( 'Later', $this->stored( 'post_title' ) );
	}

	public function test_nothing_is_left_hanging_in_wordpress_after_a_won_and_a_lost_change(): void {
		$before = array( 'pre_post_update' => $this->callbacks( 'pre_post_update' ), 'query' => $this->callbacks( 'query' ) );
		$this->change( array( 'title' => 'Won' ), "\"{$this->etag}\"" );
		$this->change( array( 'title' => 'Lost' ), "\"{$this->etag}\"" );
		foreach ( array( 'pre_post_update', 'query' ) as $hook ) {
			self::assertSame( $before[ $hook ], $this->callbacks( $hook ), $hook );
		}
		self::assertFalse( has_filter( 'wp_insert_post_empty_content' ) );
	}

	public function test_a_change_that_changes_nothing_writes_nothing(): void {
		$this->change( array( 'title' => 'First' ), null );
		$told   = $this->hooks();
		$writes = $this->writes( fn (): Answer => $this->change( array( 'title' => '  First ', 'content' => 'Text', 'status' => 'publish' ), "\"{$this->etag}\"" ) );
		self::assertSame( array(), $writes );
		self::assertSame( array(), $this->writes( fn (): Answer => $this->change( array(), null ) ) );
		self::assertSame( array(), $told->getArrayCopy() );
	}

	public function test_a_database_that_refuses_is_no_conflict(): void {
		self::database()->suppress_errors();
		add_filter( 'query', fn ( string $query ): string => str_contains( $query, 'MD5( post_title )' ) && str_starts_with( $query, 'UPDATE' ) ? 'UPDATE nothing_there SET x = 1' : $query );
		$answer = $this->change( array( 'title' => 'Mine' ), "\"{$this->etag}\"" );
		self::database()->suppress_errors( false );
		self::assertSame( array( 500, 'inkfast_not_saved' ), array( $answer->status, $answer->code() ), $answer->raw );
		self::assertSame( 'First', $this->stored( 'post_title' ) );
	}

	/**
	 * How many functions hang on a hook.
	 *
	 * @param string $hook Its name.
	 */
	private function callbacks( string $hook ): int {
		global $wp_filter;
		$of = is_array( $wp_filter ) ? $wp_filter[ $hook ] ?? null : null;

		return $of instanceof WP_Hook ? count( $of->callbacks, COUNT_RECURSIVE ) : 0;
	}

	/**
	 * Changes or trashes the post.
	 *
	 * @param array<string, string>|null $body     What to change.
	 * @param string|null                $if_match If-Match.
	 * @param string                     $method   HTTP method.
	 */
	private function change( ?array $body, ?string $if_match, string $method = 'PATCH' ): Answer {
		return $this->request( $method, "/myplugin/v1/posts/{$this->id}", ( null === $body ? array() : array( 'body' => $body ) ) + array( 'headers' => array( 'If-Match' => $if_match ) ) );
	}

	/**
	 * Lets another writer be quicker once.
	 *
	 * @param string $hook   When.
	 * @param string $theirs What they write.
	 */
	private function overtake( string $hook, string $theirs ): void {
		add_filter(
			$hook,
			function ( array $data ) use ( $theirs ): array {
				$this->raw( $theirs );
				return $data;
			}
		);
	}

	/**
	 * Writes to the post as another process would, unseen by this one's cache.
	 *
	 * @param string $assignment A column and its value.
	 */
	private function raw( string $assignment ): void {
		$table = self::database()->posts;
		self::database()->query( "UPDATE $table SET $assignment WHERE ID = {$this->id}" );
	}

	/**
	 * A column as it is stored.
	 *
	 * @param string $column Its name.
	 */
	private function stored( string $column ): string {
		$table = self::database()->posts;

		return (string) self::database()->get_var( "SELECT $column FROM $table WHERE ID = {$this->id}" );
	}

	/**
	 * Notes the hooks that tell of a change of the post.
	 *
	 * @return ArrayObject<int, string> Their names, in order.
	 */
	private function hooks(): ArrayObject {
		/** @var ArrayObject<int, string> $told Names. */
		$told = new ArrayObject();
		foreach ( array( 'transition_post_status', 'post_updated', 'save_post', 'wp_after_insert_post' ) as $hook ) {
			add_action(
				$hook,
				static function ( mixed $first, mixed $second = null, mixed $third = null ) use ( $told, $hook ): void {
					$post = $third instanceof WP_Post ? $third : ( is_int( $first ) ? get_post( $first ) : $first );
					if ( $post instanceof WP_Post && 'revision' !== $post->post_type ) {
						$told[] = $hook;
					}
				},
				10,
				'transition_post_status' === $hook ? 3 : 1
			);
		}

		return $told;
	}

	/**
	 * The statements of some work that are no SELECT.
	 *
	 * @param callable(): Answer $work What to do.
	 * @return list<string>
	 */
	private function writes( callable $work ): array {
		$writes = array();
		$note   = static function ( string $query ) use ( &$writes ): string {
			if ( 1 !== preg_match( '/^\s*(SELECT|SHOW)\b/i', $query ) ) {
				$writes[] = $query;
			}
			return $query;
		};
		add_filter( 'query', $note );
		self::assertSame( 200, $work()->status );
		remove_filter( 'query', $note );

		return $writes;
	}
}
