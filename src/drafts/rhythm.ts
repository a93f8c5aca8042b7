/** When to save: at once, and never more than 300 ms behind while typing goes on. */

import type { Environment } from '../environment';

/** Milliseconds between two saves; the rest of the 300 is for the saving. */
export const PAUSE = 250;

/**
 * @param save  Saves. What is not saved is in the next save again.
 * @param later Waits.
 * @return Tells that there is something to save.
 */
export function createRhythm(
	save: () => Promise< void >,
	later: Environment[ 'later' ]
): () => void {
	let isResting = false;
	let isWanted = false;

	const run = () => {
		if ( isResting ) {
			isWanted = true;
			return;
		}
		isResting = true;
		isWanted = false;

		const rest = new Promise< void >( ( resolve ) => {
			later( resolve, PAUSE );
		} );
		void Promise.allSettled( [ save(), rest ] ).then( () => {
			isResting = false;
			if ( isWanted ) {
				run();
			}
		} );
	};

	return run;
}
