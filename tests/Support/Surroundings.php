<?php
/**
 * What a test may change around itself.
 *
 * @package Inkfast
 */

declare( strict_types=1 );

namespace Inkfast\Tests\Support;

use WP_Query;

/**
 * Everything that WordPress and PHP keep between two tests in one process, to be put back.
 *
 * @phpstan-type Request array{array<mixed>, array<mixed>, array<mixed>, array<mixed>, array<mixed>, array<mixed>}
 */
final class Surroundings {
	/**
	 * WordPress's globals that hold what code registers or what a request leaves. Put back as they were.
	 */
	private const GLOBALS = array(
		'wp_filter',
		'wp_actions',
		'wp_filters',
		'wp_current_filter',
		'wp_post_types',
		'wp_taxonomies',
		'wp_post_statuses',
		'wp_registered_settings',
		'wp_meta_keys',
		'shortcode_tags',
		'allowedposttags',
		'wp_rewrite',
		'wp',
		'post',
		'pagenow',
		'wp_settings_errors',
		'wp_settings_fields',
		'wp_settings_sections',
		'new_allowed_options',
		'wp_rest_additional_fields',
		'current_screen',
		'menu',
		'submenu',
		'admin_page_hooks',
		'wp_locale',
		'locale',
		'_wp_theme_features',
		'_wp_post_type_features',
	);

	/**
	 * Globals that WordPress makes again when it next wants them.
	 */
	private const MADE_AGAIN = array( 'wp_scripts', 'wp_styles', 'wp_script_modules', 'wp_rest_server', 'wp_roles', 'wp_rest_auth_cookie', 'HTTP_RAW_POST_DATA', 'wp_rest_application_password_status', 'wp_rest_application_password_uuid' );

	/**
	 * Keeps what was taken.
	 *
	 * @param array<string, mixed> $globals WordPress's.
	 * @param Request              $request PHP's, of the request.
	 */
	private function __construct(
		private readonly array $globals,
		private readonly array $request,
	) {}

	/**
	 * Takes what there is now.
	 */
	public static function take(): self {
		$globals = array();
		foreach ( self::GLOBALS as $name ) {
			$globals[ $name ] = self::copy( $GLOBALS[ $name ] ?? null );
		}
		return new self(
			$globals,
			array( $_SERVER, $_GET, $_POST, $_COOKIE, $_REQUEST, $_FILES )
		);
	}

	/**
	 * Puts all of it back.
	 */
	public function restore(): void {
		foreach ( $this->globals as $name => $value ) {
			$GLOBALS[ $name ] = self::copy( $value );
		}
		foreach ( self::MADE_AGAIN as $name ) {
			unset( $GLOBALS[ $name ] );
		}
		$GLOBALS['current_user'] = null;
		$GLOBALS['wp_the_query'] = new WP_Query();
		$GLOBALS['wp_query']     = $GLOBALS['wp_the_query'];

		[ $_SERVER, $_GET, $_POST, $_COOKIE, $_REQUEST, $_FILES ] = $this->request;
	}

	/**
	 * A copy that later changes do not reach: hooks are lists of objects.
	 *
	 * @param mixed $value Anything.
	 * @return mixed The copy.
	 */
	private static function copy( mixed $value ): mixed {
		if ( is_array( $value ) ) {
			return array_map( static fn ( mixed $each ): mixed => is_object( $each ) ? clone $each : $each, $value );
		}
		return is_object( $value ) ? clone $value : $value;
	}
}
