<?php
/**
 * The script and the style, only on pages that have a form.
 *
 * @package Inkfast
 */

declare( strict_types=1 );

namespace Inkfast\Form;

use Inkfast\Delivery\RestNamespace;
use Inkfast\Drafts\DraftKey;
use Inkfast\Session\SessionAnswer;
use Inkfast\Setup\ProtectSetting;

final class Assets {

	/** Of the script and of the style. */
	public const HANDLE = 'inkfast-form';

	/** Of the second script, which the first one fetches when somebody touches the form. */
	public const LATER = 'inkfast-later';

	/**
	 * Keeps what it is given.
	 *
	 * @param string         $plugin_file Path of plugin.php.
	 * @param FormPage       $page        The page that is being answered.
	 * @param SessionAnswer  $session     Who the page is for.
	 * @param ProtectSetting $protect     Whether to look after every REST call.
	 * @param DraftKey       $key         Seals drafts.
	 */
	public function __construct(
		private readonly string $plugin_file,
		private readonly FormPage $page,
		private readonly SessionAnswer $session,
		private readonly ProtectSetting $protect,
		private readonly DraftKey $key,
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

	/** Puts the script on this page, with what only a page with a form has: the key of whoever it is for, and the words of the second script. */
	public function enqueue_script(): void {
		$this->register();

		if ( wp_script_is( self::HANDLE ) ) {
			return;
		}

		wp_enqueue_script( self::HANDLE );
		wp_add_inline_script( self::HANDLE, 'inkfast.config.draftKey = ' . wp_json_encode( $this->key->of( get_current_user_id() ) ) . ';', 'before' );
		$words = wp_scripts()->print_translations( self::LATER, false );

		if ( is_string( $words ) && '' !== $words ) {
			wp_add_inline_script( self::HANDLE, $words, 'before' );
		}
	}

	/**
	 * Makes both known, when a page turns out to hold a form: to do so on `init` would have every REST request and every page register
	 * all of core's scripts, an eighth of what an empty route costs.
	 */
	private function register(): void {
		if ( wp_style_is( self::HANDLE, 'registered' ) ) {
			return;
		}

		$version = $this->register_script( self::HANDLE, 'index' );
		$later   = $this->register_script( self::LATER, 'later' );
		wp_localize_script( self::HANDLE, 'inkfast', array( 'config' => $this->config( $later ) ) );
		$this->escape_config();
		wp_register_style( self::HANDLE, plugin_dir_url( $this->plugin_file ) . 'build/index.css', array(), $version );
	}

	/**
	 * Makes one script of the build known, with its translations.
	 *
	 * @param non-empty-string $handle Its handle.
	 * @param string           $name   Of its file.
	 * @return string Its version.
	 */
	private function register_script( string $handle, string $name ): string {
		/**
		 * Made by the build.
		 *
		 * @var array{dependencies: list<non-empty-string>, version: string} $asset
		 */
		$asset = require plugin_dir_path( $this->plugin_file ) . "build/$name.asset.php";

		wp_register_script(
			$handle,
			plugin_dir_url( $this->plugin_file ) . "build/$name.js",
			$asset['dependencies'],
			$asset['version'],
			array(
				'in_footer' => true,
				'strategy'  => 'defer',
			)
		);
		wp_set_script_translations( $handle, 'inkfast', plugin_dir_path( $this->plugin_file ) . 'languages' );

		return $asset['version'];
	}

	/**
	 * The configuration, nested one level down, because wp_localize_script() makes strings of top-level numbers and flags.
	 *
	 * @param string $later The second script's version.
	 * @return array<string, mixed>
	 */
	private function config( string $later ): array {
		return array(
			'root'      => rest_url(),
			'namespace' => RestNamespace::NAME,
			'protect'   => $this->protect->is_on(),
			'login'     => $this->login_url(),
			'session'   => $this->session->for_page(),
			'later'     => add_query_arg( 'ver', $later, plugin_dir_url( $this->plugin_file ) . 'build/later.js' ),
			'draftKey'  => '',
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
