<?php
/**
 * The caller's own posts, and nobody else's.
 *
 * @package Inkfast
 */

declare( strict_types=1 );

namespace Inkfast\Tests\Posts;

use Inkfast\Tests\Support\Answer;
use Inkfast\Tests\TestCase;
use PHPUnit\Framework\Attributes\TestWith;

final class ListTest extends TestCase {

	#[TestWith( array( 'subscriber' ) )]
	#[TestWith( array( 'author' ) )]
	#[TestWith( array( 'administrator' ) )]
	public function test_it_has_ones_own_posts_of_every_status_but_trash_newest_first( string $role ): void {
		$me    = $this->user( $role );
		$other = $this->user( 'author' );
		$mine  = array();
		foreach ( array( 'draft', 'pending', 'publish', 'private' ) as $status ) {
			$this->post( array( 'post_author' => $other, 'post_status' => $status ) );
			$mine[] = $this->post( array( 'post_author' => $me, 'post_status' => $status ) );
		}
		wp_trash_post( $this->post( array( 'post_author' => $me ) ) );
		$this->post( array( 'post_author' => $me, 'post_status' => 'auto-draft' ) );
		$this->login( $me );

		self::assertSame( array_reverse( $mine ), $this->ids( $this->request( 'GET', '/myplugin/v1/posts' ) ) );
	}

	public function test_a_visitors_list_is_not_that_of_posts_without_an_author(): void {
		$this->post( array( 'post_author' => 0 ) );
		$answer = $this->request( 'GET', '/myplugin/v1/posts' );
		self::assertSame( array( 401, 'inkfast_signed_out' ), array( $answer->status, $answer->code() ) );
	}

	#[TestWith( array( 'author' ) )]
	#[TestWith( array( 'author_name' ) )]
	#[TestWith( array( 'author__in' ) )]
	#[TestWith( array( 'post_type' ) )]
	#[TestWith( array( 'post_status' ) )]
	#[TestWith( array( 'post__in' ) )]
	#[TestWith( array( 's' ) )]
	#[TestWith( array( 'context' ) )]
	#[TestWith( array( 'offset' ) )]
	public function test_nothing_in_the_query_widens_it( string $name ): void {
		$other = $this->user( 'editor' );
		$this->post( array( 'post_author' => $other ) );
		$me   = $this->user( 'author' );
		$mine = $this->post( array( 'post_author' => $me ) );
		$this->login( $me );
		foreach ( array( (string) $other, array( (string) $other ), 'any', 'edit', '-1' ) as $value ) {
			self::assertSame( array( $mine ), $this->ids( $this->request( 'GET', '/myplugin/v1/posts', array( 'query' => array( $name => $value ) ) ) ) );
		}
	}

	public function test_it_is_paged_with_cores_headers_and_links(): void {
		$me = $this->user( 'author' );
		for ( $made = 0; $made < 5; $made++ ) {
			$this->post( array( 'post_author' => $me ) );
		}
		$this->login( $me );
		$page = fn ( int $page ): Answer => $this->request( 'GET', '/myplugin/v1/posts', array( 'query' => array( 'per_page' => 2, 'page' => $page, 'status' => 'publish', '_wpnonce' => $this->nonce() ) ) );
		$seen = array();
		foreach ( array( 1, 2, 3 ) as $number ) {
			$answer = $page( $number );
			$link   = (string) $answer->header( 'Link' );
			self::assertSame( array( '5', '3' ), array( $answer->header( 'X-WP-Total' ), $answer->header( 'X-WP-TotalPages' ) ) );
			self::assertSame( $number > 1, str_contains( $link, 'rel="prev"' ) );
			self::assertSame( $number < 3, str_contains( $link, 'rel="next"' ) );
			self::assertStringContainsString( 'status=publish', $link );
			self::assertStringNotContainsString( '_wpnonce', $link, 'a link is kept and shared' );
			$seen = array( ...$seen, ...$this->ids( $answer ) );
		}
		self::assertCount( 5, array_unique( $seen, SORT_REGULAR ) );

		$after = $page( 9 );
		self::assertSame( array( 200, array(), '5', '3' ), array( $after->status, $after->body, $after->header( 'X-WP-Total' ), $after->header( 'X-WP-TotalPages' ) ) );
		self::assertStringContainsString( 'page=3', (string) $after->header( 'Link' ) );
	}

	public function test_it_can_be_asked_for_one_status_the_trash_too(): void {
		$me = $this->user( 'author' );
		$of = array();
		foreach ( array( 'draft', 'pending', 'publish', 'private' ) as $status ) {
			$of[ $status ] = $this->post( array( 'post_author' => $me, 'post_status' => $status ) );
		}
		$of['trash'] = $this->post( array( 'post_author' => $me ) );
		wp_trash_post( $of['trash'] );
		$this->login( $me );
		foreach ( $of as $status => $id ) {
			self::assertSame( array( $id ), $this->ids( $this->request( 'GET', '/myplugin/v1/posts', array( 'query' => array( 'status' => $status ) ) ) ), $status );
		}
	}

	#[TestWith( array( 'page', '0' ) )]
	#[TestWith( array( 'page', '-1' ) )]
	#[TestWith( array( 'page', 'x' ) )]
	#[TestWith( array( 'page', array( '1' ) ) )]
	#[TestWith( array( 'per_page', '0' ) )]
	#[TestWith( array( 'per_page', '-1' ) )]
	#[TestWith( array( 'per_page', '101' ) )]
	#[TestWith( array( 'per_page', '1e3' ) )]
	#[TestWith( array( 'status', 'any' ) )]
	#[TestWith( array( 'status', 'auto-draft' ) )]
	#[TestWith( array( 'status', 'inherit' ) )]
	#[TestWith( array( 'status', array( 'publish' ) ) )]
	public function test_a_query_out_of_bounds_is_refused( string $name, mixed $value ): void {
		$this->login( $this->user( 'author' ) );
		$answer = $this->request( 'GET', '/myplugin/v1/posts', array( 'query' => array( $name => $value ) ) );
		self::assertSame( array( 400, 'rest_invalid_param' ), array( $answer->status, $answer->code() ), $answer->raw );
	}

	public function test_types_that_no_form_may_use_are_not_in_it(): void {
		register_post_type( 'secret', array( 'public' => false, 'supports' => array( 'title', 'editor' ) ) );
		$me = $this->user( 'administrator' );
		$this->post( array( 'post_author' => $me, 'post_type' => 'secret' ) );
		$this->post( array( 'post_author' => $me, 'post_type' => 'wp_block' ) );
		$page = $this->post( array( 'post_author' => $me, 'post_type' => 'page' ) );
		$this->login( $me );
		self::assertSame( array( $page ), $this->ids( $this->request( 'GET', '/myplugin/v1/posts' ) ) );
	}

	public function test_what_the_writer_may_do_with_each_is_in_it(): void {
		$me = $this->user( 'contributor' );
		$this->post( array( 'post_author' => $me, 'post_status' => 'draft' ) );
		$this->post( array( 'post_author' => $me, 'post_status' => 'publish' ) );
		$this->login( $me );
		$answer = $this->request( 'GET', '/myplugin/v1/posts' );
		self::assertSame( array( 'edit' => false, 'publish' => false, 'delete' => false ), $answer->get( '0.can' ) );
		self::assertSame( '', $answer->get( '0.edit_link' ) );
		self::assertSame( array( 'edit' => true, 'publish' => false, 'delete' => true ), $answer->get( '1.can' ) );
	}

	/**
	 * The ids in a list.
	 *
	 * @param Answer $answer The answer.
	 * @return list<mixed>
	 */
	private function ids( Answer $answer ): array {
		self::assertSame( 200, $answer->status, $answer->raw );

		return array_column( is_array( $answer->body ) ? $answer->body : array(), 'id' );
	}
}
