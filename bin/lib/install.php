<?php
/**
 * Installs a site that site.mjs laid out, in a PHP process of its own: WordPress, permalinks, people, the plugin, the page
 * with the form. Reads what to do from its standard input, as JSON.
 *
 * @package Inkfast
 */

declare( strict_types=1 );

$inkfast_input = json_decode( (string) stream_get_contents( STDIN ), true, 16, JSON_THROW_ON_ERROR );

$inkfast_parts = parse_url( $inkfast_input['url'] );

// What WordPress wants to know of a request, for one that never was.
$_SERVER['HTTP_HOST']       = $inkfast_parts['host'] . ( isset( $inkfast_parts['port'] ) ? ':' . $inkfast_parts['port'] : '' );
$_SERVER['SERVER_NAME']     = $inkfast_parts['host'];
$_SERVER['REQUEST_URI']     = ( $inkfast_parts['path'] ?? '' ) . '/';
$_SERVER['REQUEST_METHOD']  = 'GET';
$_SERVER['SERVER_PROTOCOL'] = 'HTTP/1.1';
$_SERVER['REMOTE_ADDR']     = '127.0.0.1';
if ( 'https' === $inkfast_parts['scheme'] ) {
	$_SERVER['HTTPS'] = 'on';
}

if ( 'site' === $inkfast_input['what'] ) {
	define( 'WP_INSTALLING', true );
	define( 'WP_SITEURL', $inkfast_input['url'] . ( '' === $inkfast_input['subdirectory'] ? '' : '/' . $inkfast_input['subdirectory'] ) );
}

require $inkfast_input['core'] . '/wp-load.php';
require_once ABSPATH . 'wp-admin/includes/upgrade.php';
require_once ABSPATH . 'wp-admin/includes/plugin.php';

/**
 * Makes the site, its people and its page.
 *
 * @param array<string, mixed> $input What site.mjs asks for.
 */
function inkfast_install_site( array $input ): void {
	$admin = 'admin';
	wp_install( 'Inkfast', $admin, 'admin@example.org', true, '', $input['password'] );
	update_option( 'home', $input['url'] );
	update_option( 'timezone_string', 'Europe/Berlin' );
	foreach ( $input['people'] as $login => $person ) {
		$user = array(
			'user_login'   => $login,
			'user_pass'    => $input['password'],
			'user_email'   => $login . '@example.org',
			'display_name' => $person['name'],
			'role'         => $person['role'],
		);

		$known = get_user_by( 'login', $login );
		inkfast_check( false === $known ? wp_insert_user( $user ) : wp_update_user( array( 'ID' => $known->ID ) + $user ) );
	}
	inkfast_form_page();
	inkfast_permalinks( $input['plain'] );
	if ( $input['plugin'] && ! $input['multisite'] ) {
		inkfast_check( activate_plugin( 'inkfast/plugin.php' ) );
	}
	if ( $input['multisite'] ) {
		global $wpdb;
		foreach ( $wpdb->tables( 'ms_global' ) as $table => $prefixed ) {
			$wpdb->$table = $prefixed;
		}
		install_network();
		inkfast_check( populate_network( 1, $_SERVER['HTTP_HOST'], 'admin@example.org', 'Network', '/', false ) );
	}
}

/**
 * Makes the second site of a network, with the plugin active on all sites.
 *
 * @param array<string, mixed> $input What site.mjs asks for.
 */
function inkfast_install_network( array $input ): void {
	$author = get_user_by( 'login', 'author' );
	$admin  = get_user_by( 'login', 'admin' );
	grant_super_admin( $admin->ID );
	$second = inkfast_check( wpmu_create_blog( $_SERVER['HTTP_HOST'], '/second/', 'Second', $admin->ID, array( 'public' => 1 ), 1 ) );
	add_user_to_blog( $second, $author->ID, 'author' );
	if ( $input['plugin'] ) {
		inkfast_check( activate_plugin( 'inkfast/plugin.php', '', true ) );
	}
	switch_to_blog( $second );
	inkfast_form_page();
	inkfast_permalinks( $input['plain'] );
	restore_current_blog();
}

/**
 * The page with the form.
 */
function inkfast_form_page(): void {
	inkfast_check(
		wp_insert_post(
			array(
				'post_type'    => 'page',
				'post_status'  => 'publish',
				'post_name'    => 'write',
				'post_title'   => 'Write',
				'post_content' => "<!-- wp:shortcode -->\n[inkfast_form]\n<!-- /wp:shortcode -->",
				'post_author'  => 1,
			),
			true
		)
	);
}

/**
 * Pretty permalinks need no server's file here: the router sends everything to index.php.
 *
 * @param bool $plain Whether to have the plain ones.
 */
function inkfast_permalinks( bool $plain ): void {
	global $wp_rewrite;
	$wp_rewrite->init();
	$wp_rewrite->set_permalink_structure( $plain ? '' : '/%year%/%monthnum%/%postname%/' );
	$wp_rewrite->flush_rules( false );
}

/**
 * Ends the installation where WordPress answers with an error.
 *
 * @param mixed $answer What a function of WordPress gave.
 * @return mixed The same.
 */
function inkfast_check( mixed $answer ): mixed {
	if ( is_wp_error( $answer ) && 'no_wildcard_dns' !== $answer->get_error_code() ) {
		fwrite( STDERR, $answer->get_error_message() . "\n" );
		exit( 1 );
	}
	return $answer;
}

if ( 'site' === $inkfast_input['what'] ) {
	inkfast_install_site( $inkfast_input );
} else {
	inkfast_install_network( $inkfast_input );
}
