<?php
/**
 * A7: shortcodes and blocks that run from a writer's text.
 *
 * @package Inkfast
 */

declare( strict_types=1 );

namespace Inkfast\Tests\Attacks;

use Inkfast\Tests\Posts\ShownText;
use Inkfast\Tests\TestCase;
use PHPUnit\Framework\Attributes\TestWith;
use WP_Post;

final class A07TextRunsTest extends TestCase {

	#[TestWith( array( '[probe]' ) )]
	#[TestWith( array( '[probe a="b"]inner[/probe]' ) )]
	#[TestWith( array( '[[probe]]' ) )]
	#[TestWith( array( '[[probe]x[/probe]]' ) )]
	#[TestWith( array( '&#091;probe&#093; &#91;probe&#93; &lbrack;probe&rbrack;' ) )]
	#[TestWith( array( '[pro<b></b>be]' ) )]
	#[TestWith( array( "[\nprobe]" ) )]
	#[TestWith( array( "<!-- wp:shortcode -->\n[probe]\n<!-- /wp:shortcode -->" ) )]
	#[TestWith( array( '<!-- wp:inkfast-test/probe /-->' ) )]
	#[TestWith( array( "</p>\n<!-- /wp:paragraph -->\n\n<!-- wp:inkfast-test/probe /-->\n\n<!-- wp:paragraph -->\n<p>" ) )]
	#[TestWith( array( '<!-- wp:latest-comments /-->' ) )]
	#[TestWith( array( '<!-- wp:block {"ref":SECRET} /-->' ) )]
	#[TestWith( array( '<!-- wp:pattern {"slug":"x"} /-->' ) )]
	#[TestWith( array( 'https://www.youtube.com/watch?v=dQw4w9WgXcQ' ) )]
	#[TestWith( array( '[embed]http://127.0.0.1/[/embed]' ) )]
	#[TestWith( array( "\n\nhttp://127.0.0.1/\n\n" ) )]
	#[TestWith( array( '<!-- wp:embed {"url":"http://127.0.0.1/"} --><figure>http://127.0.0.1/</figure><!-- /wp:embed -->' ) )]
	public function test_nothing_of_a_text_runs_where_it_is_shown( string $text ): void {
		ShownText::without_typography();
		$ran = 0;
		$run = static function () use ( &$ran ): string {
			++$ran;
			return 'RAN';
		};
		add_shortcode( 'probe', $run );
		add_shortcode( 'embed', $run );
		add_filter( 'pre_oembed_result', $run );
		add_filter( 'pre_http_request', $run );
		register_block_type( 'inkfast-test/probe', array( 'render_callback' => $run ) );
		$secret = $this->post( array( 'post_type' => 'wp_block', 'post_content' => 'Private words', 'post_author' => $this->user( 'administrator' ) ) );

		foreach ( array( 'contributor', 'administrator' ) as $role ) {
			$this->login( $this->user( $role ) );
			$typed = str_replace( 'SECRET', (string) $secret, $text );
			$id    = $this->request( 'POST', '/myplugin/v1/posts', array( 'body' => array( 'title' => str_replace( "\n", ' ', "T $typed" ), 'content' => $typed, 'status' => 'publish' ) ) )->number( 'id' );
			$post  = get_post( $id );
			self::assertInstanceOf( WP_Post::class, $post );
			self::assertSame( $typed, ShownText::of( $post ), $role );
			self::assertStringNotContainsString( 'Private words', get_the_excerpt( $post ) . get_the_title( $post ) );
			self::assertFalse( has_shortcode( $post->post_content, 'probe' ) );
			self::assertSame( array( 'core/paragraph' ), array_values( array_unique( array_filter( array_column( parse_blocks( $post->post_content ), 'blockName' ), is_string( ... ) ) ) ) );
		}
		self::assertSame( 0, $ran );
		unregister_block_type( 'inkfast-test/probe' );
	}
}
