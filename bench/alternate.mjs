/**
 * Measures several things in turns, so that each meets the same machine.
 */

/**
 * @template T
 * @param {Record<string, (round: number) => Promise<T>>} sides  What is measured, by name.
 * @param {{ rounds: number, warm: number }}              count  How often; the first `warm` rounds are thrown away.
 * @return {Promise<Record<string, T[]>>} What each gave, in the order of rounds.
 */
export async function alternate( sides, { rounds, warm } ) {
	const names = Object.keys( sides );
	const given = Object.fromEntries( names.map( ( name ) => [ name, [] ] ) );
	for ( let round = 0; round < warm + rounds; round++ ) {
		// Whoever comes first may find colder caches: everyone is first in turn.
		const first = round % names.length;
		for ( const name of [
			...names.slice( first ),
			...names.slice( 0, first ),
		] ) {
			const result = await sides[ name ]( round );
			if ( round >= warm ) {
				given[ name ].push( result );
			}
		}
	}
	return given;
}
