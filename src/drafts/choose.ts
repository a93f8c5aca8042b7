/** Which draft comes back when a form opens. Pure. */

import type { Stored } from './types';

/** Milliseconds after which a draft goes. */
const LIFE = 30 * 24 * 3_600_000;

export interface Choice< T > {
	/** May come back, the first one first. */
	readonly orphans: readonly T[];
	/** The writer has to ask for them. */
	readonly offers: readonly T[];
	/** Open in another tab. */
	readonly elsewhere: readonly T[];
}

/**
 * Whether a draft has lain too long. A clock that was set back makes none old.
 *
 * @param draft Any.
 * @param now   The device's clock, milliseconds.
 */
export const isOld = ( { savedAt }: Stored, now: number ): boolean =>
	now - savedAt > LIFE;

/**
 * Of the same draft's versions, in the database and in web storage, the newest.
 *
 * @param versions Of any drafts.
 */
export function newestOfEach( versions: readonly Stored[] ): Stored[] {
	const newest = new Map< string, Stored >();

	for ( const version of versions ) {
		const known = newest.get( version.id );

		if ( ! known || version.seq > known.seq ) {
			newest.set( version.id, version );
		}
	}

	return [ ...newest.values() ];
}

/**
 * Whether a draft may be shown. A visitor's goes with the person who signs in in the same tab, and with nobody else.
 *
 * @param draft Any.
 * @param user  Id of whoever is here.
 * @param tab   This tab.
 */
export const isFor = (
	draft: Pick< Stored, 'user' | 'tab' >,
	user: number,
	tab: string
): boolean => draft.user === user || ( draft.user === 0 && draft.tab === tab );

/**
 * This tab's own comes before the newest of those that no tab has open: it is what stood here before a reload. Where it
 * cannot be known what other tabs have open, theirs are only offered.
 *
 * @param drafts One form's, one person's.
 * @param live   Ids of those that are open in a tab; undefined where there are no locks.
 * @param tab    This tab.
 */
export function choose< T extends Pick< Stored, 'id' | 'tab' | 'savedAt' > >(
	drafts: readonly T[],
	live: ReadonlySet< string > | undefined,
	tab: string
): Choice< T > {
	const isOwn = ( draft: T ) => draft.tab === tab;
	const sorted = [ ...drafts ].sort(
		( a, b ) =>
			Number( isOwn( b ) ) - Number( isOwn( a ) ) || b.savedAt - a.savedAt
	);

	return live
		? {
				orphans: sorted.filter( ( { id } ) => ! live.has( id ) ),
				offers: [],
				elsewhere: sorted.filter( ( { id } ) => live.has( id ) ),
			}
		: {
				orphans: sorted.filter( isOwn ),
				offers: sorted.filter( ( draft ) => ! isOwn( draft ) ),
				elsewhere: [],
			};
}
