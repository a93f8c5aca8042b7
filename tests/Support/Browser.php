<?php
/**
 * Sends REST requests as a browser on a page of the site does.
 *
 * @package Inkfast
 */

declare( strict_types=1 );

namespace Inkfast\Tests\Support;

use RuntimeException;

/**
 * Each request goes the whole way through core's REST server: authentication, dispatch, headers, output. Nothing of one is left for the next.
 *
 * @phpstan-type Request array{
 *     headers?: array<string, string|null>,
 *     query?: array<string, mixed>,
 *     body?: mixed,
 *     form?: array<string, mixed>,
 *     raw?: string,
 *     nonce?: bool|string,
 *     server?: array<string, string|null>,
 * }
 */
final class Browser {
	/**
	 * Sends a request and gives its answer.
	 *
	 * @param string  $method  The HTTP method.
	 * @param string  $route   Such as `/myplugin/v1/nonce`; what follows a question mark is its query.
	 * @param Request $options `headers`: by name, null takes one away that is there unasked (Origin, Sec-Fetch-Site). `query`: more of the query.
	 *                         `body` is sent as JSON, `form` as a form, `raw` as it is (with a Content-Type of `headers`). `nonce`: true makes a fresh one for
	 *                         whoever the cookies name, false sends none, a string is sent as it is; unsaid it is true for people and false for visitors.
	 *                         `server`: what else $_SERVER has, null takes away.
	 */
	public function send( string $method, string $route, array $options = array() ): Answer {
		$before = Surroundings::take();
		$level  = ob_get_level();
		try {
			$this->arrive( $method, $route, $options );
			return $this->serve( (string) strtok( $route, '?' ) );
		} finally {
			while ( ob_get_level() > $level ) {
				ob_end_clean();
			}
			$before->restore();
		}
	}

	/**
	 * A fresh nonce for whoever the cookies name.
	 *
	 * @param string $action The action.
	 */
	public function nonce( string $action = 'wp_rest' ): string {
		$before = get_current_user_id();
		wp_set_current_user( self::cookie_user() );
		try {
			return wp_create_nonce( $action );
		} finally {
			wp_set_current_user( $before );
		}
	}

	/**
	 * Makes PHP's globals what they are when such a request arrives.
	 *
	 * @param string  $method  The HTTP method.
	 * @param string  $route   The route.
	 * @param Request $options See send().
	 */
	private function arrive( string $method, string $route, array $options ): void {
		$query = (string) parse_url( $route, PHP_URL_QUERY );
		if ( isset( $options['query'] ) ) {
			$query = ltrim( $query . '&' . http_build_query( $options['query'] ), '&' );
		}
		$path                      = strtok( $route, '?' );
		$_SERVER['REQUEST_METHOD'] = $method;
		$_SERVER['QUERY_STRING']   = $query;
		$_SERVER['REQUEST_URI']    = '/' . rest_get_url_prefix() . $path . ( '' === $query ? '' : "?$query" );
		parse_str( $query, $get );
		$post = array();
		$raw  = $options['raw'] ?? '';
		if ( isset( $options['form'] ) ) {
			$raw                     = http_build_query( $options['form'] );
			$_SERVER['CONTENT_TYPE'] = 'application/x-www-form-urlencoded';
			if ( 'POST' === $method ) {
				parse_str( $raw, $post );
			}
		} elseif ( array_key_exists( 'body', $options ) ) {
			$raw                     = json_encode( $options['body'], JSON_THROW_ON_ERROR | JSON_PRESERVE_ZERO_FRACTION );
			$_SERVER['CONTENT_TYPE'] = 'application/json';
		}
		$_SERVER['CONTENT_LENGTH'] = (string) strlen( $raw );
		// As WordPress has them: with slashes.
		$_GET                          = wp_slash( $get );
		$_POST                         = wp_slash( $post );
		$_REQUEST                      = array_merge( $_GET, $_POST );
		$GLOBALS['HTTP_RAW_POST_DATA'] = $raw;

		$this->headers( $method, $options );
	}

	/**
	 * Puts the request's headers where PHP has them.
	 *
	 * @param string  $method  The HTTP method.
	 * @param Request $options See send().
	 */
	private function headers( string $method, array $options ): void {
		$headers = array( 'Sec-Fetch-Site' => 'same-origin' );
		if ( ! in_array( $method, array( 'GET', 'HEAD' ), true ) ) {
			$headers['Origin'] = untrailingslashit( home_url() );
		}
		$nonce = $options['nonce'] ?? self::cookie_user() > 0;
		if ( false !== $nonce ) {
			$headers['X-WP-Nonce'] = true === $nonce ? $this->nonce() : $nonce;
		}
		$set = array();
		foreach ( array_merge( $headers, $options['headers'] ?? array() ) as $name => $value ) {
			$key = strtoupper( strtr( $name, '-', '_' ) );
			$set[ in_array( $key, array( 'CONTENT_TYPE', 'CONTENT_LENGTH' ), true ) ? $key : "HTTP_$key" ] = $value;
		}
		foreach ( array_merge( $set, $options['server'] ?? array() ) as $key => $value ) {
			unset( $_SERVER[ $key ] );
			if ( null !== $value ) {
				$_SERVER[ $key ] = addslashes( $value );
			}
		}
	}

	/**
	 * Answers what arrived, as rest_api_loaded() does.
	 *
	 * @param string $path The route.
	 */
	private function serve( string $path ): Answer {
		unset( $GLOBALS['wp_rest_server'], $GLOBALS['wp_rest_auth_cookie'] );
		$GLOBALS['current_user'] = null;
		add_filter( 'wp_rest_server_class', static fn (): string => SpyServer::class );
		// Core asks for the constant of a REST request, which one process of tests cannot have now and then.
		add_filter( 'application_password_is_api_request', '__return_true' );
		$server = rest_get_server();
		if ( ! $server instanceof SpyServer ) {
			throw new RuntimeException( 'Something else took the place of the REST server.' );
		}
		ob_start();
		$server->serve_request( '' === $path ? '/' : $path );
		$raw = (string) ob_get_clean();
		return new Answer( $server->status, $server->sent, $raw );
	}

	/**
	 * Whom the cookies name.
	 *
	 * @return int 0 for a visitor.
	 */
	private static function cookie_user(): int {
		$cookie = $_COOKIE[ LOGGED_IN_COOKIE ] ?? '';
		return (int) wp_validate_auth_cookie( is_string( $cookie ) ? $cookie : '', 'logged_in' );
	}
}
