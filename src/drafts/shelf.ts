/** One place where drafts lie. */

import { parseJson } from '../shape';
import type { Stored } from './types';

export interface Shelf {
	put: ( draft: Stored ) => Promise< void >;
	/** While the page goes away: what is not handed over at once is lost. */
	putNow: ( draft: Stored ) => void;
	remove: ( id: string ) => Promise< void >;
	/** Whatever lies there, ours or not. */
	all: () => Promise< unknown[] >;
}

/**
 * A shelf in web storage. Each call may throw: storage may be refused, full, or gone.
 *
 * @param storage `localStorage` or `sessionStorage`, asked for each time, since asking may be refused.
 * @param prefix  Of our keys.
 */
export function createWebShelf(
	storage: () => Storage,
	prefix: string
): Shelf {
	const putNow = ( draft: Stored ) =>
		storage().setItem( prefix + draft.id, JSON.stringify( draft ) );

	return {
		putNow,
		put: async ( draft ) => putNow( draft ),
		remove: async ( id ) => storage().removeItem( prefix + id ),
		all: async () =>
			Object.entries( { ...storage() } )
				.filter( ( [ key ] ) => key.startsWith( prefix ) )
				.map( ( [ , value ] ) => parseJson( String( value ) ) ),
	};
}
