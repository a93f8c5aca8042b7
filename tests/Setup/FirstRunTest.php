<?php
/**
 * Tests of the first-run notice and of the page that it makes.
 *
 * @package Inkfast
 */

declare( strict_types=1 );

namespace Inkfast\Tests\Setup;

use Inkfast\Setup\FirstPage;
use Inkfast\Setup\FirstRunNotice;
use Inkfast\Tests\Support\Died;
use Inkfast\Tests\Support\Redirected;
use Inkfast\Tests\TestCase;
use PHPUnit\Framework\Attributes\DataProvider;
use WP_Post;

final class FirstRunTest extends TestCase {

	/**
	 * The notice is shown once, where someone looks who has just activated a plugin.
	 *
	 * @param string $role   Role.
	 * @param string $screen Screen.
	 * @param bool   $seen   Whether it is shown.
	 */
	#[DataProvider( 'screens' )]
	public function test_the_notice_is_for_those_who_can_follow_it( string $role, string $screen, bool $seen ): void {
		$this->login( $this->user( $role ) );

		self::assertSame( $seen, str_contains( self::notice( $screen ), 'Create a page with the form' ) );
	}

	/**
	 * Roles and screens.
	 *
	 * @return array<string, array{string, string, bool}>
	 */
	public static function screens(): array {
		return array(
			'an administrator among the plugins' => array( 'administrator', 'plugins', true ),
			'an administrator on the dashboard'  => array( 'administrator', 'dashboard', true ),
			'an administrator elsewhere'         => array( 'administrator', 'upload', false ),
			'an editor, who activates nothing'   => array( 'editor', 'dashboard', false ),
			'a subscriber'                       => array( 'subscriber', 'dashboard', false ),
		);
	}

	public function test_it_makes_the_page_and_leads_there(): void {
		$this->login( $this->user( 'administrator' ) );
		$address = $this->choose( 'create' );
		$page    = get_post( self::decided() );

		self::assertInstanceOf( WP_Post::class, $page );
		self::assertSame( 'Write', $page->post_title );
		self::assertSame( 'publish', $page->post_status );
		self::assertTrue( has_shortcode( $page->post_content, 'inkfast_form' ) );
		self::assertSame( get_permalink( $page ), $address );
		self::assertSame( '', self::notice( 'plugins' ) );
	}

	public function test_pressed_twice_it_makes_one_page(): void {
		$this->login( $this->user( 'administrator' ) );

		$pages = static fn (): int => count( get_posts( array( 'post_type' => 'page', 'numberposts' => -1 ) ) );
		$first = $this->choose( 'create' );
		$count = $pages();

		self::assertSame( $first, $this->choose( 'create' ) );
		self::assertSame( $count, $pages() );
	}

	public function test_a_page_in_the_trash_is_made_again_when_asked_for(): void {
		$this->login( $this->user( 'administrator' ) );
		$first = ( new FirstPage() )->create();
		self::assertIsInt( $first );
		wp_trash_post( $first );

		self::assertNotSame( $first, ( new FirstPage() )->create() );
	}

	public function test_declined_it_never_comes_again(): void {
		$this->login( $this->user( 'administrator' ) );
		$_REQUEST['_wp_http_referer'] = '/wp-admin/plugins.php';
		$address                      = $this->choose( 'decline' );

		self::assertStringEndsWith( '/wp-admin/plugins.php', $address );
		self::assertSame( '', self::notice( 'plugins' ) );
		self::assertSame( 0, self::decided() );
	}

	public function test_A14_it_never_leads_away_from_the_site(): void {
		$this->login( $this->user( 'administrator' ) );
		$_REQUEST['_wp_http_referer'] = 'https://evil.example/';

		self::assertStringNotContainsString( 'evil', $this->choose( 'decline' ) );
	}

	public function test_whoever_makes_a_page_by_hand_is_not_asked(): void {
		$this->login( $this->user( 'administrator' ) );
		$this->post( array( 'post_content' => 'No form here.' ) );
		self::assertNotSame( '', self::notice( 'plugins' ) );

		$this->post( array( 'post_content' => '[inkfast_form category="news"]' ) );
		self::assertSame( '', self::notice( 'plugins' ) );
	}

	public function test_A5_nothing_is_made_without_the_nonce(): void {
		$this->login( $this->user( 'administrator' ) );
		$_POST['choice'] = 'create';

		$this->expectException( Died::class );
		try {
			( new FirstRunNotice( new FirstPage() ) )->decide();
		} finally {
			self::assertFalse( get_option( FirstPage::OPTION ) );
		}
	}

	public function test_A3_a_nonce_gives_nobody_the_right(): void {
		$this->login( $this->user( 'editor' ) );

		$this->expectException( Died::class );
		try {
			$this->choose( 'create' );
		} finally {
			self::assertFalse( get_option( FirstPage::OPTION ) );
		}
	}

	/** What was decided: the page's id, 0 for none. */
	private static function decided(): int {
		$id = get_option( FirstPage::OPTION );
		self::assertIsNumeric( $id );

		return (int) $id;
	}

	/**
	 * What the notice says on a screen.
	 *
	 * @param string $screen The screen's id.
	 */
	private static function notice( string $screen ): string {
		set_current_screen( $screen );
		ob_start();
		( new FirstRunNotice( new FirstPage() ) )->show();

		return (string) ob_get_clean();
	}

	/**
	 * Presses a button of the notice.
	 *
	 * @param string $choice Which.
	 * @return string Where it leads.
	 */
	private function choose( string $choice ): string {
		$_POST['choice']                   = $choice;
		$_REQUEST[ FirstRunNotice::NONCE ] = $this->nonce( FirstRunNotice::ACTION );

		try {
			( new FirstRunNotice( new FirstPage() ) )->decide();
		} catch ( Redirected $redirected ) {
			return $redirected->getMessage();
		}
	}
}
