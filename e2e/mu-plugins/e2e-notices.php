<?php
/**
 * Plugin Name: End-to-end tests: notices
 * Description: Writes down every notice, warning, deprecation, fatal error and failed query, for the test whose request it was.
 *
 * @package Inkfast
 */

declare( strict_types=1 );

namespace Inkfast\E2E;

/**
 * Adds one to the list of the test that this request belongs to.
 *
 * @param string $message What PHP or the database says.
 * @param string $place   The file and line.
 */
function note( string $message, string $place ): void {
	$id = switches()['id'] ?? null;
	if ( ! is_string( $id ) || 1 !== preg_match( '/^[a-z0-9-]+$/', $id ) ) {
		return;
	}
	$line = wp_json_encode(
		array(
			'message' => $message,
			'place'   => $place,
			'request' => $_SERVER['REQUEST_METHOD'] . ' ' . $_SERVER['REQUEST_URI'],
		)
	);
	file_put_contents( WP_CONTENT_DIR . '/e2e-notices/' . $id . '.jsonl', $line . "\n", FILE_APPEND | LOCK_EX );
}

set_error_handler( // phpcs:ignore WordPress.PHP.DevelopmentFunctions.error_log_set_error_handler
	static function ( int $level, string $message, string $file, int $line ): bool {
		if ( 0 !== ( error_reporting() & $level ) ) { // phpcs:ignore WordPress.PHP.DevelopmentFunctions.prevent_path_disclosure_error_reporting,WordPress.PHP.DiscouragedPHPFunctions
			note( $message, "$file:$line" );
		}
		return false;
	}
);

// Core's handler of fatal errors ends the process, so that what comes after it never runs; but it asks this first.
add_filter(
	'wp_php_error_args',
	static function ( array $args, array $error ): array {
		note( $error['message'], $error['file'] . ':' . $error['line'] );
		return $args;
	},
	10,
	2
);

register_shutdown_function(
	static function (): void {
		foreach ( $GLOBALS['EZSQL_ERROR'] ?? array() as $failed ) {
			note( $failed['error_str'], $failed['query'] );
		}
	}
);
