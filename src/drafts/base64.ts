/** Bytes as text, for web storage and for the key. */

/** Arguments that every browser's call stack bears. */
const PIECE = 0x8000;

export function toBase64( bytes: Uint8Array ): string {
	let text = '';

	for ( let at = 0; at < bytes.length; at += PIECE ) {
		text += String.fromCharCode( ...bytes.subarray( at, at + PIECE ) );
	}

	return btoa( text );
}

/**
 * @param text Base64; anything else throws.
 */
export const fromBase64 = ( text: string ): Uint8Array< ArrayBuffer > =>
	Uint8Array.from( atob( text ), ( char ) => char.charCodeAt( 0 ) );
