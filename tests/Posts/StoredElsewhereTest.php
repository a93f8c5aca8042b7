<?php
/**
 * A post that somebody edited elsewhere is not flattened; and what creating costs.
 *
 * @package Inkfast
 */

declare( strict_types=1 );

namespace Inkfast\Tests\Posts;

use Inkfast\Posts\PlainText;
use Inkfast\Tests\TestCase;
use PHPUnit\Framework\Attributes\DataProviderExternal;

final class StoredElsewhereTest extends TestCase {

	#[DataProviderExternal( PlainTextTest::class, 'foreign' )]
	public function test_rich_text_is_not_given_as_plain_and_the_editor_is_named( string $stored ): void {
		$me = $this->user( 'editor' );
		$id = $this->post( array( 'post_author' => $me, 'post_title' => 'T' ) );
		// Past WordPress's filters, which would mend some of it.
		self::database()->update( self::database()->posts, array( 'post_content' => $stored ), array( 'ID' => $id ) );
		clean_post_cache( $id );
		$this->login( $me );
		$answer = $this->request( 'GET', "/myplugin/v1/posts/$id" );
		self::assertSame( array( 200, false, null, 'T' ), array( $answer->status, $answer->get( 'plain' ), $answer->get( 'content.raw' ), $answer->get( 'title.raw' ) ), $answer->raw );
		self::assertSame( admin_url( "post.php?post=$id&action=edit" ), $answer->get( 'edit_link' ) );
	}

	public function test_a_rich_title_makes_it_not_plain_either(): void {
		$me = $this->user( 'editor' );
		$id = $this->post( array( 'post_author' => $me, 'post_title' => 'A <em>B</em>' ) );
		$this->login( $me );
		$answer = $this->request( 'GET', "/myplugin/v1/posts/$id" );
		self::assertSame( array( false, null ), array( $answer->get( 'plain' ), $answer->get( 'content.raw' ) ) );
	}

	public function test_a_status_can_be_changed_without_touching_rich_text(): void {
		$me   = $this->user( 'editor' );
		$rich = "<!-- wp:heading -->\n<h2 class=\"wp-block-heading\">A</h2>\n<!-- /wp:heading -->";
		$id   = $this->post( array( 'post_author' => $me, 'post_content' => $rich, 'post_status' => 'draft' ) );
		$this->login( $me );
		self::assertSame( 'publish', $this->request( 'PATCH', "/myplugin/v1/posts/$id", array( 'body' => array( 'status' => 'publish' ) ) )->get( 'status' ) );
		self::assertSame( $rich, get_post( $id )?->post_content );
	}

	public function test_a_text_that_cores_editor_saved_again_unchanged_stays_plain(): void {
		$this->login( $this->user( 'author' ) );
		$text = "One & two\n\n[x] <b>\n  three";
		$id   = $this->request( 'POST', '/myplugin/v1/posts', array( 'body' => array( 'title' => 'A & B', 'content' => $text ) ) )->number( 'id' );
		$core = $this->request( 'GET', "/wp/v2/posts/$id?context=edit" );
		$this->request( 'PUT', "/wp/v2/posts/$id", array( 'body' => array( 'title' => $core->get( 'title.raw' ), 'content' => $core->get( 'content.raw' ) ) ) );
		$again = $this->request( 'GET', "/myplugin/v1/posts/$id" );
		self::assertSame( array( true, $text, 'A & B' ), array( $again->get( 'plain' ), $again->get( 'content.raw' ), $again->get( 'title.raw' ) ) );
	}

	public function test_an_empty_post_is_plain(): void {
		$me = $this->user( 'editor' );
		$id = $this->post( array( 'post_author' => $me, 'post_title' => 'T', 'post_content' => '' ) );
		$this->login( $me );
		self::assertSame( array( true, '' ), array( $this->request( 'GET', "/myplugin/v1/posts/$id" )->get( 'plain' ), $this->request( 'GET', "/myplugin/v1/posts/$id" )->get( 'content.raw' ) ) );
	}

	public function test_a_create_costs_no_more_queries_than_cores_for_the_same_post(): void {
		foreach ( array( 'draft', 'publish' ) as $status ) {
			foreach ( array( 'author', 'administrator' ) as $role ) {
				$this->login( $this->user( $role ) );
				$ours  = array( 'title' => 'Title', 'content' => "One\n\nTwo", 'status' => $status );
				$cores = array( 'title' => 'Title', 'content' => PlainText::encode( "One\n\nTwo" ), 'status' => $status );
				// Both once before, so that neither fills a cache for the other.
				$this->request( 'POST', '/wp/v2/posts', array( 'body' => $cores ) );
				$this->request( 'POST', '/myplugin/v1/posts', array( 'body' => $ours ) );
				$core = $this->cold( '/wp/v2/posts', $cores );
				$here = $this->cold( '/myplugin/v1/posts', $ours );
				$once = $this->cold( '/myplugin/v1/posts', $ours, array( 'Idempotency-Key' => "a-key-of-$role-$status" ) );
				self::assertLessThanOrEqual( $core, $here, "$role, $status" );
				self::assertLessThanOrEqual( $core, $once, "$role, $status, with a key" );
			}
		}
	}

	public function test_the_nonce_route_costs_one_query_more_than_an_empty_route_at_the_most(): void {
		add_action( 'rest_api_init', static fn (): bool => register_rest_route( 'inkfast-test/v1', '/empty', array( 'callback' => static fn (): array => array(), 'permission_callback' => '__return_true' ) ) );
		$this->login( $this->user( 'author' ) );
		$empty = $this->cold( '/inkfast-test/v1/empty' );
		self::assertLessThanOrEqual( $empty + 1, $this->cold( '/myplugin/v1/nonce' ) );
	}

	/**
	 * The queries of a request with nothing in the cache, as a request of its own process has them.
	 *
	 * @param string                     $route   The route.
	 * @param array<string, string>|null $body    What to post; null asks by GET, without a nonce.
	 * @param array<string, string>      $headers What to send along.
	 */
	private function cold( string $route, ?array $body = null, array $headers = array() ): int {
		$nonce = $this->nonce();
		wp_cache_flush();
		wp_load_alloptions();

		return $this->queries( fn () => null === $body ? $this->request( 'GET', $route, array( 'nonce' => false ) ) : $this->request( 'POST', $route, array( 'nonce' => $nonce, 'headers' => $headers, 'body' => $body ) ) );
	}
}
