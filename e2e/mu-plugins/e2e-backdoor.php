<?php
/**
 * Plugin Name: End-to-end tests: backdoor
 * Description: Lets the tests make people, sign them in and look into the database, in one fast request. Open to everyone: for sites that live as long as a test run.
 *
 * @package Inkfast
 */

declare( strict_types=1 );

namespace Inkfast\E2E;

/**
 * Makes someone.
 *
 * @param array{role: string, name?: string, caps?: array<string, bool>} $input What to be.
 * @return array{id: int, login: string, name: string, role: string, password: string}
 */
function add_person( array $input ): array {
	$login = $input['role'] . '-' . strtolower( wp_generate_password( 8, false ) );
	$name  = $input['name'] ?? ucfirst( $login );
	$id    = wp_insert_user(
		array(
			'user_login'   => $login,
			'user_pass'    => 'password',
			'user_email'   => $login . '@example.org',
			'display_name' => $name,
			'role'         => $input['role'],
		)
	);
	foreach ( $input['caps'] ?? array() as $cap => $has ) {
		get_userdata( $id )->add_cap( $cap, $has );
	}
	return array( 'id' => $id, 'login' => $login, 'name' => $name, 'role' => $input['role'], 'password' => 'password' );
}

/**
 * Signs someone in by setting the cookies that core sets.
 *
 * @param array{id: int, seconds?: int} $input Who, and for how long.
 * @return array{id: int}
 */
function sign_in( array $input ): array {
	if ( isset( $input['seconds'] ) ) {
		add_filter( 'auth_cookie_expiration', static fn() => $input['seconds'] );
	}
	wp_set_auth_cookie( $input['id'] );
	return array( 'id' => $input['id'] );
}

/**
 * Ends all of someone's sessions on the server; the cookies stay in the browser.
 *
 * @param array{id: int} $input Whose.
 * @return array{id: int}
 */
function end_sessions( array $input ): array {
	\WP_Session_Tokens::get_instance( $input['id'] )->destroy_all();
	return $input;
}

/**
 * Gives someone another role, or one capability, or takes it.
 *
 * @param array{id: int, role?: string, caps?: array<string, bool>} $input Who, and what.
 * @return array{id: int}
 */
function change_person( array $input ): array {
	$user = get_userdata( $input['id'] );
	if ( isset( $input['role'] ) ) {
		$user->set_role( $input['role'] );
	}
	foreach ( $input['caps'] ?? array() as $cap => $has ) {
		$user->add_cap( $cap, $has );
	}
	return array( 'id' => $input['id'] );
}

/**
 * Makes a page, or anything else that wp_insert_post makes.
 *
 * @param array<string, mixed> $input Fields as core names them.
 * @return array{id: int, url: string}
 */
function add_post( array $input ): array {
	$id = wp_insert_post( wp_slash( $input + array( 'post_status' => 'publish' ) ) );
	return array( 'id' => $id, 'url' => (string) get_permalink( $id ) );
}

/**
 * Runs a statement.
 *
 * @param array{sql: string, values?: array<int, string|int>} $input With %s and %d where the values go; `wp_` is the prefix.
 * @return array<int, array<string, string|null>>
 */
function sql( array $input ): array {
	global $wpdb;
	$values = $input['values'] ?? array();
	return $wpdb->get_results( $values ? $wpdb->prepare( $input['sql'], $values ) : $input['sql'], ARRAY_A ) ?? array(); // phpcs:ignore WordPress.DB
}

/**
 * Answers one of the calls.
 *
 * @param array<int, string> $calls Those that may be answered now.
 */
function answer( array $calls ): void {
	$call = $_GET['e2e'] ?? ''; // phpcs:ignore WordPress.Security
	if ( ! in_array( $call, $calls, true ) ) {
		return;
	}
	$input = json_decode( (string) file_get_contents( 'php://input' ), true );
	wp_send_json( ( __NAMESPACE__ . '\\' . $call )( $input ) );
}

// The database needs neither plugins nor a theme; it is asked often.
add_action( 'muplugins_loaded', static fn() => answer( array( 'sql' ) ) );
add_action( 'wp_loaded', static fn() => answer( array( 'add_person', 'sign_in', 'end_sessions', 'change_person', 'add_post' ) ) );
