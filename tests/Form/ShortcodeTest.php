<?php
/**
 * Tests of what stands on a page with the shortcode.
 *
 * @package Inkfast
 */

declare( strict_types=1 );

namespace Inkfast\Tests\Form;

use Inkfast\Form\FormTokens;
use Inkfast\Form\Settings;
use Inkfast\Tests\TestCase;
use PHPUnit\Framework\Attributes\DataProvider;
use WP_Query;

final class ShortcodeTest extends TestCase {
	use Visits;

	public function test_a_visitor_sees_the_whole_form_and_that_signing_in_comes_before_posting(): void {
		$html = $this->visit( '[inkfast_form]' );

		self::assertSame( 'You can write now. Before posting you need to sign in. Sign in (opens a new tab)', self::words( $html, '//p[contains(@class,"inkfast-signin")]' ) );
		self::assertSame( 'Publish', self::words( $html, '//button' ) );
		self::assertFalse( self::one( $html, '//p[contains(@class,"inkfast-signin")]' )->hasAttribute( 'hidden' ) );
	}

	public function test_signing_in_comes_back_to_the_page_and_nowhere_else(): void {
		$_SERVER['REQUEST_URI'] = '//evil.example/?redirect_to=https://evil.example';
		$_SERVER['HTTP_HOST']   = 'evil.example';
		$html                   = $this->visit( '[inkfast_form]', array( 'redirect_to' => 'https://evil.example' ) );
		$link                   = self::one( $html, '//p[contains(@class,"inkfast-signin")]/a' )->getAttribute( 'href' );

		self::assertSame( wp_login_url( (string) get_permalink() ), $link );
		self::assertStringNotContainsString( 'evil', $html );
	}

	public function test_a_visitors_html_is_the_same_for_everyone_at_any_time(): void {
		$page  = $this->post(
			array(
				'post_type'    => 'page',
				'post_content' => '[inkfast_form]',
			)
		);
		$first = $this->open_page( $page );

		add_filter( 'nonce_life', static fn (): int => 60 );
		$_COOKIE['wp-settings-time-1'] = '1';

		self::assertSame( self::without_ids( $first ), self::without_ids( $this->open_page( $page ) ) );
		self::assertStringNotContainsString( wp_create_nonce( 'wp_rest' ), $first );
	}

	/**
	 * The button says what it will do for the person.
	 *
	 * @param string $role       Role.
	 * @param string $attributes Attributes of the shortcode.
	 * @param string $label      What the button says.
	 */
	#[DataProvider( 'labels' )]
	public function test_the_button_says_what_it_will_do( string $role, string $attributes, string $label ): void {
		$this->login( $this->user( $role ) );

		self::assertSame( $label, self::words( $this->visit( "[inkfast_form $attributes]" ), '//button' ) );
	}

	/**
	 * Roles, attributes and labels.
	 *
	 * @return array<string, array{string, string, string}>
	 */
	public static function labels(): array {
		return array(
			'an author publishes'                => array( 'author', '', 'Publish' ),
			'a contributor submits'              => array( 'contributor', '', 'Submit for review' ),
			'an author submits where it is said' => array( 'author', 'status="pending"', 'Submit for review' ),
			'an author saves a draft'            => array( 'author', 'status="draft"', 'Save draft' ),
			'a contributor saves a draft'        => array( 'contributor', 'status="draft"', 'Save draft' ),
			'the owner’s own words'              => array( 'contributor', 'button="Send us your story"', 'Send us your story' ),
		);
	}

	public function test_whoever_is_signed_in_sees_no_line_about_signing_in(): void {
		$this->login( $this->user( 'author' ) );

		self::assertTrue( self::one( $this->visit( '[inkfast_form]' ), '//p[contains(@class,"inkfast-signin")]' )->hasAttribute( 'hidden' ) );
	}

	/**
	 * Someone without the right is told so, and gets no form.
	 *
	 * @param string $role       Role.
	 * @param string $attributes Attributes of the shortcode.
	 */
	#[DataProvider( 'barred' )]
	public function test_someone_without_the_right_is_told_and_gets_no_form( string $role, string $attributes ): void {
		$this->login( $this->user( $role ) );
		$html = $this->visit( "[inkfast_form $attributes]" );

		self::assertStringContainsString( 'Your account may not write here.', $html );
		self::assertSame( array(), self::all( $html, '//form' ) );
		self::assertFalse( wp_script_is( 'inkfast-form' ) );
	}

	/**
	 * Roles and attributes that do not go together.
	 *
	 * @return array<string, array{string, string}>
	 */
	public static function barred(): array {
		return array(
			'a subscriber'          => array( 'subscriber', '' ),
			'nobody in particular'  => array( '', '' ),
			'an author, for a page' => array( 'author', 'type="page"' ),
		);
	}

	public function test_the_form_carries_its_signed_settings(): void {
		$html = $this->visit( '[inkfast_form status="draft"]' );

		self::assertEquals( new Settings( 'post', 0, 'draft' ), ( new FormTokens() )->verify( self::form_data( $html )['data-form'] ) );
	}

	public function test_the_form_can_be_posted_without_its_script(): void {
		$form = self::one( $this->visit( '[inkfast_form]' ), '//form' );

		self::assertSame( array( 'post', 'multipart/form-data', '' ), array( $form->getAttribute( 'method' ), $form->getAttribute( 'enctype' ), $form->getAttribute( 'action' ) ) );
		self::assertSame( array(), self::all( $this->visit( '[inkfast_form]' ), '//button[@disabled]|//noscript' ) );
	}

	public function test_every_field_has_a_label_a_description_and_a_place_for_its_error(): void {
		$html = $this->visit( '[inkfast_form]' );

		foreach ( array( '//input[@name="inkfast[title]"]', '//textarea[@name="inkfast[content]"]' ) as $path ) {
			$field = self::one( $html, $path );
			self::assertNotSame( '', self::words( $html, "//label[@for='{$field->getAttribute( 'id' )}']" ) );
			self::assertSame( 'auto', $field->getAttribute( 'dir' ) );
			self::assertFalse( $field->hasAttribute( 'maxlength' ) );
			foreach ( explode( ' ', $field->getAttribute( 'aria-describedby' ) ) as $id ) {
				self::one( $html, "//*[@id='$id']" );
			}
		}
		self::assertStringContainsString( '1,000', $html );
		self::assertStringContainsString( '2 MB', $html );
		self::one( $html, '//*[@role="status"]' );
	}

	public function test_several_forms_on_a_page_share_no_id(): void {
		$html = $this->visit( '[inkfast_form heading="One"] [inkfast_form heading="Two" status="draft"]' );
		preg_match_all( '/ id="([^"]+)"/', $html, $ids );

		self::assertCount( 2, self::all( $html, '//form' ) );
		self::assertSame( $ids[1], array_unique( $ids[1] ) );
	}

	public function test_the_heading_names_the_form(): void {
		$html    = $this->visit( '[inkfast_form heading="Tell us"]' );
		$heading = self::one( $html, '//h2' );

		self::assertSame( 'Tell us', self::text( $heading ) );
		self::assertSame( $heading->getAttribute( 'id' ), self::one( $html, '//section' )->getAttribute( 'aria-labelledby' ) );
	}

	public function test_an_editor_is_told_what_is_wrong_with_the_shortcode(): void {
		$this->login( $this->user( 'editor' ) );
		$html = $this->visit( '[inkfast_form status="later" colour="red"]' );

		self::assertStringContainsString( 'status="later"', self::words( $html, '//li[2]' ) );
		self::assertStringContainsString( 'publish, pending, draft', self::words( $html, '//li[2]' ) );
		self::assertStringContainsString( 'colour="red"', self::words( $html, '//li[1]' ) );
		self::assertSame( array(), self::all( $html, '//form' ) );
	}

	/**
	 * Everybody else reads one plain line.
	 *
	 * @param string $role Role, '' for a visitor.
	 */
	#[DataProvider( 'others' )]
	public function test_others_read_one_plain_line( string $role ): void {
		if ( '' !== $role ) {
			$this->login( $this->user( $role ) );
		}
		$html = $this->visit( '[inkfast_form status="later"]' );

		self::assertSame( 'The form is not available at the moment.', self::words( $html, '//div[@class="inkfast"]' ) );
		self::assertStringNotContainsString( 'later', $html );
	}

	/**
	 * People who may not edit the page.
	 *
	 * @return array<string, array{string}>
	 */
	public static function others(): array {
		return array(
			'a visitor'    => array( '' ),
			'a subscriber' => array( 'subscriber' ),
			'an author'    => array( 'author' ),
		);
	}

	public function test_a_feed_leads_to_the_page_instead(): void {
		$page = $this->post(
			array(
				'post_type'    => 'page',
				'post_content' => '[inkfast_form]',
			)
		);
		$this->open_page( $page );
		$main = $GLOBALS['wp_query'];
		self::assertInstanceOf( WP_Query::class, $main );
		$main->is_feed = true;
		$html          = do_shortcode( '[inkfast_form]' );

		self::assertSame( array(), self::all( $html, '//form' ) );
		self::assertSame( get_permalink( $page ), self::one( $html, '//a' )->getAttribute( 'href' ) );
	}

	public function test_a_rest_answer_holds_no_form_that_could_not_run(): void {
		$page   = $this->post(
			array(
				'post_type'    => 'page',
				'post_content' => '[inkfast_form]',
			)
		);
		$answer = $this->request( 'GET', "/wp/v2/pages/$page" );

		self::assertSame( 200, $answer->status );
		self::assertStringNotContainsString( '<form', $answer->text( 'content.rendered' ) );
		self::assertStringContainsString( 'Open the page with the form', $answer->text( 'content.rendered' ) );
	}

	public function test_an_excerpt_holds_nothing_of_the_form(): void {
		$page = $this->post( array( 'post_content' => 'Before [inkfast_form] after' ) );

		self::assertSame( 'Before after', preg_replace( '/\s+/', ' ', get_the_excerpt( $page ) ) );
	}

	/**
	 * A6: no attribute becomes markup, in a form or in a notice.
	 *
	 * @param string $attribute Which.
	 */
	#[DataProvider( 'attributes' )]
	public function test_A6_no_attribute_becomes_markup( string $attribute ): void {
		$this->login( $this->user( 'administrator' ) );
		$evil = "&quot;&gt;<script>alert(1)</script><img src=x onerror=alert(1)>'";
		$html = do_shortcode( "[inkfast_form $attribute=\"$evil\"]" );

		self::assertSame( array(), self::all( $html, '//script|//img|//*[@onerror]' ) );
	}

	/**
	 * Every attribute, and one that is not.
	 *
	 * @return array<string, array{string}>
	 */
	public static function attributes(): array {
		return array(
			'type'     => array( 'type' ),
			'category' => array( 'category' ),
			'status'   => array( 'status' ),
			'heading'  => array( 'heading' ),
			'button'   => array( 'button' ),
			'unknown'  => array( 'unknown' ),
		);
	}

	/**
	 * Ids differ from rendering to rendering within one process.
	 *
	 * @param string $html Page.
	 */
	private static function without_ids( string $html ): string {
		return (string) preg_replace( '/inkfast-\d+/', 'inkfast-N', $html );
	}
}
