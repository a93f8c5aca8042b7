/** What tabs tell one another about drafts. */

import type { Channel } from '../environment';
import { isInteger, isRecord, isString } from '../shape';

export interface News {
	/** The draft with this id is wanted in another tab. */
	give: ( id: string ) => void;
	/** All drafts of this person were removed. */
	removed: ( user: number ) => void;
}

/** Milliseconds after which whoever asked for a draft may have given up. */
const FRESH = 1500;

/**
 * @param channel None where the browser has none: then tabs keep to themselves.
 * @param now     The device's clock.
 * @param hear    What to do when another tab tells the same.
 * @return Tells the other tabs.
 */
export function createNews(
	channel: Channel | undefined,
	now: () => number,
	hear: News
): News {
	channel?.addEventListener( 'message', ( { data } ) => {
		if ( ! isRecord( data ) ) {
			return;
		}
		// A page that was busy, or asleep, hears it late.
		if (
			isString( data.give ) &&
			isInteger( data.at ) &&
			now() - data.at < FRESH
		) {
			hear.give( data.give );
		}
		if ( isInteger( data.removed ) ) {
			hear.removed( data.removed );
		}
	} );

	return {
		give: ( give ) => channel?.postMessage( { give, at: now() } ),
		removed: ( removed ) => channel?.postMessage( { removed } ),
	};
}
