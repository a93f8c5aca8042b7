<?php
/**
 * Who core says is asking, before it makes a REST request without a nonce user 0.
 *
 * @package Inkfast
 */

declare( strict_types=1 );

namespace Inkfast\Session;

/**
 * Keeps what core itself decided: validating a cookie again would be wrong where core prefers another one
 * (auth cookie with path `/`, usual on networks), and would cost a query.
 */
final class CookieLogin {

	/** Null until a REST request was authenticated, and when it was by something else than cookies. */
	private ?int $user_id = null;

	private bool $authenticated = false;

	private int $login_ends = 0;

	/**
	 * Action `auth_cookie_valid`: a cookie that core took.
	 *
	 * @param array<array-key, mixed> $cookie As wp_parse_auth_cookie() gives it.
	 */
	public function on_valid_cookie( array $cookie ): void {
		$ends             = $cookie['expiration'] ?? 0;
		$this->login_ends = is_numeric( $ends ) ? (int) $ends : 0;
	}

	/**
	 * Filter `rest_authentication_errors` at 99, just before core's cookie check at 100 (rest_cookie_check_errors(), whose first two conditions these are).
	 *
	 * @param mixed $errors Not empty: another method has decided.
	 * @return mixed The same.
	 */
	public function on_authentication( mixed $errors ): mixed {
		$this->authenticated = true;
		$by_cookie           = true === ( $GLOBALS['wp_rest_auth_cookie'] ?? null ) || ! is_user_logged_in();
		$this->user_id       = ( null === $errors || false === $errors ) && $by_cookie ? get_current_user_id() : null;

		return $errors;
	}

	/**
	 * The user whom the cookies of this request name, 0 for a visitor, null when the request was authenticated by something else.
	 *
	 * Where no REST request was authenticated (a page that preloads an answer), it is the current user.
	 */
	public function user_id(): ?int {
		return $this->authenticated ? $this->user_id : get_current_user_id();
	}

	/** When the login cookie ends, in UTC seconds; 0 when none was taken. */
	public function ends(): int {
		return $this->login_ends;
	}
}
