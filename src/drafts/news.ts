/** What tabs tell one another about drafts. */

import type { Channel } from '../environment';
import { isInteger, isRecord, isString } from '../shape';

export interface News {
	/** The draft with this id is wanted in another tab. */
	give: ( id: string ) => void;
	/** All drafts of this person were removed. */
	removed: ( user: number ) => void;
}

/**
 * @param channel None where the browser has none: then tabs keep to themselves.
 * @param hear    What to do when another tab tells the same.
 * @return Tells the other tabs.
 */
export function createNews( channel: Channel | undefined, hear: News ): News {
	channel?.addEventListener( 'message', ( { data } ) => {
		if ( ! isRecord( data ) ) {
			return;
		}
		if ( isString( data.give ) ) {
			hear.give( data.give );
		}
		if ( isInteger( data.removed ) ) {
			hear.removed( data.removed );
		}
	} );

	return {
		give: ( give ) => channel?.postMessage( { give } ),
		removed: ( removed ) => channel?.postMessage( { removed } ),
	};
}
