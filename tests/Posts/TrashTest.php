<?php
/**
 * To the trash and back, and never further.
 *
 * @package Inkfast
 */

declare( strict_types=1 );

namespace Inkfast\Tests\Posts;

use Inkfast\Tests\Delivery\LiveSite;
use Inkfast\Tests\Support\Browser;
use Inkfast\Tests\TestCase;
use PHPUnit\Framework\Attributes\TestWith;

/**
 * @phpstan-import-type Request from Browser
 */
final class TrashTest extends TestCase {

	#[TestWith( array( 'draft' ) )]
	#[TestWith( array( 'pending' ) )]
	#[TestWith( array( 'publish' ) )]
	public function test_a_post_goes_to_the_trash_and_comes_back_as_told( string $status ): void {
		$this->login( $this->user( 'author' ) );
		$id      = $this->request( 'POST', '/myplugin/v1/posts', array( 'body' => array( 'title' => 'T', 'content' => 'Text', 'status' => 'publish' ) ) )->number( 'id' );
		$trashed = $this->request( 'DELETE', "/myplugin/v1/posts/$id" );
		self::assertSame( array( 200, 'trash', 'Text' ), array( $trashed->status, $trashed->get( 'status' ), $trashed->get( 'content.raw' ) ) );
		self::assertSame( 'trash', get_post_status( $id ) );

		$back = $this->request( 'PATCH', "/myplugin/v1/posts/$id", array( 'body' => array( 'status' => $status ) ) );
		self::assertSame( array( 200, $status, 'T', 'Text' ), array( $back->status, $back->get( 'status' ), $back->get( 'title.raw' ), $back->get( 'content.raw' ) ), $back->raw );
		self::assertSame( $status, get_post_status( $id ) );
		self::assertSame( array(), get_post_meta( $id, '_wp_trash_meta_status' ) );
		self::assertStringNotContainsString( '__trashed', (string) get_post( $id )?->post_name );
	}

	public function test_it_comes_back_changed_when_told_so_in_the_same_request(): void {
		$this->login( $this->user( 'author' ) );
		$id = $this->request( 'POST', '/myplugin/v1/posts', array( 'body' => array( 'title' => 'T', 'status' => 'publish' ) ) )->number( 'id' );
		$this->request( 'DELETE', "/myplugin/v1/posts/$id" );
		$back = $this->request( 'PATCH', "/myplugin/v1/posts/$id", array( 'body' => array( 'status' => 'draft', 'title' => 'New', 'content' => 'Text' ) ) );
		self::assertSame( array( 200, 'draft', 'New', 'Text' ), array( $back->status, $back->get( 'status' ), $back->get( 'title.raw' ), $back->get( 'content.raw' ) ) );
	}

	public function test_who_may_not_publish_restores_for_review(): void {
		$contributor = $this->user( 'contributor' );
		$this->login( $contributor );
		$id = $this->request( 'POST', '/myplugin/v1/posts', array( 'body' => array( 'title' => 'T' ) ) )->number( 'id' );
		$this->request( 'DELETE', "/myplugin/v1/posts/$id" );
		$back = $this->request( 'PATCH', "/myplugin/v1/posts/$id", array( 'body' => array( 'status' => 'publish' ) ) );
		self::assertSame( array( 200, 'pending', true ), array( $back->status, $back->get( 'status' ), $back->get( 'needs_review' ) ), $back->raw );
	}

	public function test_what_is_in_the_trash_is_read_but_neither_changed_nor_trashed_again(): void {
		$this->login( $this->user( 'author' ) );
		$id = $this->request( 'POST', '/myplugin/v1/posts', array( 'body' => array( 'title' => 'T', 'content' => 'Text' ) ) )->number( 'id' );
		$this->request( 'DELETE', "/myplugin/v1/posts/$id" );

		self::assertSame( 'Text', $this->request( 'GET', "/myplugin/v1/posts/$id" )->get( 'content.raw' ) );
		$changed = $this->request( 'PATCH', "/myplugin/v1/posts/$id", array( 'body' => array( 'content' => 'New' ) ) );
		self::assertSame( array( 410, 'inkfast_in_trash' ), array( $changed->status, $changed->code() ) );
		$again = $this->request( 'DELETE', "/myplugin/v1/posts/$id" );
		self::assertSame( array( 410, 'inkfast_in_trash' ), array( $again->status, $again->code() ) );
	}

	/**
	 * @param Request $options Of the request.
	 */
	#[TestWith( array( array( 'query' => array( 'force' => '1' ) ) ) )]
	#[TestWith( array( array( 'body' => array( 'force' => true ) ) ) )]
	#[TestWith( array( array( 'form' => array( 'force' => 'true' ) ) ) )]
	public function test_nothing_is_ever_deleted_for_good( array $options ): void {
		$this->login( $this->user( 'administrator' ) );
		$id = $this->post();
		$this->request( 'DELETE', "/myplugin/v1/posts/$id", $options );
		$this->request( 'DELETE', "/myplugin/v1/posts/$id", $options );
		self::assertSame( 'trash', get_post_status( $id ) );
	}

	public function test_a_post_titled_0_goes_there_and_back(): void {
		$this->login( $this->user( 'author' ) );
		$id = $this->request( 'POST', '/myplugin/v1/posts', array( 'body' => array( 'title' => '0' ) ) )->number( 'id' );
		self::assertSame( 200, $this->request( 'DELETE', "/myplugin/v1/posts/$id" )->status );
		self::assertSame( '0', $this->request( 'PATCH', "/myplugin/v1/posts/$id", array( 'body' => array( 'status' => 'draft' ) ) )->get( 'title.raw' ) );
	}

	public function test_a_site_that_refuses_to_trash_is_told_of_honestly(): void {
		add_filter( 'pre_trash_post', '__return_false' );
		$this->login( $this->user( 'author' ) );
		$id     = $this->request( 'POST', '/myplugin/v1/posts', array( 'body' => array( 'title' => 'T' ) ) )->number( 'id' );
		$answer = $this->request( 'DELETE', "/myplugin/v1/posts/$id" );
		self::assertSame( array( 500, 'inkfast_not_saved', 'draft' ), array( $answer->status, $answer->code(), get_post_status( $id ) ) );
	}

	public function test_on_a_site_without_a_trash_nothing_is_deleted(): void {
		$live = LiveSite::start( self::database(), array(), __DIR__ . '/without-trash.php' );
		try {
			$own     = array( 'Cookie' => $live->login( 'author' ), 'Origin' => 'http://inkfast.test', 'Content-Type' => 'application/json' );
			$own    += array( 'X-WP-Nonce' => $live->send( 'POST', '/wp-json/myplugin/v1/nonce', $own )->text( 'nonce' ) );
			$id      = $live->send( 'POST', '/wp-json/myplugin/v1/posts', $own, '{"title":"Kept"}' )->number( 'id' );
			$refused = $live->send( 'DELETE', "/wp-json/myplugin/v1/posts/$id", $own );
			self::assertSame( array( 501, 'inkfast_trash_disabled' ), array( $refused->status, $refused->code() ), $refused->raw );
			self::assertSame( 'Kept', $live->send( 'GET', "/wp-json/myplugin/v1/posts/$id", $own )->get( 'title.raw' ) );
		} finally {
			$live->stop();
		}
	}
}
