<?php
/**
 * Tests of forms that are posted without their script; the whole way in a browser is in e2e/without-script.spec.ts.
 *
 * @package Inkfast
 */

declare( strict_types=1 );

namespace Inkfast\Tests\Form;

use Closure;
use Inkfast\Delivery\Claims;
use Inkfast\Delivery\ClaimsTable;
use Inkfast\Delivery\ErrorCode;
use Inkfast\Form\EditOpener;
use Inkfast\Form\FormPage;
use Inkfast\Form\FormTokens;
use Inkfast\Form\Labels;
use Inkfast\Form\PageCache;
use Inkfast\Form\Receipts;
use Inkfast\Form\Repeats;
use Inkfast\Form\Replies;
use Inkfast\Form\Settings;
use Inkfast\Form\Submissions;
use Inkfast\Posts\PostRights;
use Inkfast\Posts\PostTypes;
use Inkfast\Tests\Support\Redirected;
use Inkfast\Tests\TestCase;
use PHPUnit\Framework\Attributes\DataProvider;
use PHPUnit\Framework\Attributes\TestWith;
use WP_Session_Tokens;

final class SubmissionsTest extends TestCase {
	use Posting;

	private int $me = 0;

	private int $page = 0;

	protected function setUp(): void {
		parent::setUp();
		$this->page = $this->form_page();
		$this->me   = $this->user( 'author' );
		$this->login( $this->me );
	}

	public function test_it_is_stored_and_the_browser_is_sent_to_what_became_of_it(): void {
		$html = $this->follow( $this->page, $this->submit( $this->page, $this->written() ) );

		self::assertSame( array( 'publish: Typed' ), $this->my_posts() );
		self::assertSame( 'Published: Typed', self::words( $html, '//*[@role="status"]' ) );
		self::assertSame( array( 'View', 'Edit', 'Write another' ), array_map( self::text( ... ), self::all( $html, '//a' ) ) );
		self::assertSame( array(), self::all( $html, '//form' ) );
	}

	public function test_every_rendering_has_a_key_of_its_own(): void {
		$keys = array();
		for ( $time = 0; $time < 20; $time++ ) {
			$keys[] = self::fields( $this->open_page( $this->page ) )['key'];
		}

		self::assertCount( 20, array_unique( array_filter( $keys, is_string( ... ) ) ) );
	}

	public function test_one_rendering_makes_one_post(): void {
		$fields = $this->written();
		$first  = $this->submit( $this->page, $fields );

		self::assertSame( $first, $this->submit( $this->page, $fields ) );
		self::assertSame( array( 'publish: Typed' ), $this->my_posts() );
	}

	public function test_one_rendering_with_other_words_says_so_and_goes_on_with_a_new_key(): void {
		$fields = $this->written();
		$this->submit( $this->page, $fields );
		$html = $this->submit( $this->page, array( 'title' => 'Other' ) + $fields );

		self::assertStringContainsString( 'these are other words', self::words( $html, '//*[@role="status"]' ) );
		self::assertNotSame( $fields['key'], self::fields( $html )['key'] );
		self::assertSame( array( 'publish: Typed' ), $this->my_posts() );
		$this->follow( $this->page, $this->submit( $this->page, self::fields( $html ) ) );
		self::assertSame( array( 'publish: Typed', 'publish: Other' ), $this->my_posts() );
	}

	public function test_the_same_words_under_a_new_key_are_asked_about_once(): void {
		$this->submit( $this->page, $this->written() );
		$html = $this->submit( $this->page, $this->written() );

		self::assertStringContainsString( 'You have posted these very words already', self::words( $html, '//*[@role="status"]' ) );
		self::assertSame( array( 'publish: Typed' ), $this->my_posts() );
		$this->follow( $this->page, $this->submit( $this->page, self::fields( $html ) ) );
		self::assertSame( array( 'publish: Typed', 'publish: Typed' ), $this->my_posts() );
	}

	/**
	 * What is not stored comes back byte for byte, with a fresh nonce, the same key, and the way on.
	 *
	 * @param string $title   Typed title.
	 * @param string $content Typed text.
	 */
	#[DataProvider( 'texts' )]
	public function test_what_was_typed_comes_back( string $title, string $content ): void {
		$fields = array( 'title' => $title, 'content' => str_replace( "\n", "\r\n", $content ), 'nonce' => 'stale' ) + $this->written();
		$html   = $this->submit( $this->page, $fields );

		self::assertSame( array( 'title' => $title, 'content' => $content ), self::typed( $html ) );
		self::assertSame( $fields['key'], self::fields( $html )['key'] );
		self::assertSame( array(), $this->my_posts() );
		self::assertStringStartsWith( 'Location: ', $this->submit( $this->page, array( 'title' => 'T', 'content' => 'T' ) + self::fields( $html ) ) );
	}

	/**
	 * Texts that HTML, WordPress or its filters would change.
	 *
	 * @return array<string, array{string, string}>
	 */
	public static function texts(): array {
		return EditTest::texts() + array(
			'slashes'             => array( '\\\'\\"', '\\\\ \\" \\\' \\0' ),
			'control characters'  => array( "a\x01b\x7F", "a\x01b\x0Bc\x1F" ),
			'serialized'          => array( 'O:8:"stdClass":0:{}', 'a:1:{i:0;s:1:"a";}' ),
			'half of a shortcode' => array( '[', ']] [[' ),
		);
	}

	/**
	 * Nobody but the person whose page it is posts, and whoever is here is told as whom.
	 *
	 * @param string $who  Who is here.
	 * @param string $says What the page says.
	 */
	#[DataProvider( 'people' )]
	public function test_who_is_here_is_told_and_posts_by_a_second_press( string $who, string $says ): void {
		$fields = $this->written();
		match ( $who ) {
			'nobody'   => $this->logout(),
			'the same' => $this->login( $this->me ),
			default    => $this->login( $this->user( 'author' ) ),
		};
		$html = $this->submit( $this->page, $fields );

		self::assertStringContainsString( $says, self::words( $html, '//*[@role="status"]' ) );
		self::assertSame( 'Typed', self::typed( $html )['title'] );
		self::assertSame( 0, $this->posts_named_typed() );
		self::assertSame( 'nobody' !== $who, isset( self::fields( $html )['nonce'] ) );
		$again = $this->submit( $this->page, self::fields( $html ) );
		self::assertSame( 'nobody' === $who ? 0 : 1, $this->posts_named_typed(), $again );
	}

	/**
	 * People, and what they read.
	 *
	 * @return array<string, array{string, string}>
	 */
	public static function people(): array {
		return array(
			'signed out'        => array( 'nobody', 'You are not signed in, so nothing was saved.' ),
			'signed in anew'    => array( 'the same', 'you have signed in anew since' ),
			'somebody else now' => array( 'another', 'not as whoever opened this page' ),
		);
	}

	public function test_a_visitor_never_creates_and_carries_nothing_personal(): void {
		$this->logout();
		$fields = self::fields( $this->open_page( $this->page ) );
		self::assertSame( array( 'content', 'form', 'mark', 'title' ), self::names( $fields ) );
		$html = $this->submit( $this->page, array( 'title' => 'Typed' ) + $fields );

		self::assertSame( array( 'content', 'form', 'mark', 'title' ), self::names( self::fields( $html ) ) );
		self::assertSame( wp_login_url( (string) get_permalink( $this->page ) ), self::one( $html, '//*[@class="inkfast-next"]/a[@target="_blank"]' )->getAttribute( 'href' ) );
		self::assertSame( 0, $this->posts_named_typed() );
	}

	public function test_what_a_field_lacks_stands_at_it(): void {
		$html = $this->submit( $this->page, array( 'title' => "  \u{200B}", 'content' => '' ) + $this->written() );

		self::assertSame( 'Nothing was saved yet. Please change what is marked.', self::words( $html, '//*[@role="status"]' ) );
		$field = self::one( $html, '//textarea[@aria-invalid="true" and @autofocus]' );
		$error = explode( ' ', $field->getAttribute( 'aria-describedby' ) )[1];
		self::assertSame( 'Please write a title or a text first.', self::words( $html, "//*[@id='$error' and not(@hidden)]" ) );
	}

	/**
	 * Of two clicks a browser shows the answer to the second.
	 *
	 * @param int    $busy  Times that the route says another request is at work.
	 * @param int    $waits Seconds that are waited.
	 * @param non-empty-string $says  What comes of it.
	 */
	#[TestWith( array( 0, 0, 'Location: ' ) )]
	#[TestWith( array( 1, 1, 'Location: ' ) )]
	#[TestWith( array( 4, 4, 'Location: ' ) )]
	#[TestWith( array( 5, 4, 'The site is still working on what you sent.' ) )]
	public function test_while_another_request_is_at_work_it_waits_a_little( int $busy, int $waits, string $says ): void {
		$fields = $this->written();
		$this->arrive( $this->page, array() );
		add_filter(
			'rest_pre_dispatch',
			static function ( mixed $result ) use ( &$busy ): mixed {
				return --$busy < 0 ? $result : ErrorCode::InProgress->error();
			},
			99
		);
		$_SERVER['REQUEST_METHOD'] = 'POST';
		$_POST                     = wp_slash( array( 'inkfast' => $fields ) );
		$waited                    = array();
		$submissions               = self::submissions(
			static function ( int $seconds ) use ( &$waited ): void {
				$waited[] = $seconds;
			}
		);
		try {
			$submissions->on_template_redirect();
			$said = $submissions->reply( new Settings() );
			self::assertSame( $fields['key'], $said?->key() );
			$said = (string) $said?->message;
		} catch ( Redirected $redirected ) {
			$said = "Location: {$redirected->getMessage()}";
		}

		self::assertStringStartsWith( $says, $said );
		self::assertSame( array_fill( 0, $waits, 1 ), $waited );
	}

	public function test_after_the_session_has_ended_on_the_server_nothing_is_posted(): void {
		$fields = $this->written();
		WP_Session_Tokens::get_instance( $this->me )->destroy_all();
		wp_set_current_user( 0 );
		$this->submit( $this->page, $fields );

		self::assertSame( 0, $this->posts_named_typed() );
	}

	public function test_a_form_of_another_plugin_is_none_of_ours(): void {
		$this->arrive( $this->page, array() );
		$_SERVER['REQUEST_METHOD'] = 'POST';
		$_POST                     = array( 'title' => 'Theirs', 'content' => 'Theirs' );
		do_action( 'template_redirect' );
		$html = $this->open_page( $this->page );

		self::assertSame( '', self::words( $html, '//*[@role="status"]' ) );
		self::assertSame( '', self::typed( $html )['title'] );
	}

	/**
	 * What takes posted forms.
	 *
	 * @param Closure(int): void $wait Waits so many seconds.
	 */
	private static function submissions( Closure $wait ): Submissions {
		$page   = new FormPage();
		$types  = new PostTypes();
		$rights = new PostRights( $types );
		$claims = new Claims( self::database(), new ClaimsTable( self::database() ), time( ... ) );

		return new Submissions( $page, new PageCache( $page ), new FormTokens(), new Replies( $page, new EditOpener( $page, $rights, $types ) ), new Receipts( $page, $rights, new Labels( $types ) ), new Repeats( $claims, time( ... ) ), $wait );
	}

	/**
	 * A form as someone has filled it in.
	 *
	 * @return array<string, mixed>
	 */
	private function written(): array {
		return array( 'title' => 'Typed', 'content' => 'The text.' ) + self::fields( $this->open_page( $this->page ) );
	}

	/**
	 * The names of fields, in the alphabet's order.
	 *
	 * @param array<string, mixed> $fields By name.
	 * @return list<string>
	 */
	private static function names( array $fields ): array {
		$names = array_keys( $fields );
		sort( $names );

		return $names;
	}

	/** Posts that came of it, whoever's. */
	private function posts_named_typed(): int {
		return (int) self::database()->get_var( 'SELECT COUNT(*) FROM ' . self::database()->posts . " WHERE post_title = 'Typed' AND post_type = 'post'" );
	}
}
