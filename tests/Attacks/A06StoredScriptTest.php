<?php
/**
 * A6: stored script, what requests and pages show of it; a browser tries it too, and tests/Form the shortcode and the configuration.
 *
 * @package Inkfast
 */

declare( strict_types=1 );

namespace Inkfast\Tests\Attacks;

use Inkfast\Tests\Form\Posting;
use Inkfast\Tests\Posts\ShownText;
use Inkfast\Tests\TestCase;
use PHPUnit\Framework\Attributes\DataProvider;
use PHPUnit\Framework\Attributes\TestWith;

final class A06StoredScriptTest extends TestCase {
	use Posting;

	/**
	 * What has run in such plugins.
	 *
	 * @return iterable<string, array{string}>
	 */
	public static function scripts(): iterable {
		foreach (
			array(
				'<script>alert(1)</script>',
				'</script><script>alert(1)</script>',
				'<svg/onload=alert(1)>',
				'<img src=x onerror=alert(1)>',
				'"><b onmouseover=alert(1)>x</b>',
				'\' onfocus=alert(1) autofocus x=\'',
				'<a href="javascript:alert(1)">x</a>',
				'<iframe srcdoc="&lt;script&gt;alert(1)&lt;/script&gt;">',
				'<!-- wp:paragraph {"className":"x\u0022 onmouseover=alert(1) y=\u0022"} --><p>x</p><!-- /wp:paragraph -->',
				'<!-- wp:html --><script>alert(1)</script><!-- /wp:html -->',
				'</p><!-- /wp:paragraph --><script>alert(1)</script>',
				'</textarea><script>alert(1)</script>',
				'</title><script>alert(1)</script>',
				'<!--<script>',
				'--><script>alert(1)</script>',
				'<style>@import "//evil.example"</style>',
				'&lt;script&gt;alert(1)&lt;/script&gt;',
				'&#60;script&#62;alert(1)&#60;/script&#62;',
				"<scr\u{200B}ipt>alert(1)</scr\u{200B}ipt>",
				'<math><mtext></p><style><img src=x onerror=alert(1)>',
				'[caption width="1" caption="<img src=x onerror=alert(1)>"]x[/caption]',
				'{{constructor.constructor("alert(1)")()}}',
			) as $script
		) {
			yield $script => array( $script );
		}
	}

	#[DataProvider( 'scripts' )]
	public function test_a_script_in_any_field_of_any_role_is_text_on_every_page( string $script ): void {
		ShownText::without_typography();
		foreach ( array( 'author', 'administrator' ) as $role ) {
			$this->login( $this->user( $role ) );
			$made = $this->request( 'POST', '/myplugin/v1/posts', array( 'body' => array( 'title' => $script, 'content' => $script, 'status' => 'publish' ) ) );
			self::assertSame( 201, $made->status, $made->raw );
			$post = get_post( $made->number( 'id' ) );
			self::assertNotNull( $post );
			self::assertDoesNotMatchRegularExpression( '/[<>]/', $post->post_title );
			self::assertSame( $script, ShownText::title( $post ) );
			// ShownText fails on any tag but those of paragraphs and line breaks.
			self::assertSame( $script, ShownText::of( $post ) );
			self::assertDoesNotMatchRegularExpression( '/<(?!\/?p>|br)/', get_the_excerpt( $post ) );
		}
	}

	#[DataProvider( 'scripts' )]
	public function test_core_answers_and_opens_it_as_text_too( string $script ): void {
		$this->login( $this->user( 'administrator' ) );
		$id     = $this->request( 'POST', '/myplugin/v1/posts', array( 'body' => array( 'title' => $script, 'content' => $script, 'status' => 'publish' ) ) )->number( 'id' );
		$answer = $this->request( 'GET', "/wp/v2/posts/$id" );
		self::assertDoesNotMatchRegularExpression( '/<(?!\/?p[ >]|br)/', str_replace( '<p class="wp-block-paragraph">', '<p>', $answer->text( 'content.rendered' ) ) );
		self::assertStringNotContainsString( '<', $answer->text( 'title.rendered' ) );
	}

	#[TestWith( array( 'title' ) )]
	#[TestWith( array( 'content' ) )]
	#[TestWith( array( 'status' ) )]
	#[TestWith( array( 'form' ) )]
	#[TestWith( array( '<img src=x onerror=alert(1)>' ) )]
	public function test_a_refusal_is_json_that_no_browser_takes_for_a_page( string $name ): void {
		$this->login( $this->user( 'author' ) );
		$answer = $this->request( 'POST', '/myplugin/v1/posts', array( 'body' => array( 'title' => "\0", $name => array( '<script>alert(1)</script>' ) ) ) );
		self::assertSame( 400, $answer->status );
		self::assertStringStartsWith( 'application/json', (string) $answer->header( 'Content-Type' ) );
		self::assertSame( 'nosniff', $answer->header( 'X-Content-Type-Options' ) );
	}

	/**
	 * What was posted and comes back in the page is words, in every field that the form has or has not.
	 *
	 * @param string $script What would run.
	 */
	#[DataProvider( 'scripts' )]
	public function test_a_form_that_comes_back_with_it_runs_nothing( string $script ): void {
		$page = $this->form_page();
		$this->login( $this->user( 'author' ) );
		$fields = self::fields( $this->open_page( $page ) );
		foreach ( array( '', $fields['nonce'] ) as $nonce ) {
			$html = $this->submit( $page, array( 'title' => $script . str_repeat( 'x', 1001 ), 'content' => $script, 'nonce' => $nonce ) + $fields );
			self::assertSame( array( 'title' => $script . str_repeat( 'x', 1001 ), 'content' => $script ), self::typed( $html ) );
			self::assertSame( array(), self::all( $html, '//script|//img|//iframe|//svg|//b|//*[@onerror or @onload or @onmouseover or @onfocus]' ) );
		}
		foreach ( array( 'mark', 'nonce', 'key', 'user', 'etag', 'id', 'was', 'again', 'form', 'status', $script ) as $name ) {
			$html = $this->submit( $page, array( $name => $script ) + array( 'title' => '' ) + $fields );
			self::assertSame( array(), self::all( $html, '//script|//img|//iframe|//svg|//b|//*[@onerror or @onload or @onmouseover or @onfocus]' ), $name );
		}
	}
}
