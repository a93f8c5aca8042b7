<?php
/**
 * The own-origin rule, asked of the request that is being answered.
 *
 * @package Inkfast
 */

declare( strict_types=1 );

namespace Inkfast\Session;

final class Origin {

	/** Judges the present HTTP request. */
	public function verdict(): Verdict {
		/**
		 * Filters the origins besides the site's own that may read nonces and call with cookies.
		 *
		 * @param string[] $origins Like `https://app.example.org`. None by default.
		 */
		$added = apply_filters( 'inkfast_allowed_origins', array() );
		$added = is_array( $added ) ? array_filter( $added, is_string( ... ) ) : array();

		return ( new OriginPolicy( array( home_url(), site_url() ), $added ) )->judge( $_SERVER );
	}

	/** Whether the answer would be wrapped so that other origins or another reader could take its headers from its body. */
	public function is_wrapped(): bool {
		// phpcs:ignore WordPress.Security.NonceVerification.Recommended -- only their presence counts, and it only ever refuses.
		return isset( $_GET['_jsonp'] ) || isset( $_GET['_envelope'] );
	}
}
