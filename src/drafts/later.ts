/** The second script: whether it is needed before the form is touched, and how it comes. */

import { isRecord } from '../shape';
import type { CreateKeeper } from './host';
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

/**
 * By an element, as WordPress loads scripts: also from a server of the site's that allows no other way. The address comes
 * with the page, so that plugins which put scripts together do not break it.
 *
 * @param browser `window`.
 * @param address The script's.
 */
export async function fetchKeeper(
	browser: Browser,
	address: string
): Promise< CreateKeeper > {
	await new Promise( ( resolve, reject ) => {
		const script = browser.document.createElement( 'script' );
		Object.assign( script, {
			src: address,
			onload: resolve,
			onerror: reject,
		} );
		browser.document.head.append( script );
	} );
	const inkfast: unknown = Reflect.get( browser, 'inkfast' );
	const create = isRecord( inkfast ) && inkfast.keepDrafts;

	if ( ! isCreateKeeper( create ) ) {
		throw new Error( 'Another script came.' );
	}
	return create;
}

const isCreateKeeper = ( value: unknown ): value is CreateKeeper =>
	typeof value === 'function';
