<?php
/**
 * The answer to "who am I, and with what nonce?". src/session/types.ts mirrors its shape.
 *
 * @package Inkfast
 *
 * @phpstan-type SessionUser array{id: int, name: string, can: object}
 * @phpstan-type Session array{nonce: string, now: int, expires: int, user: array{id: int, name: string, can: object}, actions: object}
 */

declare( strict_types=1 );

namespace Inkfast\Session;

use Inkfast\Posts\PostTypes;
use WP_User;

final class SessionAnswer {

	/** Keeps what it is given. */
	public function __construct(
		private readonly CookieLogin $login,
		private readonly Nonces $nonces,
		private readonly PostTypes $types,
	) {}

	/**
	 * The answer for the user of the page that is being rendered.
	 *
	 * @return array{nonce: string, now: int, expires: int, user: array{id: int, name: string, can: object}, actions: object}
	 */
	public function for_page(): array {
		return $this->for_user( get_current_user_id() );
	}

	/**
	 * The answer for a user.
	 *
	 * @param int $user_id 0 for a visitor.
	 * @return array{nonce: string, now: int, expires: int, user: array{id: int, name: string, can: object}, actions: object}
	 */
	public function for_user( int $user_id ): array {
		$user    = new WP_User( $user_id );
		$now     = time();
		$actions = $this->actions( $user );
		$nonces  = $this->nonces->mint( $user_id, array( 'wp_rest', ...$actions ) );

		return array(
			'nonce'   => $nonces['wp_rest'] ?? '',
			'now'     => $now,
			'expires' => $this->nonces->expires( $now, 0 === $user_id ? 0 : $this->login->ends() ),
			'user'    => array(
				'id'   => $user_id,
				// The name also stands in a page's script, where WordPress 6.8 lets "<!--" through.
				'name' => 0 === $user_id ? '' : str_replace( '<', '', wp_strip_all_tags( $user->display_name ) ),
				'can'  => (object) $this->can( $user ),
			),
			'actions' => (object) array_intersect_key( $nonces, array_flip( $actions ) ),
		);
	}

	/**
	 * The actions besides `wp_rest` that the user gets a nonce of.
	 *
	 * @param WP_User $user The user.
	 * @return list<string>
	 */
	private function actions( WP_User $user ): array {
		/**
		 * Filters the actions that the nonce route mints for; inkfast_register_action() adds to it.
		 *
		 * @param array<string, string> $actions Capability by action.
		 */
		$registered = apply_filters( 'inkfast_actions', array() );
		$actions    = array();

		foreach ( is_array( $registered ) ? $registered : array() as $action => $capability ) {
			if ( is_string( $action ) && 'wp_rest' !== $action && is_string( $capability ) && $user->exists() && user_can( $user, $capability ) ) {
				$actions[] = $action;
			}
		}

		return $actions;
	}

	/**
	 * The statuses that the user may ask for, for display alone: every route checks again.
	 *
	 * @param WP_User $user The user.
	 * @return array<string, list<string>> By post type.
	 */
	private function can( WP_User $user ): array {
		$can = array();

		foreach ( $this->types->eligible() as $name => $type ) {
			$can[ $name ] = $this->types->statuses( $type, $user );
		}

		return $can;
	}
}
