<?php
/**
 * A site without permalinks: the routes are in the query.
 *
 * @package Inkfast
 */

declare( strict_types=1 );

namespace Inkfast\Tests\Session;

use Inkfast\Tests\Delivery\LiveSite;
use Inkfast\Tests\TestCase;

final class PlainPermalinksTest extends TestCase {

	public function test_over_http_the_nonce_is_right_and_posts(): void {
		$live = LiveSite::start( self::database() );
		try {
			$own     = array( 'Cookie' => $live->login( 'author' ), 'Origin' => 'http://inkfast.test' );
			$session = $live->send( 'POST', '/index.php?rest_route=/myplugin/v1/nonce', $own );
			self::assertGreaterThan( 0, $session->number( 'user.id' ), $session->raw );
			self::assertSame( 'no-store, private', $session->header( 'Cache-Control' ) );

			$send    = $own + array( 'X-WP-Nonce' => $session->text( 'nonce' ), 'Content-Type' => 'application/json' );
			$created = $live->send( 'POST', '/index.php?rest_route=/myplugin/v1/posts', $send, '{"title":"Plain"}' );
			self::assertSame( 201, $created->status, $created->raw );
			$id = $created->number( 'id' );
			self::assertSame( 200, $live->send( 'PATCH', "/index.php?rest_route=/myplugin/v1/posts/$id", $send, '{"content":"Text"}' )->status );
			self::assertSame( 200, $live->send( 'DELETE', "/index.php?rest_route=/myplugin/v1/posts/$id", $send )->status );
		} finally {
			$live->stop();
		}
	}

	public function test_the_pages_before_and_after_are_named_with_the_route_in_the_query(): void {
		update_option( 'permalink_structure', '' );
		$author = $this->user( 'author' );
		$this->post( array( 'post_author' => $author ) );
		$this->post( array( 'post_author' => $author ) );
		$this->login( $author );
		$link = (string) $this->request( 'GET', '/myplugin/v1/posts', array( 'query' => array( 'rest_route' => '/myplugin/v1/posts', 'per_page' => '1' ) ) )->header( 'Link' );

		self::assertStringContainsString( 'rest_route=/myplugin/v1/posts&per_page=1&page=2', rawurldecode( $link ) );
	}
}
