<?php
/**
 * Plugin Name: Inkfast, to try it
 * Description: Fills the site that `npm start` brings up: people to be, and a page with the form. Mapped by .wp-env.json for both runtimes; never part of a release.
 *
 * @package Inkfast
 */

declare( strict_types=1 );

namespace Inkfast\TryIt;

/** Adding this option is the lock: of several first requests one fills the site. */
const DONE = 'inkfast_try_it';

/**
 * Adds the people of people.json; someone who is there already is left alone.
 */
function add_people(): void {
	$people = json_decode( (string) file_get_contents( __DIR__ . '/people.json' ), true );
	foreach ( is_array( $people ) ? $people : array() as $person ) {
		wp_insert_user(
			array(
				'user_login'   => $person['login'],
				'user_pass'    => $person['password'],
				'user_email'   => $person['login'] . '@example.org',
				'display_name' => $person['name'],
				'first_name'   => $person['name'],
				'role'         => $person['role'],
			)
		);
	}
}

/**
 * Adds the page with the form at /write/.
 */
function add_page(): void {
	wp_insert_post(
		array(
			'post_type'      => 'page',
			'post_status'    => 'publish',
			'post_title'     => 'Write',
			'post_name'      => 'write',
			'post_content'   => "<!-- wp:shortcode -->\n[inkfast_form]\n<!-- /wp:shortcode -->",
			'comment_status' => 'closed',
		)
	);
}

/**
 * Gives the site addresses with words in them, so that the page is /write/.
 */
function use_pretty_addresses(): void {
	global $wp_rewrite;
	require_once ABSPATH . 'wp-admin/includes/file.php';
	require_once ABSPATH . 'wp-admin/includes/misc.php';
	$wp_rewrite->set_permalink_structure( '/%postname%/' );
	$wp_rewrite->flush_rules( true );
}

add_action(
	'init',
	static function (): void {
		if ( wp_installing() || false !== get_option( DONE ) || ! add_option( DONE, '1' ) ) {
			return;
		}
		add_people();
		add_page();
		use_pretty_addresses();
		// Faces come from a server elsewhere, which need not be reached.
		update_option( 'show_avatars', '0' );
	},
	20
);

// Playground signs every visitor in as admin. Here one chooses whom to be, a visitor included.
add_action( 'muplugins_loaded', static fn() => remove_action( 'init', 'playground_auto_login', 1 ), 1 );
