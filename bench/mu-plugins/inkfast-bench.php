<?php
/**
 * What the benchmark needs of a site: an empty route, pages with core's own client, and what every answer cost, in its headers.
 *
 * @package Inkfast
 */

declare( strict_types=1 );

namespace Inkfast\Bench;

// One buffer around everything, so that the headers can still tell what happened after the body was made.
ob_start();
remove_action( 'shutdown', 'wp_ob_end_flush_all', 1 );

if ( isset( $_SERVER['HTTP_X_BENCH_LIST'] ) && ! defined( 'SAVEQUERIES' ) ) {
	define( 'SAVEQUERIES', true );
}

add_action(
	'shutdown',
	static function (): void {
		global $wpdb;
		header( 'X-Bench-Queries: ' . $wpdb->num_queries );
		header( sprintf( 'X-Bench-Ms: %.3f', 1000 * ( microtime( true ) - $_SERVER['REQUEST_TIME_FLOAT'] ) ) );
		if ( isset( $_SERVER['HTTP_X_BENCH_LIST'] ) ) {
			// Instead of the answer: the statements, with what called each and the seconds it took.
			ob_clean();
			echo wp_json_encode( array_map( static fn ( array $query ): array => array( $query[0], $query[2], $query[1] ), $wpdb->queries ) );
		}
		wp_ob_end_flush_all();
	},
	PHP_INT_MAX
);

// The same site without the plugin, for a request that asks for it.
if ( isset( $_SERVER['HTTP_X_BENCH_WITHOUT'] ) ) {
	add_filter( 'option_active_plugins', '__return_empty_array' );
}

add_action(
	'rest_api_init',
	static function (): void {
		register_rest_route(
			'bench/v1',
			'/empty',
			array(
				'methods'             => 'GET, POST',
				'callback'            => static fn (): array => array(),
				'permission_callback' => '__return_true',
			)
		);
		// The daily clearing up, now.
		register_rest_route(
			'bench/v1',
			'/daily',
			array(
				'methods'             => 'POST',
				'callback'            => static function (): array {
					do_action( 'inkfast_daily' );
					return array();
				},
				'permission_callback' => '__return_true',
			)
		);
	}
);

// `?bench=core` is a page with core's own client.
add_action(
	'wp_enqueue_scripts',
	static function (): void {
		if ( 'core' === ( $_GET['bench'] ?? '' ) ) {
			wp_enqueue_script( 'wp-api-fetch' );
		}
	}
);
