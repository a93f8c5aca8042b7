<?php
/**
 * Mints nonces for a user who need not be the current one.
 *
 * @package Inkfast
 */

declare( strict_types=1 );

namespace Inkfast\Session;

final class Nonces {

	/**
	 * Mints the nonces of some actions.
	 *
	 * The current user is switched for minting alone: otherwise the rest of the request (a batch, an embed) would run with that user's rights.
	 *
	 * @param int                      $user_id 0 for a visitor.
	 * @param array<array-key, string> $actions The actions.
	 * @return array<string, string> Nonce by action.
	 */
	public function mint( int $user_id, array $actions ): array {
		$before = get_current_user_id();

		try {
			if ( $before !== $user_id ) {
				wp_set_current_user( $user_id );
			}

			$nonces = array();
			foreach ( $actions as $action ) {
				$nonces[ $action ] = wp_create_nonce( $action );
			}

			return $nonces;
		} finally {
			if ( get_current_user_id() !== $before ) {
				wp_set_current_user( $before );
			}
		}
	}

	/**
	 * The last second in which a REST nonce minted now is taken: the end of its second tick or of the login, whichever is earlier.
	 *
	 * Mirrors wp_nonce_tick(): a tick is half of `nonce_life`, counted upwards, and wp_verify_nonce() takes this one and the one before.
	 *
	 * @param int $now        UTC seconds.
	 * @param int $login_ends UTC seconds, 0 for no login.
	 */
	public function expires( int $now, int $login_ends ): int {
		/** This filter is documented in wp-includes/pluggable.php */
		$life = apply_filters( 'nonce_life', DAY_IN_SECONDS, 'wp_rest' );
		$half = max( 1.0, is_numeric( $life ) ? (float) $life : 86400.0 ) / 2;
		$ends = (int) floor( ( ceil( $now / $half ) + 1 ) * $half );

		return $login_ends > 0 ? min( $ends, $login_ends ) : $ends;
	}
}
