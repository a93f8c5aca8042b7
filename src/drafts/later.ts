/** Whether drafts are looked for before the form is touched. */

import { namesOf } from './names';

type Browser = Window & typeof globalThis;

/**
 * Whether this device may hold a draft of this site. Where it cannot be known none can be read either.
 *
 * @param browser `window`.
 * @param root    Address of the REST API.
 */
export async function mayHoldDrafts(
	browser: Browser,
	root: string
): Promise< boolean > {
	const { words, none, drafts } = namesOf( root );

	try {
		const { localStorage, sessionStorage, indexedDB } = browser;

		// A browser that was killed may have lost what it last wrote to web storage, but not a database.
		return (
			Object.keys( sessionStorage ).some( ( key ) =>
				key.startsWith( words )
			) ||
			( ! localStorage.getItem( none ) &&
				( await indexedDB.databases() ).some(
					( { name } ) => name === drafts
				) )
		);
	} catch {
		return false;
	}
}
