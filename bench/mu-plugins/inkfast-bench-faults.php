<?php
/**
 * Faults for the benchmark, switched by options, and a line in a file for every request that came.
 *
 * @package Inkfast
 */

declare( strict_types=1 );

namespace Inkfast\Bench;

use WP_Error;

// Another life is another tick: every nonce that was given out before has expired. A server that refuses for ever gives another one each time.
add_filter(
	'nonce_life',
	static fn ( mixed $life ): int => (int) get_option( 'bench_nonce_life', $life ) + ( get_option( 'bench_refuse' ) ? random_int( 1, DAY_IN_SECONDS ) : 0 )
);

// And refuses every one, however fresh.
add_filter(
	'rest_authentication_errors',
	static fn ( mixed $errors ): mixed => get_option( 'bench_refuse' ) && isset( $_SERVER['HTTP_X_WP_NONCE'] )
		? new WP_Error( 'rest_cookie_invalid_nonce', 'Cookie check failed', array( 'status' => 403 ) )
		: $errors,
	200
);

add_action(
	'rest_api_init',
	static function (): void {
		register_rest_route(
			'bench/v1',
			'/fault',
			array(
				'methods'             => 'POST',
				'permission_callback' => '__return_true',
				'callback'            => static function ( \WP_REST_Request $request ): array {
					foreach ( array( 'bench_nonce_life', 'bench_refuse' ) as $option ) {
						$value = $request->get_param( $option );
						null === $value ? delete_option( $option ) : update_option( $option, $value );
					}
					return array();
				},
			)
		);
	}
);

// One line a request, written at its end: what was asked, and what was answered.
add_action(
	'shutdown',
	static function (): void {
		$line = array( $_SERVER['REQUEST_METHOD'], $_SERVER['REQUEST_URI'], http_response_code() );
		// Before the answer goes out, so that whoever has it finds the line.
		file_put_contents( WP_CONTENT_DIR . '/bench-requests', wp_json_encode( $line ) . "\n", FILE_APPEND | LOCK_EX );
	},
	0
);
