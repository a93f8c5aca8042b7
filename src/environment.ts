/** What the client core needs of a browser, handed in so that tests need none. */

import type { ApiFetch } from '@wordpress/api-fetch';

/** A BroadcastChannel, as far as it is used. */
export interface Channel {
	postMessage: ( message: unknown ) => void;
	addEventListener: (
		type: 'message',
		listener: ( event: { readonly data: unknown } ) => void
	) => void;
}

/** `navigator.locks`, as far as it is used. */
export interface Locks {
	request: (
		name: string,
		options: {
			readonly mode?: 'shared' | 'exclusive';
			readonly signal?: AbortSignal;
			/** Now or not at all: then `run` gets null. */
			readonly ifAvailable?: boolean;
		},
		run: ( lock: unknown ) => Promise< unknown >
	) => Promise< unknown >;
	query: () => Promise< {
		readonly held?: readonly { readonly name?: string }[];
	} >;
}

export interface Environment {
	readonly apiFetch: ApiFetch;
	readonly fetch: typeof fetch;
	/** Absent on plain http. */
	readonly locks?: Locks | undefined;
	readonly channel?: ( ( name: string ) => Channel ) | undefined;
	/** The device's clock, milliseconds. */
	readonly now: () => number;
	/**
	 * @param run   What to do.
	 * @param delay Milliseconds.
	 * @return Cancels it.
	 */
	readonly later: ( run: () => void, delay: number ) => () => void;
	readonly isOnline: () => boolean;
	/** Where `pagehide` and `pageshow` happen. */
	readonly page: Pick< EventTarget, 'addEventListener' >;
	/** The page's address, for relative ones. */
	readonly base: string;
	/** `wpApiSettings`, where the page has it. */
	readonly settings?: ( () => unknown ) | undefined;
}

/**
 * @param browser  `window`.
 * @param apiFetch `wp.apiFetch`.
 */
export function browserEnvironment(
	browser: Window & typeof globalThis,
	apiFetch: ApiFetch
): Environment {
	return {
		apiFetch,
		// Whatever fetch the page has when it is called.
		fetch: ( input, init ) => browser.fetch( input, init ),
		locks:
			'locks' in browser.navigator ? browser.navigator.locks : undefined,
		channel:
			'BroadcastChannel' in browser
				? ( name ) => new browser.BroadcastChannel( name )
				: undefined,
		now: () => Date.now(),
		later( run, delay ) {
			const timer = browser.setTimeout( run, delay );

			return () => browser.clearTimeout( timer );
		},
		isOnline: () => browser.navigator.onLine,
		page: browser,
		base: browser.location.href,
		settings: () => Reflect.get( browser, 'wpApiSettings' ),
	};
}
