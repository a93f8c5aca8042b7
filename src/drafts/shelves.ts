/** The places of one browser where drafts lie, and what this tab is called there. */

import { newKey } from '../delivery/key';
import { createDatabase } from './database';
import type { Host } from './host';
import type { Names } from './names';
import { createWebShelf } from './shelf';
import { createStore, type Store } from './store';

/**
 * @param host  The browser.
 * @param names What things are called.
 */
export const openStore = (
	{ browser, env }: Pick< Host, 'browser' | 'env' >,
	names: Names
): Store =>
	createStore(
		{
			device: createDatabase( names.drafts, env.later ),
			tail: createWebShelf( () => browser.localStorage, names.words ),
			tab: createWebShelf( () => browser.sessionStorage, names.words ),
		},
		!! browser.crypto.subtle,
		( holds ) => note( browser, names.none, holds )
	);

/** For the first script of the next page, which asks before it fetches the second one. */
function note( browser: Window, name: string, holds: boolean ): void {
	try {
		if ( holds ) {
			browser.localStorage.removeItem( name );
		} else {
			browser.localStorage.setItem( name, '1' );
		}
	} catch {}
}

/**
 * The tab's id, the same after a reload. Where web storage is refused every page is a tab of its own.
 *
 * @param browser  `window`.
 * @param name     Its name in web storage.
 * @param isMarked Whether to see to it that a tab which was duplicated is another one. Where there are locks these keep the two apart.
 */
export function tabOf(
	browser: Pick< Window, 'sessionStorage' | 'crypto' | 'addEventListener' >,
	name: string,
	isMarked = false
): string {
	const fresh = newKey( browser.crypto );
	const mark = `${ name }:open`;

	try {
		const { sessionStorage } = browser;
		const isCopy = isMarked && sessionStorage.getItem( mark ) !== null;
		const known = isCopy ? null : sessionStorage.getItem( name );
		sessionStorage.setItem( name, known ?? fresh );

		if ( isMarked ) {
			const open = () => sessionStorage.setItem( mark, '1' );
			open();
			browser.addEventListener( 'pageshow', open );
			browser.addEventListener( 'pagehide', () =>
				sessionStorage.removeItem( mark )
			);
		}
		return known ?? fresh;
	} catch {
		return fresh;
	}
}
