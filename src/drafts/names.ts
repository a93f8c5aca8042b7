/** What drafts are called on a device. The REST root is in all of it: two sites on one origin have nothing to do with one another. */

export interface Names {
	/** Of the database and of the channel, and before the names of locks. */
	readonly drafts: string;
	/** In web storage, before a draft's id. */
	readonly words: string;
	/** In `localStorage`: this device is known to hold no draft. */
	readonly none: string;
}

/**
 * @param root Address of the REST API.
 */
export const namesOf = ( root: string ): Names => ( {
	drafts: `inkfast:${ root }:drafts`,
	words: `inkfast:${ root }:words:`,
	none: `inkfast:${ root }:none`,
} );
