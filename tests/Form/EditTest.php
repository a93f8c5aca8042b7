<?php
/**
 * Tests of a stored post opened in the form.
 *
 * @package Inkfast
 */

declare( strict_types=1 );

namespace Inkfast\Tests\Form;

use Inkfast\Posts\ETag;
use Inkfast\Tests\TestCase;
use PHPUnit\Framework\Attributes\DataProvider;
use WP_Post;

final class EditTest extends TestCase {
	use Visits;

	/**
	 * The fields hold what was typed, through everything that a block theme does with a page.
	 *
	 * @param string $title   Typed title.
	 * @param string $content Typed text.
	 */
	#[DataProvider( 'texts' )]
	public function test_the_fields_hold_what_was_typed( string $title, string $content ): void {
		$this->login( $this->user( 'author' ) );
		$id   = $this->write( $title, $content );
		$html = $this->edit( $id );

		self::assertSame(
			array(
				'title'   => $title,
				'content' => $content,
			),
			self::typed( $html )
		);
	}

	/**
	 * Texts that HTML, WordPress or its filters would change.
	 *
	 * @return array<string, array{string, string}>
	 */
	public static function texts(): array {
		return array(
			'quotes and dashes'     => array( '"It\'s" -- 4x5...', "\"It's\" -- 1/2 4x5 ... (c)" ),
			'entities'              => array( '&amp; &lt; &', '&amp; &#10; &lt;b&gt; & &nbsp;' ),
			'markup'                => array( '</title><b>', "</textarea><script>alert(1)</script><!-- a --> <b>\n</b>" ),
			'a first line end'      => array( 'T', "\nText" ),
			'many line ends'        => array( 'T', "\n\n\nText\n\n\n\nmore\n\n" ),
			'runs of spaces'        => array( 'a  b', "  a  b\n   c  \n\td" ),
			'shortcodes'            => array( '[gallery]', '[gallery] [inkfast_form] [[a]]' ),
			'block comments'        => array( '<!-- wp:html -->', "<!-- wp:html -->\n<p>a</p>\n<!-- /wp:html -->" ),
			'smileys and WordPress' => array( ':) Wordpress', 'Wordpress :) ;-) 8-)' ),
			'an address'            => array( 'http://example.org/', "http://example.org/a?b=c&d\n\nhttps://youtu.be/a" ),
			'backslashes'           => array( 'a\\b', 'C:\\new \\0 \\\\' ),
			'emoji and combining'   => array( '🎈 é', "🧑🏽‍🚀 e\u{301} \u{200F}עברית" ),
			'no title'              => array( '', 'Text' ),
			'no text'               => array( 'Title', '' ),
		);
	}

	public function test_a_template_that_makes_paragraphs_of_everything_takes_nothing_apart(): void {
		$this->login( $this->user( 'author' ) );
		$content = "First\n\nsecond <b>\n\n\n  third [gallery]";
		$html    = wpautop( $this->edit( $this->write( 'Title', $content ) ) );

		self::assertSame( $content, self::typed( $html )['content'] );
		self::assertSame( '', self::text( self::one( $html, '//*[@role="status"]' ) ) );
		self::one( $html, '//form//button[@type="submit"]' );
	}

	public function test_the_form_saves_over_the_version_that_it_shows(): void {
		$this->login( $this->user( 'author' ) );
		$id   = $this->write( 'Title', 'Text' );
		$html = $this->edit( $id );
		$data = self::form_data( $html );
		$post = get_post( $id );

		self::assertInstanceOf( WP_Post::class, $post );
		self::assertSame( (string) $id, $data['data-id'] );
		self::assertSame( ETag::of( $post ), $data['data-etag'] );
		self::assertSame( 'Save', self::words( $html, '//button' ) );
		// A browser restores only what differs from the HTML.
		self::assertSame( '', self::one( $html, '//input[@name="etag"]' )->getAttribute( 'value' ) );
	}

	/**
	 * What is not published yet can go on from here by its writer's rights.
	 *
	 * @param string        $role    Role.
	 * @param string        $status  Status of the post.
	 * @param array<string> $buttons What the buttons say.
	 */
	#[DataProvider( 'steps' )]
	public function test_what_is_not_published_can_go_on( string $role, string $status, array $buttons ): void {
		$this->login( $this->user( $role ) );
		$html  = $this->edit( $this->write( 'Title', 'Text', $status ) );
		$found = array_map( self::text( ... ), self::all( $html, '//button' ) );

		self::assertSame( $buttons, $found );
	}

	/**
	 * Roles, statuses and buttons.
	 *
	 * @return array<string, array{string, string, list<string>}>
	 */
	public static function steps(): array {
		return array(
			'an author’s draft'         => array( 'author', 'draft', array( 'Save', 'Publish' ) ),
			'an author’s post'          => array( 'author', 'publish', array( 'Save' ) ),
			'a contributor’s draft'     => array( 'contributor', 'draft', array( 'Save', 'Submit for review' ) ),
			'a contributor’s submitted' => array( 'contributor', 'pending', array( 'Save' ) ),
		);
	}

	public function test_a_visitor_is_asked_to_sign_in_whatever_the_number(): void {
		$id = $this->post();

		foreach ( array( $id, 987654321 ) as $number ) {
			$html = $this->edit( $number );
			self::assertStringContainsString( 'Sign in to edit this post.', $html );
			self::assertSame( wp_login_url( add_query_arg( 'inkfast_edit', $number, (string) get_permalink() ) ), self::one( $html, '//a[1]' )->getAttribute( 'href' ) );
			self::assertSame( array(), self::all( $html, '//form' ) );
		}
	}

	public function test_someone_else_s_post_is_refused(): void {
		$this->login( $this->user( 'author' ) );
		$id = $this->write( 'Secret title', 'Secret text' );
		$this->login( $this->user( 'author' ) );

		$html = $this->edit( $id );
		self::assertStringContainsString( 'Your account may not edit this post.', $html );
		self::assertStringNotContainsString( 'Secret', $html );
	}

	public function test_someone_else_s_draft_is_not_even_there(): void {
		$this->login( $this->user( 'author' ) );
		$id = $this->write( 'Secret title', 'Secret text', 'draft' );
		$this->login( $this->user( 'author' ) );

		$html = $this->edit( $id );
		self::assertStringContainsString( 'The post to edit is not there.', $html );
		self::assertStringNotContainsString( 'Secret', $html );
	}

	/**
	 * A10: what is not a number of a post is not there.
	 *
	 * @param mixed $id What the address says.
	 */
	#[DataProvider( 'not_ids' )]
	public function test_A10_what_is_no_number_of_a_post_is_not_there( mixed $id ): void {
		$this->login( $this->user( 'editor' ) );
		$html = $this->visit( '[inkfast_form]', array( 'inkfast_edit' => $id ) );

		self::assertStringContainsString( 'The post to edit is not there.', $html );
		self::assertSame( array(), self::all( $html, '//form' ) );
	}

	/**
	 * What is no number of a post.
	 *
	 * @return array<string, array{mixed}>
	 */
	public static function not_ids(): array {
		return array(
			'no post'      => array( '987654321' ),
			'a text after' => array( '1abc' ),
			'zero'         => array( '0' ),
			'a negative'   => array( '-1' ),
			'a fraction'   => array( '1.0' ),
			'a space'      => array( ' 1' ),
			'a line end'   => array( "1\n" ),
			'very many'    => array( str_repeat( '9', 30 ) ),
			'nothing'      => array( '' ),
			'an array'     => array( array( '1' ) ),
			'markup'       => array( '"><script>' ),
		);
	}

	public function test_a_post_in_the_trash_is_named_as_such(): void {
		$this->login( $this->user( 'author' ) );
		$id = $this->write( 'Title', 'Text' );
		wp_trash_post( $id );

		self::assertStringContainsString( 'This post is in the trash.', $this->edit( $id ) );
	}

	public function test_a_post_of_another_kind_is_not_opened(): void {
		$this->login( $this->user( 'editor' ) );
		$page = $this->post( array( 'post_type' => 'page' ) );

		self::assertStringContainsString( 'of another kind', $this->edit( $page ) );
	}

	public function test_what_the_field_cannot_show_opens_in_the_editor_of_wordpress(): void {
		$this->login( $this->user( 'author' ) );
		$id   = $this->post(
			array(
				'post_content' => '<!-- wp:paragraph --><p><strong>Bold</strong></p><!-- /wp:paragraph -->',
				'post_author'  => get_current_user_id(),
			)
		);
		$html = $this->edit( $id );

		self::assertStringContainsString( 'formatting that this form cannot show', $html );
		self::assertSame( get_edit_post_link( $id, 'raw' ), self::one( $html, '//a[1]' )->getAttribute( 'href' ) );
		self::assertSame( array(), self::all( $html, '//form' ) );
	}

	public function test_every_refusal_leads_back_to_the_empty_form(): void {
		$this->login( $this->user( 'author' ) );
		$html = $this->edit( 987654321 );

		self::assertSame( get_permalink(), self::one( $html, '//a' )->getAttribute( 'href' ) );
		self::assertSame( 'Write a new post', self::words( $html, '//a' ) );
	}

	/**
	 * The form's page with a post to edit in its address.
	 *
	 * @param int $id The post's.
	 */
	private function edit( int $id ): string {
		return $this->visit( '[inkfast_form]', array( 'inkfast_edit' => (string) $id ) );
	}

	/**
	 * Writes a post through the route.
	 *
	 * @param string $title   Title.
	 * @param string $content Text.
	 * @param string $status  Status.
	 * @return int Its id.
	 */
	private function write( string $title, string $content, string $status = 'publish' ): int {
		$answer = $this->request(
			'POST',
			'/myplugin/v1/posts',
			array( 'body' => compact( 'title', 'content', 'status' ) )
		);
		self::assertSame( 201, $answer->status, $answer->raw );
		// A request ends with its person unknown again.
		$user = wp_validate_logged_in_cookie( 0 );
		wp_set_current_user( is_int( $user ) ? $user : 0 );

		return $answer->number( 'id' );
	}
}
