<?php
/**
 * The script and the style, only on pages that have a form.
 *
 * @package Inkfast
 */

declare( strict_types=1 );

namespace Inkfast\Form;

use Inkfast\Delivery\RestNamespace;
use Inkfast\Session\SessionAnswer;
use Inkfast\Setup\ProtectSetting;

final class Assets {

	/** Of the script and of the style. */
	public const HANDLE = 'inkfast-form';

	/**
	 * Keeps what it is given.
	 *
	 * @param string         $plugin_file Path of plugin.php.
	 * @param FormPage       $page        The page that is being answered.
	 * @param SessionAnswer  $session     Who the page is for.
	 * @param ProtectSetting $protect     Whether to look after every REST call.
	 */
	public function __construct(
		private readonly string $plugin_file,
		private readonly FormPage $page,
		private readonly SessionAnswer $session,
		private readonly ProtectSetting $protect,
	) {}

	/** Action `wp_enqueue_scripts`: so that the style stands in the head of a classic theme too. */
	public function enqueue_early(): void {
		if ( $this->page->has_form() ) {
			$this->enqueue_style();
		}
	}

	/** Puts the style on this page: all that a notice needs. The script is known as well, with its configuration, to scripts that depend on it. */
	public function enqueue_style(): void {
		$this->register();
		wp_enqueue_style( self::HANDLE );
	}

	/** Puts the script on this page. */
	public function enqueue_script(): void {
		$this->register();
		wp_enqueue_script( self::HANDLE );
	}

	/**
	 * Makes both known, when a page turns out to hold a form: to do so on `init` would have every REST request and every page register
	 * all of core's scripts, an eighth of what an empty route costs.
	 */
	private function register(): void {
		if ( wp_style_is( self::HANDLE, 'registered' ) ) {
			return;
		}

		/**
		 * Made by the build.
		 *
		 * @var array{dependencies: list<non-empty-string>, version: string} $asset
		 */
		$asset = require plugin_dir_path( $this->plugin_file ) . 'build/index.asset.php';

		wp_register_script(
			self::HANDLE,
			plugin_dir_url( $this->plugin_file ) . 'build/index.js',
			$asset['dependencies'],
			$asset['version'],
			array(
				'in_footer' => true,
				'strategy'  => 'defer',
			)
		);
		wp_localize_script( self::HANDLE, 'inkfast', array( 'config' => $this->config() ) );
		$this->escape_config();
		wp_set_script_translations( self::HANDLE, 'inkfast', plugin_dir_path( $this->plugin_file ) . 'languages' );
		wp_register_style( self::HANDLE, plugin_dir_url( $this->plugin_file ) . 'build/index.css', array(), $asset['version'] );
	}

	/**
	 * The configuration, nested one level down, because wp_localize_script() makes strings of top-level numbers and flags.
	 *
	 * @return array<string, mixed>
	 */
	private function config(): array {
		return array(
			'root'      => rest_url(),
			'namespace' => RestNamespace::NAME,
			'protect'   => $this->protect->is_on(),
			'assets'    => plugin_dir_url( $this->plugin_file ) . 'build/',
			'login'     => $this->login_url(),
			'session'   => $this->session->for_page(),
		);
	}

	/** WordPress's own sign-in page for a frame, as wp-admin shows it over a page whose login has ended, in the language of this page. */
	private function login_url(): string {
		return add_query_arg(
			array(
				'interim-login' => '1',
				'wp_lang'       => determine_locale(),
			),
			wp_login_url()
		);
	}

	/** WordPress before 7 leaves `<` as it is, and `<!--<script` in a name would swallow the page. In JSON it stands in strings only. */
	private function escape_config(): void {
		$data = wp_scripts()->get_data( self::HANDLE, 'data' );

		if ( is_string( $data ) ) {
			wp_scripts()->add_data( self::HANDLE, 'data', str_replace( '<', '\u003C', $data ) );
		}
	}
}
