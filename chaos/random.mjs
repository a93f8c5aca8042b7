/**
 * Randomness that a printed seed brings back.
 */

/**
 * @param {string} seed Any text.
 * @return {() => number} From 0 to below 1, the same row for the same seed (mulberry32 over an FNV-1a hash).
 */
export function random( seed ) {
	let state = 2166136261;
	for ( const letter of seed ) {
		state = Math.imul( state ^ letter.codePointAt( 0 ), 16777619 );
	}
	return () => {
		state = ( state + 0x6d2b79f5 ) | 0;
		let mixed = Math.imul( state ^ ( state >>> 15 ), 1 | state );
		mixed =
			( mixed + Math.imul( mixed ^ ( mixed >>> 7 ), 61 | mixed ) ) ^
			mixed;
		return ( ( mixed ^ ( mixed >>> 14 ) ) >>> 0 ) / 4294967296;
	};
}
