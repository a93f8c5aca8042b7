<?php
/**
 * WordPress in a folder below the site's home.
 *
 * @package Inkfast
 */

declare( strict_types=1 );

namespace Inkfast\Tests\Session;

use Inkfast\Tests\Delivery\LiveSite;
use Inkfast\Tests\TestCase;
use PHPUnit\Framework\Attributes\Group;

#[Group( 'subdirectory' )]
final class SubdirectoryTest extends TestCase {

	public function test_the_nonce_route_is_right_and_its_nonce_posts(): void {
		self::assertNotSame( home_url(), site_url() );
		$author = $this->user( 'author' );
		$this->login( $author );
		$session = $this->request( 'POST', '/myplugin/v1/nonce', array( 'nonce' => false ) );
		self::assertSame( $author, $session->get( 'user.id' ) );
		self::assertSame( 201, $this->request( 'POST', '/myplugin/v1/posts', array( 'nonce' => $session->text( 'nonce' ), 'body' => array( 'title' => 'Below' ) ) )->status );
	}

	public function test_over_http_the_cookies_of_the_folders_login_count_at_home(): void {
		$live = LiveSite::start( self::database() );
		try {
			$own     = array( 'Cookie' => $live->login( 'author', '/wp' ), 'Origin' => 'http://inkfast.test' );
			$session = $live->send( 'POST', '/?rest_route=/myplugin/v1/nonce', $own );
			self::assertGreaterThan( 0, $session->number( 'user.id' ), $session->raw );
			$created = $live->send( 'POST', '/?rest_route=/myplugin/v1/posts', $own + array( 'X-WP-Nonce' => $session->text( 'nonce' ), 'Content-Type' => 'application/json' ), '{"title":"Over HTTP"}' );
			self::assertSame( 201, $created->status, $created->raw );
			self::assertStringStartsWith( 'http://inkfast.test/wp/wp-admin/', $created->text( 'edit_link' ) );
		} finally {
			$live->stop();
		}
	}
}
