<?php
/**
 * Tests of script, style and configuration.
 *
 * @package Inkfast
 */

declare( strict_types=1 );

namespace Inkfast\Tests\Form;

use Inkfast\Drafts\DraftKey;
use Inkfast\Form\Assets;
use Inkfast\Form\FormPage;
use Inkfast\Posts\PostTypes;
use Inkfast\Session\CookieLogin;
use Inkfast\Session\Nonces;
use Inkfast\Session\SessionAnswer;
use Inkfast\Setup\ProtectSetting;
use Inkfast\Tests\TestCase;
use WP_Query;

final class AssetsTest extends TestCase {
	use Visits;

	public function test_a_page_without_a_form_loads_nothing(): void {
		$this->visit( 'Nothing here.' );
		$this->assets()->enqueue_early();

		self::assertFalse( wp_script_is( 'inkfast-form' ) );
		self::assertFalse( wp_style_is( 'inkfast-form' ) );
	}

	public function test_a_page_with_a_form_loads_both(): void {
		$this->visit( '[inkfast_form]' );

		self::assertTrue( wp_script_is( 'inkfast-form' ) );
		self::assertTrue( wp_style_is( 'inkfast-form' ) );
	}

	/** A theme's script that names ours has its configuration wherever ours is known: also early in a classic theme, and beside a notice. */
	public function test_a_script_that_depends_on_ours_gets_the_configuration_too(): void {
		$id                  = $this->post(
			array(
				'post_type'    => 'page',
				'post_content' => '[inkfast_form]',
			)
		);
		$GLOBALS['wp_query'] = new WP_Query( array( 'page_id' => $id ) );
		wp_enqueue_script( 'theirs', '/theirs.js', array( 'inkfast-form' ), '1', true );
		$this->assets()->enqueue_early();
		$this->login( $this->user( 'subscriber' ) );
		$html = $this->visit( '[inkfast_form]' );

		self::assertStringContainsString( 'Your account may not write here.', $html );
		$data = wp_scripts()->get_data( 'inkfast-form', 'data' );
		self::assertIsString( $data );
		self::assertSame( 1, substr_count( $data, 'var inkfast =' ) );
	}

	public function test_the_style_is_known_before_the_text_is_rendered(): void {
		$id                  = $this->post(
			array(
				'post_type'    => 'page',
				'post_content' => '[inkfast_form]',
			)
		);
		$GLOBALS['wp_query'] = new WP_Query( array( 'page_id' => $id ) );
		$this->assets()->enqueue_early();

		self::assertTrue( wp_style_is( 'inkfast-form' ) );
	}

	public function test_a_page_that_only_names_the_shortcode_loads_nothing(): void {
		$id                  = $this->post(
			array(
				'post_type'    => 'page',
				'post_content' => 'Write [[inkfast_form heading="Your news"]] or [[inkfast_form]] to get one.',
			)
		);
		$GLOBALS['wp_query'] = new WP_Query( array( 'page_id' => $id ) );
		$this->assets()->enqueue_early();

		self::assertFalse( wp_style_is( 'inkfast-form' ) );
	}

	public function test_a_page_behind_a_password_gives_nothing_away(): void {
		$id                  = $this->post(
			array(
				'post_type'     => 'page',
				'post_content'  => '[inkfast_form]',
				'post_password' => 'secret',
			)
		);
		$GLOBALS['wp_query'] = new WP_Query( array( 'page_id' => $id ) );
		$this->assets()->enqueue_early();

		self::assertFalse( wp_style_is( 'inkfast-form' ) );
	}

	public function test_the_script_is_deferred_in_the_footer_and_translated(): void {
		$this->visit( '[inkfast_form]' );
		$script = wp_scripts()->registered['inkfast-form'];

		self::assertSame( 'defer', $script->extra['strategy'] );
		self::assertSame( 1, $script->extra['group'] );
		self::assertSame( 'inkfast', $script->textdomain );
		self::assertSame( array(), array_diff( array( 'wp-api-fetch', 'wp-i18n' ), $script->deps ) );
		self::assertSame( array(), array_intersect( array( 'react', 'wp-element', 'jquery', 'wp-polyfill' ), $script->deps ) );
	}

	public function test_the_configuration_keeps_its_types_and_comes_once(): void {
		$this->login( $this->user( 'author' ) );
		$this->visit( '[inkfast_form] [inkfast_form status="draft"]' );
		$data = $this->localized();

		self::assertSame( 1, preg_match_all( '/var inkfast = /', $data ) );
		$config = self::config( $data );
		self::assertSame( rest_url(), $config['root'] ?? null );
		self::assertSame( 'myplugin/v1', $config['namespace'] ?? null );
		self::assertFalse( $config['protect'] ?? null );
		self::assertSame( wp_login_url() . '?interim-login=1&wp_lang=' . get_locale(), $config['login'] ?? null );
		$session = $config['session'] ?? null;
		self::assertIsArray( $session );
		self::assertIsInt( $session['now'] );
		self::assertIsInt( $session['expires'] );
		self::assertIsArray( $session['user'] );
		self::assertSame( get_current_user_id(), $session['user']['id'] );
		self::assertStringContainsString( '"actions":{}', $data );
	}

	public function test_the_setting_reaches_the_script(): void {
		update_option( ProtectSetting::OPTION, '1' );
		$this->visit( '[inkfast_form]' );

		self::assertTrue( self::config( $this->localized() )['protect'] ?? null );
	}

	public function test_A6_nothing_in_the_configuration_ends_or_hides_its_script(): void {
		$evil = '</script><script>alert(1)</script><!--<script>';
		$this->login( $this->user( 'author' ) );
		wp_get_current_user()->display_name = $evil;
		add_filter( 'rest_url', static fn ( string $url ): string => $url . $evil );
		$this->visit( '[inkfast_form]' );
		$data = $this->localized();

		self::assertStringNotContainsString( '<', $data );
		self::assertSame( rest_url(), self::config( $data )['root'] ?? null );
	}

	/** The code that stands before the script. */
	private function localized(): string {
		$data = wp_scripts()->get_data( 'inkfast-form', 'data' );
		self::assertIsString( $data );

		return $data;
	}

	/**
	 * The configuration as a browser reads it.
	 *
	 * @param string $data The code.
	 * @return array<array-key, mixed>
	 */
	private static function config( string $data ): array {
		self::assertSame( 1, preg_match( '/^var inkfast = (.*);$/', $data, $found ) );
		$inkfast = json_decode( $found[1], true, 512, JSON_THROW_ON_ERROR );
		self::assertIsArray( $inkfast );
		self::assertSame( array( 'config' ), array_keys( $inkfast ) );
		self::assertIsArray( $inkfast['config'] );

		return $inkfast['config'];
	}

	/** The plugin's own. */
	private function assets(): Assets {
		return new Assets(
			dirname( __DIR__, 2 ) . '/plugin.php',
			new FormPage(),
			new SessionAnswer( new CookieLogin(), new Nonces(), new PostTypes() ),
			new ProtectSetting(),
			new DraftKey( self::database() )
		);
	}
}
