<?php
/**
 * The functions that other code may call.
 *
 * @package Inkfast
 */

declare( strict_types=1 );

if ( ! function_exists( 'inkfast_register_action' ) ) {
	/**
	 * Lets the nonce route mint a nonce of one more action, for users who have the capability.
	 *
	 * A request can never name an action: only server code that calls this can. Call it on `init` or earlier than the REST request is answered.
	 *
	 * @param string $action     The action, as given to wp_create_nonce() and wp_verify_nonce().
	 * @param string $capability Whoever lacks it gets no nonce of this action.
	 */
	function inkfast_register_action( string $action, string $capability ): void {
		add_filter(
			'inkfast_actions',
			/**
			 * Adds one action to those registered.
			 *
			 * @param array<string, string> $actions Capability by action.
			 * @return array<string, string>
			 */
			static fn ( array $actions ): array => array( $action => $capability ) + $actions
		);
	}
}
