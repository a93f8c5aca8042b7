<?php
/**
 * Plugin Name:       Inkfast
 * Description:       People write posts in a form on your site. However old the page is, the post is published once and under the right name, and nobody sees "Cookie nonce is invalid".
 * Version:           1.0.0
 * Requires at least: 6.8
 * Requires PHP:      8.1
 * Author:            The Inkfast contributors
 * License:           GPL-2.0-or-later
 * License URI:       https://www.gnu.org/licenses/gpl-2.0.html
 * Text Domain:       inkfast
 * Domain Path:       /languages
 *
 * @package Inkfast
 */

// This file alone is written for every PHP that WordPress ever ran on, so that too old a one gets a sentence instead of a parse error.
if ( ! defined( 'ABSPATH' ) ) {
	exit;
}

if ( PHP_VERSION_ID < 80100 || version_compare( get_bloginfo( 'version' ), '6.8-alpha', '<' ) ) {
	require_once __DIR__ . '/includes/too-old.php';
	return;
}

require_once __DIR__ . '/includes/functions.php';

spl_autoload_register(
	static function ( $name ) {
		if ( 0 === strpos( $name, 'Inkfast\\' ) ) {
			$file = __DIR__ . '/includes/' . str_replace( '\\', '/', substr( $name, 8 ) ) . '.php';
			if ( is_file( $file ) ) {
				require $file;
			}
		}
	}
);

( new Inkfast\Plugin( __FILE__ ) )->boot();
