<?php
/**
 * Who may do what: every role on every route.
 *
 * @package Inkfast
 */

declare( strict_types=1 );

namespace Inkfast\Tests\Posts;

use Inkfast\Tests\Support\Answer;
use Inkfast\Tests\TestCase;
use PHPUnit\Framework\Attributes\DataProvider;

final class RolesTest extends TestCase {

	private const ROLES = array( 'visitor', 'subscriber', 'contributor', 'author', 'editor', 'administrator' );

	private const OUT = '401 inkfast_signed_out';

	private const NONE = '404 inkfast_not_found';

	private const NO_CREATE = '403 inkfast_cannot_create';

	private const NO_EDIT = '403 inkfast_cannot_edit';

	private const NO_DELETE = '403 inkfast_cannot_delete';

	/** What each of ROLES gets, in their order. A draft that one may not know of is not there. */
	private const TABLE = array(
		'create draft'          => array( self::OUT, self::NO_CREATE, '201 draft', '201 draft', '201 draft', '201 draft' ),
		'create pending'        => array( self::OUT, self::NO_CREATE, '201 pending', '201 pending', '201 pending', '201 pending' ),
		'create publish'        => array( self::OUT, self::NO_CREATE, '201 pending', '201 publish', '201 publish', '201 publish' ),
		'create'                => array( self::OUT, self::NO_CREATE, '201 draft', '201 draft', '201 draft', '201 draft' ),
		'list'                  => array( self::OUT, '200', '200', '200', '200', '200' ),
		'read own draft'        => array( self::OUT, self::NO_EDIT, '200 draft', '200 draft', '200 draft', '200 draft' ),
		'read own publish'      => array( self::OUT, self::NO_EDIT, self::NO_EDIT, '200 publish', '200 publish', '200 publish' ),
		'read other draft'      => array( self::OUT, self::NONE, self::NONE, self::NONE, '200 draft', '200 draft' ),
		'read other pending'    => array( self::OUT, self::NONE, self::NONE, self::NONE, '200 pending', '200 pending' ),
		'read other private'    => array( self::OUT, self::NONE, self::NONE, self::NONE, '200 private', '200 private' ),
		'read other publish'    => array( self::OUT, self::NO_EDIT, self::NO_EDIT, self::NO_EDIT, '200 publish', '200 publish' ),
		'read other trash'      => array( self::OUT, self::NONE, self::NONE, self::NONE, '200 trash', '200 trash' ),
		'change own draft'      => array( self::OUT, self::NO_EDIT, '200 draft', '200 draft', '200 draft', '200 draft' ),
		'change own publish'    => array( self::OUT, self::NO_EDIT, self::NO_EDIT, '200 publish', '200 publish', '200 publish' ),
		'change other draft'    => array( self::OUT, self::NONE, self::NONE, self::NONE, '200 draft', '200 draft' ),
		'change other publish'  => array( self::OUT, self::NO_EDIT, self::NO_EDIT, self::NO_EDIT, '200 publish', '200 publish' ),
		'publish own draft'     => array( self::OUT, self::NO_EDIT, '200 pending', '200 publish', '200 publish', '200 publish' ),
		'publish other pending' => array( self::OUT, self::NONE, self::NONE, self::NONE, '200 publish', '200 publish' ),
		'trash own draft'       => array( self::OUT, self::NO_DELETE, '200 trash', '200 trash', '200 trash', '200 trash' ),
		'trash own publish'     => array( self::OUT, self::NO_DELETE, self::NO_DELETE, '200 trash', '200 trash', '200 trash' ),
		'trash other draft'     => array( self::OUT, self::NONE, self::NONE, self::NONE, '200 trash', '200 trash' ),
		'trash other publish'   => array( self::OUT, self::NO_DELETE, self::NO_DELETE, self::NO_DELETE, '200 trash', '200 trash' ),
		'restore own trash'     => array( self::OUT, self::NO_EDIT, '200 draft', '200 draft', '200 draft', '200 draft' ),
		'restore other trash'   => array( self::OUT, self::NONE, self::NONE, self::NONE, '200 draft', '200 draft' ),
		'read nothing there'    => array( self::OUT, self::NONE, self::NONE, self::NONE, self::NONE, self::NONE ),
		'change nothing there'  => array( self::OUT, self::NONE, self::NONE, self::NONE, self::NONE, self::NONE ),
		'trash nothing there'   => array( self::OUT, self::NONE, self::NONE, self::NONE, self::NONE, self::NONE ),
		'read own page'         => array( self::OUT, self::NO_EDIT, self::NO_EDIT, self::NO_EDIT, '200 publish', '200 publish' ),
		'change own page'       => array( self::OUT, self::NO_EDIT, self::NO_EDIT, self::NO_EDIT, '200 publish', '200 publish' ),
	);

	/**
	 * The table, a row for each role.
	 *
	 * @return iterable<string, array{string, string, string}>
	 */
	public static function table(): iterable {
		foreach ( self::TABLE as $deed => $results ) {
			foreach ( array_combine( self::ROLES, $results ) as $role => $result ) {
				yield "$role: $deed: $result" => array( $role, $deed, $result );
			}
		}
	}

	#[DataProvider( 'table' )]
	public function test_each_role_on_each_route( string $role, string $deed, string $result ): void {
		$me    = 'visitor' === $role ? 0 : $this->user( $role );
		$words = explode( ' ', $deed );
		$post  = $this->subject( $words[1] ?? '', $words[2] ?? '', $me );
		if ( 0 !== $me ) {
			$this->login( $me );
		}
		$answer = $this->deed( $words[0], $words[1] ?? '', $post );
		$status = '' !== $answer->code() ? $answer->code() : $answer->text( 'status' );

		self::assertSame( $result, trim( "{$answer->status} $status" ), $answer->raw );
		self::assertSame( '201 pending' === $result && 'create publish' === $deed || 'contributor: publish' === "$role: {$words[0]}" && $answer->status < 300, true === $answer->get( 'needs_review' ) );
		$this->assert_untouched_when_refused( $answer, $post );
	}

	/**
	 * Makes the post that is dealt with.
	 *
	 * @param string $whose  `own`, `other` or none of them.
	 * @param string $status Its status, or `page` for a published page.
	 * @param int    $me     Who will ask.
	 */
	private function subject( string $whose, string $status, int $me ): int {
		if ( ! in_array( $whose, array( 'own', 'other' ), true ) ) {
			return 99999999;
		}
		$author = 'own' === $whose && 0 !== $me ? $me : $this->user( 'administrator' );
		$id     = $this->post(
			array(
				'post_author' => $author,
				'post_title'  => 'Before',
				'post_type'   => 'page' === $status ? 'page' : 'post',
				'post_status' => array( 'page' => 'publish', 'trash' => 'draft' )[ $status ] ?? $status,
			)
		);
		if ( 'trash' === $status ) {
			wp_trash_post( $id );
		}

		return $id;
	}

	/**
	 * Does it.
	 *
	 * @param string $verb   What.
	 * @param string $status With what status.
	 * @param int    $id     With which post.
	 */
	private function deed( string $verb, string $status, int $id ): Answer {
		return match ( $verb ) {
			'create'  => $this->request( 'POST', '/myplugin/v1/posts', array( 'body' => array( 'title' => 'New' ) + ( '' === $status ? array() : array( 'status' => $status ) ) ) ),
			'list'    => $this->request( 'GET', '/myplugin/v1/posts' ),
			'change'  => $this->request( 'PATCH', "/myplugin/v1/posts/$id", array( 'body' => array( 'title' => 'After' ) ) ),
			'publish' => $this->request( 'PATCH', "/myplugin/v1/posts/$id", array( 'body' => array( 'status' => 'publish' ) ) ),
			'restore' => $this->request( 'PATCH', "/myplugin/v1/posts/$id", array( 'body' => array( 'status' => 'draft' ) ) ),
			'trash'   => $this->request( 'DELETE', "/myplugin/v1/posts/$id" ),
			default   => $this->request( 'GET', "/myplugin/v1/posts/$id" ),
		};
	}

	/**
	 * A refused deed leaves the post as it was, and tells nothing of it.
	 *
	 * @param Answer $answer The answer.
	 * @param int    $id     The post.
	 */
	private function assert_untouched_when_refused( Answer $answer, int $id ): void {
		$post = get_post( $id );
		if ( $answer->status >= 300 && null !== $post ) {
			self::assertSame( 'Before', $post->post_title );
			self::assertStringNotContainsString( 'Before', $answer->raw );
			self::assertStringNotContainsString( $post->post_content, $answer->raw );
		}
	}
}
