/**
 * Work that is done a few at a time.
 */

/**
 * @template T, R
 * @param {number}                              lanes How many at once.
 * @param {Iterable<T>}                         items What is to be done; taken when its turn comes.
 * @param {( item: T ) => Promise<R>}           work
 * @return {Promise<R[]>} What each gave, in the order of items.
 */
export async function inLanes( lanes, items, work ) {
	const rest = items[ Symbol.iterator ]();
	const given = [];
	let count = 0;
	const lane = async () => {
		for ( let next = rest.next(); ! next.done; next = rest.next() ) {
			const at = count++;
			given[ at ] = await work( next.value );
		}
	};
	await Promise.all( Array.from( { length: lanes }, lane ) );
	return given;
}

/**
 * @param {number} ms Milliseconds.
 * @return {Promise<void>} Done when they are over.
 */
export const pause = ( ms ) =>
	new Promise( ( resolve ) => setTimeout( resolve, ms ) );
