/** The key that all sends of one delivery carry. */

/** Bytes; 22 characters. */
const LENGTH = 16;

/**
 * A key that nobody can guess (IETF draft-ietf-httpapi-idempotency-key-header-07 asks for no less).
 *
 * @param source Where randomness comes from.
 */
export function newKey( source: Pick< Crypto, 'getRandomValues' > ): string {
	const bytes = source.getRandomValues( new Uint8Array( LENGTH ) );

	return btoa( String.fromCharCode( ...bytes ) )
		.replace( /\+/g, '-' )
		.replace( /\//g, '_' )
		.replace( /=/g, '' );
}
