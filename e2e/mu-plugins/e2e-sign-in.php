<?php
/**
 * Plugin Name: End-to-end tests: sign-in
 * Description: Makes WordPress's sign-in page one that refuses frames, or one that asks for a second factor, for the tests that ask for it.
 *
 * @package Inkfast
 */

declare( strict_types=1 );

namespace Inkfast\E2E;

/**
 * What this request's test asked for.
 */
function sign_in_page(): string {
	return (string) ( switches()['signIn'] ?? '' );
}

add_action(
	'login_init',
	static function (): void {
		$headers = array(
			'deny' => 'X-Frame-Options: DENY',
			'csp'  => "Content-Security-Policy: frame-ancestors 'none'",
		);
		$header  = $headers[ sign_in_page() ] ?? null;
		if ( null !== $header ) {
			// The policy beats the older header, and WordPress sends both.
			header_remove( 'Content-Security-Policy' );
			header( $header );
		}
	},
	99
);

// As plugins for second factors do: whoever gave the right password is signed out again and shown another page.
add_action(
	'wp_login',
	static function ( string $login ): void {
		if ( 'two-steps' === sign_in_page() ) {
			wp_clear_auth_cookie();
			second_page( $login );
		}
	},
	99
);

// The second page leads here.
add_action(
	'login_form_e2e_second',
	static function (): void {
		$login = sanitize_user( wp_unslash( $_POST['login'] ?? '' ) ); // phpcs:ignore WordPress.Security.NonceVerification
		if ( '123456' !== ( $_POST['code'] ?? '' ) ) { // phpcs:ignore WordPress.Security
			second_page( $login );
		}
		wp_set_auth_cookie( (int) get_user_by( 'login', $login )->ID );
		if ( ! isset( $_REQUEST['interim-login'] ) ) { // phpcs:ignore WordPress.Security.NonceVerification
			wp_safe_redirect( home_url( '/write/' ) );
			exit;
		}
		$GLOBALS['interim_login'] = 'success'; // phpcs:ignore WordPress.WP.GlobalVariablesOverride
		login_header( '', '<p class="message">You have logged in successfully.</p>' );
		echo '</div></body></html>';
		exit;
	}
);

/**
 * Asks for the code.
 *
 * @param string $login Whose.
 */
function second_page( string $login ): never {
	login_header( 'Second factor' );
	printf(
		'<form method="post" action="%s">
			<input type="hidden" name="login" value="%s">%s
			<label for="code">Code</label><input id="code" name="code" autocomplete="one-time-code">
			<button class="button">Check</button>
		</form>',
		esc_url( site_url( 'wp-login.php?action=e2e_second', 'login_post' ) ),
		esc_attr( $login ),
		isset( $_REQUEST['interim-login'] ) ? '<input type="hidden" name="interim-login" value="1">' : '' // phpcs:ignore WordPress.Security.NonceVerification
	);
	login_footer( 'code' );
	exit;
}
