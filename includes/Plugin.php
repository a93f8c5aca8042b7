<?php
/**
 * The composition root: every object is made here and every hook stands on this screen.
 *
 * @package Inkfast
 */

declare( strict_types=1 );

namespace Inkfast;

use Inkfast\Delivery\BodyLimit;
use Inkfast\Form\FormTokens;
use Inkfast\Posts\GuardedUpdate;
use Inkfast\Posts\PostAnswer;
use Inkfast\Posts\PostList;
use Inkfast\Posts\PostReader;
use Inkfast\Posts\PostRights;
use Inkfast\Posts\PostSchema;
use Inkfast\Posts\PostsRoute;
use Inkfast\Posts\PostTypes;
use Inkfast\Posts\PostWriter;
use Inkfast\Session\AnswerHeaders;
use Inkfast\Session\CookieLogin;
use Inkfast\Session\NonceRoute;
use Inkfast\Session\Nonces;
use Inkfast\Session\Origin;
use Inkfast\Session\SessionAnswer;
use wpdb;

final class Plugin {

	/**
	 * Keeps what it is given.
	 *
	 * @param string $file The plugin's main file.
	 */
	public function __construct( private readonly string $file ) {}

	/** Hangs the plugin into WordPress. */
	public function boot(): void {
		$types   = new PostTypes();
		$login   = new CookieLogin();
		$nonces  = new Nonces();
		$origin  = new Origin();
		$session = new SessionAnswer( $login, $nonces, $types );
		$headers = new AnswerHeaders( $login, $origin, $nonces );
		$forms   = new FormTokens();

		add_action( 'auth_cookie_valid', $login->on_valid_cookie( ... ) );
		add_filter( 'rest_authentication_errors', $login->on_authentication( ... ), 99 );
		add_filter( 'rest_pre_serve_request', $headers->send( ... ), 20, 4 );
		add_filter( 'rest_exposed_cors_headers', $headers->expose( ... ), 10, 2 );
		add_filter( 'rest_allowed_cors_headers', $headers->allow( ... ), 10, 2 );
		add_filter( 'rest_pre_dispatch', ( new BodyLimit() )->refuse( ... ), 10, 3 );

		add_action( 'rest_api_init', ( new NonceRoute( $login, $origin, $session ) )->register( ... ) );

		add_action(
			'rest_api_init',
			static function () use ( $types, $forms ): void {
				self::posts( $types, $forms )->register();
			}
		);
	}

	/**
	 * The posts routes, made only when a REST request comes.
	 *
	 * @param PostTypes  $types Eligible types.
	 * @param FormTokens $forms Reads signed settings.
	 */
	private static function posts( PostTypes $types, FormTokens $forms ): PostsRoute {
		global $wpdb;
		assert( $wpdb instanceof wpdb );

		$schema = new PostSchema();
		$rights = new PostRights( $types );
		$answer = new PostAnswer();

		return new PostsRoute( $schema, $rights, new PostReader( $schema ), new PostWriter( $wpdb, new GuardedUpdate( $wpdb ), $rights ), $answer, new PostList( $types, $answer ), $forms );
	}
}
