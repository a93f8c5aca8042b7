/** What the tests of drafts stand on. */

import type { Shelf } from '../shelf';
import type { Stored } from '../types';

export const stored = ( fields: Partial< Stored > = {} ): Stored => ( {
	id: 'a-draft-0123456789',
	scope: 'signed',
	user: 0,
	tab: 'here',
	seq: 1,
	savedAt: 1000,
	words: '{"text":{}}',
	...fields,
} );

/** A place in memory, which refuses what it is told to. */
export function fakeShelf() {
	const drafts = new Map< string, Stored >();
	const shelf = {
		drafts,
		problem: undefined as unknown,
		putNow( draft: Stored ) {
			if ( shelf.problem ) {
				throw shelf.problem;
			}
			drafts.set( draft.id, draft );
		},
		put: async ( draft: Stored ) => shelf.putNow( draft ),
		remove: async ( id: string ) => {
			drafts.delete( id );
		},
		all: async () => [ ...drafts.values() ],
	};

	return shelf satisfies Shelf;
}
