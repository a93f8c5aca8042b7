/** All places where drafts lie, as one: the database, web storage for what there was no time for, and the tab's own. */

import { newestOfEach } from './choose';
import type { Shelf } from './shelf';
import { isStored, type Stored } from './types';

/** Where the text is, and why it is not on the device. */
export type Place = 'device' | 'refused' | 'full' | 'insecure' | 'no_key';

/** Whether a text is kept as well as any can be here. */
export const isLasting = ( place: Place | undefined ): boolean =>
	place !== 'full' && place !== 'refused';

export interface Shelves {
	readonly device: Shelf;
	/** `localStorage`: what was typed last, until the database has it. */
	readonly tail: Shelf;
	/** `sessionStorage`: for this tab alone. */
	readonly tab: Shelf;
}

export interface Store {
	/** Never fails: where the tab cannot keep it either, it is on the screen. */
	save: ( draft: Stored ) => Promise< Place >;
	saveNow: ( draft: Stored ) => void;
	remove: ( id: string ) => Promise< void >;
	/** The newest version of each. */
	all: () => Promise< Stored[] >;
}

/**
 * @param shelves  The places.
 * @param isSecure Whether anything can be sealed here.
 * @param note     Is told whether the device holds any draft.
 */
export function createStore(
	{ device, tail, tab }: Shelves,
	isSecure: boolean,
	note: ( holds: boolean ) => void
): Store {
	/** What was handed over last, by draft: a save that began before does not replace it. */
	const late = new Map< string, number >();

	const store: Store = {
		async save( draft ) {
			const place = await keep( draft );
			const isNewest = draft.seq > ( late.get( draft.id ) ?? 0 );
			await removeFrom(
				[
					...( isNewest ? [ tail ] : [] ),
					...( place === 'device' ? [ tab ] : [] ),
				],
				draft.id
			);
			return place;
		},

		saveNow( draft ) {
			late.set( draft.id, draft.seq );
			note( true );
			for ( const shelf of mayLie( draft )
				? [ tail, device ]
				: [ tab ] ) {
				quietly( () => shelf.putNow( draft ) );
			}
		},

		async remove( id ) {
			await removeFrom( [ device, tail, tab ], id );
			const left = await store.all();
			note( left.length > 0 );
		},

		all: async () =>
			newestOfEach(
				(
					await Promise.all(
						[ device, tail, tab ].map( ( shelf ) =>
							shelf.all().catch( () => [] )
						)
					)
				)
					.flat()
					.filter( isStored )
			),
	};

	async function keep( draft: Stored ): Promise< Place > {
		if ( ! mayLie( draft ) ) {
			await removeFrom( [ device ], draft.id );
			await tab.put( draft ).catch( () => {} );
			return isSecure ? 'no_key' : 'insecure';
		}

		try {
			await device.put( draft );
			note( true );
			return 'device';
		} catch ( problem ) {
			await tab.put( draft ).catch( () => {} );
			return isFull( problem ) ? 'full' : 'refused';
		}
	}

	return store;
}

/** Words of somebody who is signed in lie on the device sealed or not at all. */
const mayLie = ( { user, words }: Stored ): boolean =>
	user === 0 || typeof words !== 'string';

const isFull = ( problem: unknown ): boolean =>
	problem instanceof DOMException && problem.name === 'QuotaExceededError';

async function removeFrom(
	shelves: readonly Shelf[],
	id: string
): Promise< void > {
	await Promise.allSettled( shelves.map( ( shelf ) => shelf.remove( id ) ) );
}

/** What cannot be kept is still on the screen. */
function quietly( run: () => void ): void {
	try {
		run();
	} catch {}
}
