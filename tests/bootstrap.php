<?php
/**
 * Boots the real WordPress that the run made for these tests, with the plugin loaded as WordPress loads any plugin.
 *
 * @package Inkfast
 */

declare( strict_types=1 );

require_once dirname( __DIR__ ) . '/vendor/autoload.php';

// This file runs inside a function of PHPUnit, and WordPress expects to be at the top: these would else stay local.
global $wpdb, $table_prefix, $current_site, $current_blog, $wp_rewrite, $shortcode_tags, $wp, $wp_theme_directories, $wp_plugin_paths;

$inkfast_site = getenv( 'INKFAST_SITE' );
if ( ! is_string( $inkfast_site ) || ! is_file( $inkfast_site . '/wp-load.php' ) ) {
	fwrite( STDERR, "These tests need a site of their own: run them with npm run test:php\n" );
	exit( 1 );
}

// What a web server tells of a request.
$_SERVER = array(
	'HTTP_HOST'       => 'inkfast.test',
	'SERVER_NAME'     => 'inkfast.test',
	'SERVER_PORT'     => '80',
	'SERVER_PROTOCOL' => 'HTTP/1.1',
	'SERVER_SOFTWARE' => 'Test',
	'REMOTE_ADDR'     => '127.0.0.1',
	'REQUEST_METHOD'  => 'GET',
	'REQUEST_URI'     => '/',
	'SCRIPT_NAME'     => '/index.php',
	'PHP_SELF'        => '/index.php',
	'QUERY_STRING'    => '',
) + $_SERVER;

// A notice while WordPress and the plugin load fails the run; PHPUnit sees to those that come later.
set_error_handler(
	static function ( int $level, string $message, string $file, int $line ): bool {
		// Core's own older code meets newer PHPs; that is not ours to mend.
		$is_cores = E_DEPRECATED === $level && defined( 'ABSPATH' ) && ( str_starts_with( $file, ABSPATH . 'wp-includes/' ) || str_starts_with( $file, ABSPATH . 'wp-admin/' ) );
		if ( $is_cores || 0 === ( error_reporting() & $level ) ) {
			return $is_cores;
		}
		fwrite( STDERR, "While WordPress loaded: $message in $file:$line\n" );
		exit( 1 );
	}
);
require_once $inkfast_site . '/wp-load.php';
require_once $inkfast_site . '/wp-admin/includes/admin.php';
restore_error_handler();

if ( ! class_exists( Inkfast\Plugin::class, false ) ) {
	fwrite( STDERR, "WordPress did not load the plugin.\n" );
	exit( 1 );
}
