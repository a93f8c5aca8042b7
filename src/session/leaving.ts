/** What is to be given back when the page goes away. */

import type { Environment } from '../environment';

export interface Leaving {
	/**
	 * @param run Runs once, at the next `pagehide`.
	 * @return Forgets it.
	 */
	add: ( run: () => void ) => () => void;
}

/**
 * @param page Where `pagehide` and `pageshow` happen.
 * @param back Runs when the page comes back from the back-forward cache.
 */
export function createLeaving(
	page: Environment[ 'page' ],
	back: () => void
): Leaving {
	const runs = new Set< () => void >();

	page.addEventListener( 'pagehide', () => {
		runs.forEach( ( run ) => run() );
		runs.clear();
	} );

	page.addEventListener( 'pageshow', ( event ) => {
		if ( 'persisted' in event && event.persisted ) {
			back();
		}
	} );

	return {
		add( run ) {
			runs.add( run );
			return () => runs.delete( run );
		},
	};
}
