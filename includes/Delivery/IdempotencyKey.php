<?php
/**
 * The key that all attempts of one delivery carry.
 *
 * @package Inkfast
 */

declare( strict_types=1 );

namespace Inkfast\Delivery;

use WP_Error;

final class IdempotencyKey {

	/** The request's header (IETF draft-ietf-httpapi-idempotency-key-header-07). */
	public const HEADER = 'Idempotency-Key';

	/**
	 * Keeps what it is given.
	 *
	 * @param string $hash SHA-256 of the key, in lower-case hex: a database neither cuts nor folds it.
	 */
	private function __construct( public readonly string $hash ) {}

	/**
	 * Reads the header: a structured string in quotes, or bare.
	 *
	 * @param string|null $header Its value, null where there is none.
	 * @return self|WP_Error|null Null where there is none.
	 */
	public static function read( ?string $header ): self|WP_Error|null {
		if ( null === $header ) {
			return null;
		}

		$quoted = 1 === preg_match( '/^\s*(?:"([A-Za-z0-9_-]{16,128})"|([A-Za-z0-9_-]{16,128}))\s*$/D', $header, $found );
		$key    = $quoted ? $found[2] ?? $found[1] : '';

		return '' === $key
			? ErrorCode::Invalid->error( array( 'params' => array( self::HEADER => __( 'A key has 16 to 128 characters of A-Z, a-z, 0-9, _ and -.', 'inkfast' ) ) ) )
			: new self( hash( 'sha256', $key ) );
	}
}
