<?php
/**
 * A9: columns, meta and terms that a writer may not set.
 *
 * @package Inkfast
 */

declare( strict_types=1 );

namespace Inkfast\Tests\Attacks;

use Inkfast\Tests\Form\Posting;
use Inkfast\Tests\TestCase;
use PHPUnit\Framework\Attributes\DataProvider;

final class A09MassAssignmentTest extends TestCase {
	use Posting;

	/**
	 * What to smuggle in, each with a value that would show.
	 *
	 * @return iterable<string, array{string, mixed}>
	 */
	public static function smuggled(): iterable {
		$values = array( 'author' => 1, 'post_author' => 1, 'date' => '2001-01-01T00:00:00', 'date_gmt' => '2001-01-01T00:00:00', 'post_date' => '2001-01-01 00:00:00', 'slug' => 'pwned', 'post_name' => 'pwned', 'password' => 'pwned', 'post_password' => 'pwned', 'sticky' => true, 'template' => 'pwned.php', 'page_template' => 'pwned.php', 'meta' => array( 'pwned' => 'pwned' ), 'meta_input' => array( 'pwned' => 'pwned' ), 'type' => 'page', 'post_type' => 'page', 'categories' => array( 2 ), 'post_category' => array( 2 ), 'tags' => array( 'pwned' ), 'tags_input' => 'pwned', 'tax_input' => array( 'category' => array( 2 ) ), 'menu_order' => 77, 'comment_status' => 'closed', 'ping_status' => 'closed', 'guid' => 'http://evil.example/', 'post_status' => 'private', 'post_content_filtered' => 'pwned', 'post_mime_type' => 'pwned', 'excerpt' => 'pwned', 'featured_media' => 1, 'format' => 'aside', 'role' => 'administrator', 'user_id' => 1, 'acf' => array( 'pwned' => 1 ) );
		foreach ( $values as $name => $value ) {
			yield $name => array( $name, $value );
		}
	}

	#[DataProvider( 'smuggled' )]
	public function test_it_is_refused_in_a_body_and_without_effect_in_a_query( string $name, mixed $value ): void {
		$me = $this->user( 'administrator' );
		$this->login( $me );
		$clean = $this->request( 'POST', '/myplugin/v1/posts', array( 'body' => array( 'title' => 'Same' ) ) )->number( 'id' );
		$as_it = $this->stored( $clean );

		foreach ( array( 'body', 'form' ) as $kind ) {
			self::assertSame( 400, $this->request( 'POST', '/myplugin/v1/posts', array( $kind => array( 'title' => 'T', $name => $value ) ) )->status );
			self::assertSame( 400, $this->request( 'PATCH', "/myplugin/v1/posts/$clean", array( $kind => array( 'title' => 'T', $name => $value ) ) )->status );
		}
		self::assertSame( $as_it, $this->stored( $clean ) );

		$made = $this->request( 'POST', '/myplugin/v1/posts', array( 'query' => array( $name => $value ), 'body' => array( 'title' => 'Same' ) ) );
		self::assertSame( 201, $made->status, $made->raw );
		self::assertSame( $as_it, $this->stored( $made->number( 'id' ) ) );
		$this->request( 'PATCH', "/myplugin/v1/posts/$clean", array( 'query' => array( $name => $value ), 'body' => array( 'content' => 'More' ) ) );
		self::assertSame( array( 'content' => "<!-- wp:paragraph -->\n<p>More</p>\n<!-- /wp:paragraph -->" ) + $as_it, $this->stored( $clean ) );
	}

	public function test_a_status_beyond_the_three_and_beyond_the_writers_right_is_not_had(): void {
		$this->login( $this->user( 'contributor' ) );
		$id = $this->request( 'POST', '/myplugin/v1/posts', array( 'body' => array( 'title' => 'T' ) ) )->number( 'id' );
		foreach ( array( 'private', 'future', 'trash', 'inherit', 'any', 'auto-draft', "publish\0", 'publish ', array( 'publish' ) ) as $status ) {
			self::assertSame( 400, $this->request( 'PATCH', "/myplugin/v1/posts/$id", array( 'body' => array( 'status' => $status ) ) )->status );
		}
		self::assertSame( 'pending', $this->request( 'PATCH', "/myplugin/v1/posts/$id", array( 'body' => array( 'status' => 'publish' ) ) )->get( 'status' ) );
		self::assertSame( 'pending', get_post_status( $id ) );
	}

	#[DataProvider( 'smuggled' )]
	public function test_a_form_posted_to_a_page_refuses_it_as_the_route_does( string $name, mixed $value ): void {
		$page = $this->form_page();
		$this->login( $this->user( 'administrator' ) );
		$fields = self::fields( $this->open_page( $page ), array( 'title' => 'T', 'content' => 'C' ) );
		$html   = $this->submit( $page, array( $name => $value ) + $fields );
		self::assertStringContainsString( '(inkfast_unknown_field)', $html );
		self::assertSame( array(), $this->my_posts() );
		// Beside the form's own fields it is nothing.
		$this->follow( $page, $this->submit( $page, $fields, array( $name => $value ) ) );
		self::assertSame( array( 'publish: T' ), $this->my_posts() );
	}

	public function test_a_form_posted_to_a_page_takes_no_status_type_or_category_but_those_of_a_form(): void {
		$page = $this->form_page();
		$this->login( $this->user( 'administrator' ) );
		$fields = self::fields( $this->open_page( $page ), array( 'title' => 'T', 'content' => 'C' ) );
		foreach ( array( array( 'status' => 'private' ), array( 'status' => 'trash' ), array( 'form' => 'page:0:publish:' . str_repeat( '0', 64 ) ), array( 'form' => array( 'x' ) ), array( 'id' => '1abc' ), array( 'id' => '0' ), array( 'title' => array( 'x' ) ) ) as $change ) {
			self::assertStringStartsNotWith( 'Location', $this->submit( $page, $change + $fields ) );
		}
		self::assertSame( array(), $this->my_posts() );
	}

	/**
	 * All of a post that could have been set, but for what differs between any two.
	 *
	 * @param int $id Its id.
	 * @return array<array-key, mixed>
	 */
	private function stored( int $id ): array {
		clean_post_cache( $id );
		$post = get_post( $id );
		self::assertNotNull( $post );

		return array( 'content' => $post->post_content ) + array_diff_key( $post->to_array(), array_flip( array( 'ID', 'guid', 'post_content', 'post_date', 'post_date_gmt', 'post_modified', 'post_modified_gmt' ) ) ) + array(
			'recent' => abs( time() - (int) get_post_timestamp( $post ) ) < 60,
			'own'    => str_contains( $post->guid, 'inkfast.test' ),
			'meta'   => array_diff_key( (array) get_post_meta( $id ), array_flip( array( '_pingme', '_encloseme', '_edit_last' ) ) ),
			'terms'  => wp_get_object_terms( $id, get_object_taxonomies( $post ), array( 'fields' => 'ids' ) ),
			'sticky' => is_sticky( $id ),
		);
	}
}
