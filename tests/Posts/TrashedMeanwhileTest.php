<?php
/**
 * A post that went to the trash while somebody edited it.
 *
 * @package Inkfast
 */

declare( strict_types=1 );

namespace Inkfast\Tests\Posts;

use Inkfast\Tests\TestCase;

final class TrashedMeanwhileTest extends TestCase {

	public function test_of_two_who_put_it_into_the_trash_at_once_the_later_leaves_what_the_first_has_remembered(): void {
		$this->login( $this->user( 'author' ) );
		$id = $this->request( 'POST', '/myplugin/v1/posts', array( 'body' => array( 'title' => 'T', 'status' => 'publish' ) ) )->number( 'id' );
		// The other one is first, between core's own notes and our write.
		add_action( 'pre_post_update', static fn (): mixed => self::database()->update( self::database()->posts, array( 'post_status' => 'trash' ), array( 'ID' => $id ) ), 1 );

		$answer = $this->request( 'DELETE', "/myplugin/v1/posts/$id" );
		self::assertSame( array( 412, 'inkfast_conflict' ), array( $answer->status, $answer->code() ), $answer->raw );
		self::assertSame( array( 'trash', 'publish' ), array( get_post_status( $id ), get_post_meta( $id, '_wp_trash_meta_status', true ) ) );
	}

	public function test_a_change_with_the_version_from_before_is_told_of_the_trash_not_of_a_conflict(): void {
		$this->login( $this->user( 'author' ) );
		$made = $this->request( 'POST', '/myplugin/v1/posts', array( 'body' => array( 'title' => 'T', 'content' => 'Text' ) ) );
		$id   = $made->number( 'id' );
		$this->request( 'DELETE', "/myplugin/v1/posts/$id" );

		$match   = array( 'headers' => array( 'If-Match' => '"' . $made->text( 'etag' ) . '"' ) );
		$changed = $this->request( 'PATCH', "/myplugin/v1/posts/$id", $match + array( 'body' => array( 'title' => 'Mine' ) ) );
		self::assertSame( array( 410, 'inkfast_in_trash' ), array( $changed->status, $changed->code() ), $changed->raw );

		$back = $this->request( 'PATCH', "/myplugin/v1/posts/$id", $match + array( 'body' => array( 'title' => 'Mine', 'status' => 'publish' ) ) );
		self::assertSame( array( 412, 'inkfast_conflict' ), array( $back->status, $back->code() ), $back->raw );
		self::assertSame( array( 'T', 'trash' ), array( get_post( $id )?->post_title, get_post_status( $id ) ) );
	}
}
