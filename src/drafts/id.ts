/** Ids of drafts, which are idempotency keys too: nobody can guess one. */

/**
 * @param random `crypto`, of which plain http has this much.
 * @return 32 of `0-9 a-f`.
 */
export const newId = ( random: Pick< Crypto, 'getRandomValues' > ): string =>
	Array.from( random.getRandomValues( new Uint8Array( 16 ) ), ( byte ) =>
		byte.toString( 16 ).padStart( 2, '0' )
	).join( '' );
