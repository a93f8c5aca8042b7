/** Keys that all sends of one delivery carry; a draft's is its id. */

/**
 * A key that nobody can guess (IETF draft-ietf-httpapi-idempotency-key-header-07 asks for no less).
 *
 * @param random `crypto`, of which plain http has this much.
 * @return 32 of `0-9 a-f`.
 */
export const newKey = ( random: Pick< Crypto, 'getRandomValues' > ): string =>
	Array.from( random.getRandomValues( new Uint8Array( 16 ) ), ( byte ) =>
		byte.toString( 16 ).padStart( 2, '0' )
	).join( '' );
