/** The second script: it comes when it is needed, once. */

import type { CreateKeeper } from './drafts/host';
import type { Words } from './form/words';
import { type Guard, isRecord } from './shape';
import type { OpenSignIn } from './sign-in/types';

/** What it brings. */
export interface Later {
	readonly createKeeper: CreateKeeper;
	readonly signIn: OpenSignIn;
	readonly words: Words;
}

export interface Loader {
	/** Each call gives the same; after a failure the next call tries again. */
	readonly load: () => Promise< Later >;
	/** What is there already. */
	readonly now: () => Later | undefined;
}

/**
 * Fetches it by an element, as WordPress loads scripts: also from a server of the site's that allows no other way. The address comes
 * with the page, so that plugins which put scripts together do not break it.
 *
 * @param browser `window`.
 * @param address The script's.
 */
export function createLoader(
	browser: Window & typeof globalThis,
	address: string
): Loader {
	let coming: Promise< Later > | undefined;
	let there: Later | undefined;

	const fetched = async () => {
		try {
			there = await load( browser, address );
			return there;
		} catch ( fault ) {
			coming = undefined;
			throw fault;
		}
	};

	return {
		load: () => ( coming ??= fetched() ),
		now: () => there,
	};
}

async function load(
	browser: Window & typeof globalThis,
	address: string
): Promise< Later > {
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
	const later = isRecord( inkfast ) && inkfast.later;

	if ( ! isLater( later ) ) {
		throw new Error( 'Another script came.' );
	}
	return later;
}

const isLater: Guard< Later > = ( value ): value is Later =>
	isRecord( value ) &&
	typeof value.createKeeper === 'function' &&
	typeof value.signIn === 'function' &&
	isRecord( value.words );
