<?php
/**
 * Typed, stored, shown and opened again: the same text, for every role.
 *
 * @package Inkfast
 */

declare( strict_types=1 );

namespace Inkfast\Tests\Posts;

use ArrayObject;
use Inkfast\Posts\PlainText;
use Inkfast\Tests\TestCase;
use PHPUnit\Framework\Attributes\TestWith;
use WP_Post;

final class TextSurvivesTest extends TestCase {

	#[TestWith( array( 'contributor' ) )]
	#[TestWith( array( 'author' ) )]
	#[TestWith( array( 'editor' ) )]
	#[TestWith( array( 'administrator' ) )]
	public function test_every_text_is_answered_stored_shown_and_opened_as_typed( string $role ): void {
		ShownText::without_typography();
		$ran = $this->probes();
		$this->login( $this->user( $role ) );

		foreach ( Texts::all() as $name => list( $text ) ) {
			$typed  = PlainText::normalise( $text );
			$answer = $this->request( 'POST', '/myplugin/v1/posts', array( 'body' => array( 'content' => $text, 'status' => 'publish' ) ) );
			self::assertSame( 201, $answer->status, "$name: {$answer->raw}" );
			self::assertSame( $typed, $answer->get( 'content.raw' ), $name );
			self::assertTrue( $answer->get( 'plain' ), $name );

			$post = $this->stored( $answer->number( 'id' ) );
			self::assertSame( $typed, ShownText::of( $post ), $name );
			self::assertSame( $typed, $this->request( 'GET', "/myplugin/v1/posts/{$post->ID}" )->get( 'content.raw' ), $name );
		}
		self::assertSame( array(), $ran->getArrayCopy(), 'Something of a text was run.' );
	}

	#[TestWith( array( 'contributor' ) )]
	#[TestWith( array( 'administrator' ) )]
	public function test_every_line_is_answered_stored_shown_and_opened_as_a_title( string $role ): void {
		ShownText::without_typography();
		$ran = $this->probes();
		$this->login( $this->user( $role ) );

		foreach ( Texts::all() as $name => list( $text ) ) {
			$line   = (string) preg_replace( '/[\r\n\x{2028}\x{2029}]+/u', ' ', $text );
			$answer = $this->request( 'POST', '/myplugin/v1/posts', array( 'body' => array( 'title' => $line, 'status' => 'publish' ) ) );
			self::assertSame( 201, $answer->status, "$name: {$answer->raw}" );
			self::assertSame( PlainText::trim( $line ), $answer->get( 'title.raw' ), $name );
			self::assertSame( PlainText::trim( $line ), ShownText::title( $this->stored( $answer->number( 'id' ) ) ), $name );
		}
		self::assertSame( array(), $ran->getArrayCopy() );
	}

	#[TestWith( array( 'contributor' ) )]
	#[TestWith( array( 'administrator' ) )]
	public function test_a_change_keeps_the_text_as_a_create_does( string $role ): void {
		$this->login( $this->user( $role ) );
		$id = $this->request( 'POST', '/myplugin/v1/posts', array( 'body' => array( 'title' => 'T', 'content' => 'Before' ) ) )->number( 'id' );
		foreach ( Texts::all() as $name => list( $text ) ) {
			foreach ( array( 'body', 'form' ) as $kind ) {
				$etag   = $this->request( 'GET', "/myplugin/v1/posts/$id" )->text( 'etag' );
				$answer = $this->request( 'PATCH', "/myplugin/v1/posts/$id", array( $kind => array( 'content' => $text ), 'headers' => 'body' === $kind ? array( 'If-Match' => "\"$etag\"" ) : array() ) );
				self::assertSame( 200, $answer->status, "$name: {$answer->raw}" );
				self::assertSame( PlainText::normalise( $text ), $this->request( 'GET', "/myplugin/v1/posts/$id" )->get( 'content.raw' ), "$name by $kind" );
			}
		}
	}

	public function test_two_mebibytes_survive_and_are_shown_whole(): void {
		ShownText::without_typography();
		$line = "Grüße [x] <b> & https://example.com/ \\\"' 😀  \n\n";
		$text = substr( str_repeat( $line, 60000 ), 0, 2097152 - 20 );
		$text = rtrim( mb_strcut( $text, 0, 2097152, 'UTF-8' ) );
		foreach ( array( 'author', 'administrator' ) as $role ) {
			$this->login( $this->user( $role ) );
			$answer = $this->request( 'POST', '/myplugin/v1/posts', array( 'body' => array( 'content' => $text, 'status' => 'publish' ) ) );
			self::assertSame( 201, $answer->status, substr( $answer->raw, 0, 500 ) );
			self::assertTrue( $text === $answer->get( 'content.raw' ), 'answered' );
			self::assertTrue( ShownText::of( $this->stored( $answer->number( 'id' ) ) ) === $text, 'shown' );
		}
	}

	public function test_with_the_sites_typography_no_word_is_lost(): void {
		$this->login( $this->user( 'author' ) );
		$words = static fn ( string $text ): string => (string) preg_replace( '/[^\p{L}\p{N}\p{So}]+/u', '', $text );
		foreach ( Texts::all() as $name => list( $text ) ) {
			// Typography itself: 2x4 becomes 2×4 and 8-) a face.
			if ( 'typography' === $name ) {
				continue;
			}
			$answer = $this->request( 'POST', '/myplugin/v1/posts', array( 'body' => array( 'content' => $text, 'status' => 'publish' ) ) );
			self::assertSame( $words( $text ), $words( ShownText::of( $this->stored( $answer->number( 'id' ) ) ) ), $name );
		}
	}

	public function test_excerpt_and_feed_run_nothing_either(): void {
		$ran = $this->probes();
		$this->login( $this->user( 'author' ) );
		foreach ( Texts::all() as list( $text ) ) {
			$id              = $this->request( 'POST', '/myplugin/v1/posts', array( 'body' => array( 'content' => $text, 'status' => 'publish' ) ) )->number( 'id' );
			$GLOBALS['post'] = $this->stored( $id );
			setup_postdata( $GLOBALS['post'] );
			$shown = get_the_excerpt( $id ) . get_the_content_feed( 'rss2' );
			self::assertStringNotContainsString( '<script', $shown );
			self::assertStringNotContainsString( '<b', str_replace( '<br', '', $shown ) );
		}
		self::assertSame( array(), $ran->getArrayCopy() );
	}

	/**
	 * Watches everything that text can set off: shortcodes, blocks other than paragraphs, embeds, requests to other sites.
	 *
	 * @return ArrayObject<int, string> What ran.
	 */
	private function probes(): ArrayObject {
		/** @var ArrayObject<int, string> $ran What ran. */
		$ran = new ArrayObject();
		foreach ( array( 'gallery', 'a', 'x', 'embed', 'inkfast_form', 'escaped' ) as $shortcode ) {
			add_shortcode(
				$shortcode,
				static function () use ( $ran, $shortcode ): string {
					$ran[] = "[$shortcode]";
					return '';
				}
			);
		}
		foreach ( array( 'pre_oembed_result', 'pre_http_request' ) as $hook ) {
			add_filter(
				$hook,
				static function () use ( $ran, $hook ): string {
					$ran[] = $hook;
					return '';
				}
			);
		}
		add_filter(
			'render_block',
			static function ( string $html, array $block ) use ( $ran ): string {
				if ( null !== $block['blockName'] && 'core/paragraph' !== $block['blockName'] ) {
					$ran[] = (string) wp_json_encode( $block['blockName'] );
				}
				return $html;
			},
			10,
			2
		);

		return $ran;
	}

	/**
	 * A post as it is stored.
	 *
	 * @param int $id Its id.
	 */
	private function stored( int $id ): WP_Post {
		clean_post_cache( $id );
		$post = get_post( $id );
		self::assertInstanceOf( WP_Post::class, $post );

		return $post;
	}
}
