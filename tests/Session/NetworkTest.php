<?php
/**
 * On a network: the same answers on each of its sites, and rights only where one is a member.
 *
 * @package Inkfast
 */

declare( strict_types=1 );

namespace Inkfast\Tests\Session;

use Inkfast\Form\FormTokens;
use Inkfast\Form\Settings;
use Inkfast\Tests\Delivery\LiveSite;
use Inkfast\Tests\TestCase;
use PHPUnit\Framework\Attributes\Group;

#[Group( 'network' )]
final class NetworkTest extends TestCase {

	public function test_the_nonce_route_is_right_and_its_nonce_posts(): void {
		foreach ( array( false, true ) as $everywhere ) {
			$author = $this->user( 'author' );
			$this->login( $author, $everywhere );
			$session = $this->request( 'POST', '/myplugin/v1/nonce', array( 'nonce' => false ) );
			self::assertSame( $author, $session->get( 'user.id' ) );
			self::assertSame( 201, $this->request( 'POST', '/myplugin/v1/posts', array( 'nonce' => $session->text( 'nonce' ), 'body' => array( 'title' => 'On a network' ) ) )->status );
		}
	}

	public function test_where_core_prefers_the_auth_cookie_the_session_is_that_users(): void {
		$author = $this->user( 'author' );
		$editor = $this->user( 'editor' );
		$this->login( $author, true );
		$auth = $_COOKIE[ AUTH_COOKIE ];
		$this->login( $editor );
		$_COOKIE[ AUTH_COOKIE ] = $auth;

		$session = $this->request( 'POST', '/myplugin/v1/nonce', array( 'nonce' => false ) );
		self::assertSame( $author, $session->get( 'user.id' ), 'core takes the auth cookie first' );
		$created = $this->request( 'POST', '/myplugin/v1/posts', array( 'nonce' => $session->text( 'nonce' ), 'body' => array( 'title' => 'Whose?' ) ) );
		self::assertSame( 201, $created->status, $created->raw );
		self::assertSame( (string) $author, get_post( $created->number( 'id' ) )?->post_author );
	}

	public function test_a_non_member_is_told_that_they_can_nothing_and_can_nothing(): void {
		$stranger = $this->user( 'author' );
		switch_to_blog( 2 );
		self::assertFalse( is_user_member_of_blog( $stranger, 2 ) );
		$this->login( $stranger );
		$session = $this->request( 'POST', '/myplugin/v1/nonce', array( 'nonce' => false ) );

		self::assertSame( $stranger, $session->get( 'user.id' ) );
		self::assertSame( array(), $session->get( 'user.can.post' ) );
		$created = $this->request( 'POST', '/myplugin/v1/posts', array( 'nonce' => $session->text( 'nonce' ), 'body' => array( 'title' => 'Not here' ) ) );
		self::assertSame( array( 403, 'inkfast_cannot_create' ), array( $created->status, $created->code() ) );
	}

	public function test_a_member_of_the_second_site_writes_there(): void {
		switch_to_blog( 2 );
		$member = $this->user( 'author' );
		$this->login( $member );
		self::assertSame( 201, $this->request( 'POST', '/myplugin/v1/posts', array( 'body' => array( 'title' => 'Here' ) ) )->status );
		restore_current_blog();
		$this->login( $member );
		self::assertSame( 'inkfast_cannot_create', $this->request( 'POST', '/myplugin/v1/posts', array( 'body' => array( 'title' => 'There' ) ) )->code() );
	}

	public function test_a_super_admin_may_everywhere(): void {
		$admin = $this->user( 'subscriber' );
		grant_super_admin( $admin );
		switch_to_blog( 2 );
		$this->login( $admin );
		self::assertSame( array( 'draft', 'pending', 'publish' ), $this->request( 'POST', '/myplugin/v1/nonce', array( 'nonce' => false ) )->get( 'user.can.post' ) );
	}

	public function test_a_form_of_another_site_of_the_network_is_unknown(): void {
		$this->login( $this->user( 'author' ) );
		switch_to_blog( 2 );
		$token = ( new FormTokens() )->sign( new Settings( 'post', 0, 'publish' ) );
		restore_current_blog();
		self::assertSame( 'inkfast_unknown_form', $this->request( 'POST', '/myplugin/v1/posts', array( 'body' => array( 'title' => 'T', 'form' => $token ) ) )->code() );
	}

	public function test_over_http_each_site_knows_its_members_and_takes_its_own_nonce(): void {
		$live = LiveSite::start( self::database() );
		try {
			$cookie = $live->login( 'author2' );
			$own    = array( 'Cookie' => $cookie, 'Origin' => 'http://inkfast.test' );
			foreach ( array( '/wp-json' => 201, '/second/wp-json' => 403 ) as $root => $status ) {
				$session = $live->send( 'POST', "$root/myplugin/v1/nonce", $own );
				self::assertSame( 200, $session->status, $session->raw );
				self::assertGreaterThan( 0, $session->number( 'user.id' ) );
				$created = $live->send( 'POST', "$root/myplugin/v1/posts", $own + array( 'X-WP-Nonce' => $session->text( 'nonce' ), 'Content-Type' => 'application/json' ), '{"title":"Over HTTP"}' );
				self::assertSame( $status, $created->status, $created->raw );
			}
			self::assertSame( 'inkfast_foreign_origin', $live->send( 'POST', '/second/wp-json/myplugin/v1/nonce', array( 'Origin' => 'http://evil.example' ) + $own )->code() );
		} finally {
			$live->stop();
		}
	}
}
