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
