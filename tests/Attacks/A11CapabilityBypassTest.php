<?php
/**
 * A11: capability bypass; RolesTest has every role on every route, NetworkTest the non-member.
 *
 * @package Inkfast
 */

declare( strict_types=1 );

namespace Inkfast\Tests\Attacks;

use Inkfast\Tests\TestCase;
use PHPUnit\Framework\Attributes\TestWith;
use WP_User;

final class A11CapabilityBypassTest extends TestCase {

	public function test_a_right_that_is_revoked_in_mid_session_is_gone_at_once(): void {
		$me = $this->user( 'author' );
		$this->login( $me );
		$nonce = $this->nonce();
		$id    = $this->request( 'POST', '/myplugin/v1/posts', array( 'body' => array( 'title' => 'T', 'status' => 'publish' ) ) )->number( 'id' );
		( new WP_User( $me ) )->set_role( 'contributor' );
		self::assertSame( 'pending', $this->request( 'POST', '/myplugin/v1/posts', array( 'nonce' => $nonce, 'body' => array( 'title' => 'T', 'status' => 'publish' ) ) )->get( 'status' ) );
		self::assertSame( 403, $this->request( 'PATCH', "/myplugin/v1/posts/$id", array( 'nonce' => $nonce, 'body' => array( 'title' => 'After' ) ) )->status );
		( new WP_User( $me ) )->set_role( '' );
		self::assertSame( 403, $this->request( 'POST', '/myplugin/v1/posts', array( 'nonce' => $nonce, 'body' => array( 'title' => 'T' ) ) )->status );
		self::assertSame( 404, $this->request( 'DELETE', "/myplugin/v1/posts/$id", array( 'nonce' => $nonce ) )->status, 'who may not even read is not told' );
		self::assertSame( 'publish', get_post_status( $id ) );
	}

	public function test_a_single_capability_denied_counts(): void {
		$me = $this->user( 'author' );
		$this->login( $me );
		( new WP_User( $me ) )->add_cap( 'publish_posts', false );
		self::assertSame( 'pending', $this->request( 'POST', '/myplugin/v1/posts', array( 'body' => array( 'title' => 'T', 'status' => 'publish' ) ) )->get( 'status' ) );
		( new WP_User( $me ) )->add_cap( 'edit_posts', false );
		self::assertSame( 403, $this->request( 'POST', '/myplugin/v1/posts', array( 'body' => array( 'title' => 'T' ) ) )->status );
	}

	/**
	 * What is a row of posts but no post of these routes, even for who may do everything.
	 */
	#[TestWith( array( 'attachment', 'inherit' ) )]
	#[TestWith( array( 'wp_block', 'publish' ) )]
	#[TestWith( array( 'nav_menu_item', 'publish' ) )]
	#[TestWith( array( 'wp_template', 'publish' ) )]
	#[TestWith( array( 'wp_global_styles', 'publish' ) )]
	#[TestWith( array( 'custom_css', 'publish' ) )]
	#[TestWith( array( 'user_request', 'publish' ) )]
	#[TestWith( array( 'revision', 'inherit' ) )]
	#[TestWith( array( 'post', 'auto-draft' ) )]
	#[TestWith( array( 'none_registered', 'publish' ) )]
	public function test_rows_of_other_kinds_are_not_there( string $type, string $status ): void {
		$id = $this->post();
		self::database()->update( self::database()->posts, array( 'post_type' => $type, 'post_status' => $status, 'post_title' => 'Before' ), array( 'ID' => $id ) );
		clean_post_cache( $id );
		$this->login( $this->user( 'administrator' ) );
		foreach ( array( 'GET', 'PATCH', 'DELETE' ) as $method ) {
			$answer = $this->request( $method, "/myplugin/v1/posts/$id", 'PATCH' === $method ? array( 'body' => array( 'title' => 'After' ) ) : array() );
			self::assertSame( array( 404, 'inkfast_not_found' ), array( $answer->status, $answer->code() ) );
		}
		self::assertSame( array( 'Before', $status ), self::database()->get_row( 'SELECT post_title, post_status FROM ' . self::database()->posts . " WHERE ID = $id", ARRAY_N ) );
	}

	public function test_another_types_capabilities_open_nothing(): void {
		register_post_type( 'story', array( 'public' => true, 'supports' => array( 'title', 'editor' ), 'capability_type' => array( 'story', 'stories' ), 'map_meta_cap' => true ) );
		$id     = $this->post( array( 'post_type' => 'story', 'post_title' => 'Before' ) );
		$writer = $this->user( 'subscriber' );
		foreach ( array( 'edit_stories', 'edit_others_stories', 'publish_stories', 'edit_published_stories', 'delete_stories' ) as $capability ) {
			( new WP_User( $writer ) )->add_cap( $capability );
		}
		$post = $this->post( array( 'post_title' => 'Before' ) );
		$this->login( $writer );
		self::assertSame( 200, $this->request( 'GET', "/myplugin/v1/posts/$id" )->status );
		self::assertSame( 403, $this->request( 'GET', "/myplugin/v1/posts/$post" )->status );
		$this->login( $this->user( 'administrator' ) );
		self::assertSame( 403, $this->request( 'PATCH', "/myplugin/v1/posts/$id", array( 'body' => array( 'title' => 'After' ) ) )->status );
		self::assertSame( 403, $this->request( 'DELETE', "/myplugin/v1/posts/$id" )->status );
		self::assertSame( 'Before', get_post( $id )?->post_title );
	}

	public function test_permission_callbacks_write_nothing_for_cores_second_question(): void {
		$this->login( $this->user( 'author' ) );
		$id     = $this->request( 'POST', '/myplugin/v1/posts', array( 'body' => array( 'title' => 'T' ) ) )->number( 'id' );
		$writes = array();
		add_filter(
			'query',
			static function ( string $query ) use ( &$writes ): string {
				if ( 1 !== preg_match( '/^\s*(SELECT|SHOW)\b/i', $query ) ) {
					$writes[] = $query;
				}
				return $query;
			}
		);
		foreach ( array( array( 'OPTIONS', '' ), array( 'GET', '' ), array( 'OPTIONS', "/$id" ), array( 'GET', "/$id" ), array( 'HEAD', "/$id" ) ) as list( $method, $path ) ) {
			$this->request( $method, "/myplugin/v1/posts$path" );
		}
		self::assertSame( array(), $writes );
	}
}
