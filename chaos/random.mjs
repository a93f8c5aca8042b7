/**
 * Randomness that a printed seed brings back.
 */
import { createHash } from 'node:crypto';

/**
 * @param {string} seed Any text.
 * @return {() => number} From 0 to below 1, the same row for the same seed.
 */
export function random( seed ) {
	let count = 0;
	return () =>
		createHash( 'sha256' )
			.update( `${ seed } ${ count++ }` )
			.digest()
			.readUInt32BE() /
		2 ** 32;
}
