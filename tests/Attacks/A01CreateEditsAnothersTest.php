<?php
/**
 * A1: a create that edits the post of somebody else.
 *
 * @package Inkfast
 */

declare( strict_types=1 );

namespace Inkfast\Tests\Attacks;

use Inkfast\Tests\TestCase;
use PHPUnit\Framework\Attributes\TestWith;

final class A01CreateEditsAnothersTest extends TestCase {

	private const IDS = array( 'id', 'ID', 'Id', 'post_id', 'postid', 'post', 'p', 'parent', 'post_parent', 'import_id', 'post_ID', 'edit', 'ids', 'data' );

	#[TestWith( array( 'contributor' ) )]
	#[TestWith( array( 'author' ) )]
	#[TestWith( array( 'administrator' ) )]
	public function test_no_field_of_a_create_names_a_post( string $role ): void {
		$victim = $this->post( array( 'post_author' => $this->user( 'editor' ), 'post_title' => 'Before' ) );
		$stored = get_post( $victim, ARRAY_A );
		$this->login( $this->user( $role ) );
		$posts = $this->rows();

		foreach ( self::IDS as $name ) {
			foreach ( array( $victim, (string) $victim, array( $victim ), array( 'id' => $victim ), array( array( 'ID' => $victim ) ) ) as $value ) {
				$field = array( 'title' => 'After', $name => $value );
				foreach ( array( $field, array( $field ), array( 'title' => 'After', 'post' => $field ) ) as $body ) {
					self::assertSame( 400, $this->request( 'POST', '/myplugin/v1/posts', array( 'body' => $body ) )->status, (string) wp_json_encode( $body ) );
				}
				self::assertSame( 400, $this->request( 'POST', '/myplugin/v1/posts', array( 'form' => $field ) )->status );
			}
		}
		self::assertSame( $stored, get_post( $victim, ARRAY_A ) );
		self::assertSame( $posts, $this->rows() );
	}

	public function test_an_id_in_the_query_of_a_create_makes_a_post_of_ones_own_and_leaves_the_other_alone(): void {
		$victim = $this->post( array( 'post_author' => $this->user( 'editor' ), 'post_title' => 'Before' ) );
		$me     = $this->user( 'author' );
		$this->login( $me );
		foreach ( self::IDS as $name ) {
			$answer = $this->request( 'POST', '/myplugin/v1/posts', array( 'query' => array( $name => (string) $victim ), 'body' => array( 'title' => 'After' ) ) );
			self::assertSame( 201, $answer->status, $answer->raw );
			self::assertNotSame( $victim, $answer->number( 'id' ) );
			self::assertSame( (string) $me, get_post( $answer->number( 'id' ) )?->post_author );
			self::assertSame( 0, get_post( $answer->number( 'id' ) )->post_parent );
		}
		self::assertSame( 'Before', get_post( $victim )?->post_title );
	}

	public function test_a_change_goes_to_the_post_in_the_path_whatever_else_is_named(): void {
		$victim = $this->post( array( 'post_author' => $this->user( 'editor' ), 'post_title' => 'Before' ) );
		$this->login( $this->user( 'author' ) );
		$mine = $this->request( 'POST', '/myplugin/v1/posts', array( 'body' => array( 'title' => 'Mine' ) ) )->number( 'id' );

		self::assertSame( 400, $this->request( 'PATCH', "/myplugin/v1/posts/$mine", array( 'body' => array( 'title' => 'After', 'id' => $victim ) ) )->status );
		self::assertSame( $mine, $this->request( 'PATCH', "/myplugin/v1/posts/$mine?id=$victim", array( 'body' => array( 'title' => 'After' ) ) )->number( 'id' ) );
		self::assertSame( $mine, $this->request( 'GET', "/myplugin/v1/posts/$mine?id=$victim" )->number( 'id' ) );
		self::assertSame( $mine, $this->request( 'DELETE', "/myplugin/v1/posts/$mine?id=$victim", array( 'body' => array( 'id' => $victim ) ) )->number( 'id' ) );
		// The rights are asked of the path's post too.
		self::assertSame( 403, $this->request( 'GET', "/myplugin/v1/posts/$victim?id=$mine" )->status );
		self::assertSame( 403, $this->request( 'DELETE', "/myplugin/v1/posts/$victim", array( 'body' => array( 'id' => $mine ) ) )->status );
		self::assertSame( array( 'Before', 'publish' ), array( get_post( $victim )?->post_title, get_post_status( $victim ) ) );
	}

	/** How many rows of posts there are. */
	private function rows(): string {
		return (string) self::database()->get_var( 'SELECT COUNT(*) FROM ' . self::database()->posts );
	}
}
