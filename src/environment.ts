/** What the client core needs of a browser, handed in so that tests need none. */

import type { ApiFetch } from '@wordpress/api-fetch';

/** A BroadcastChannel, as far as it is used. */
export interface Channel {
	postMessage( message: unknown ): void;
	onmessage: ( ( event: MessageEvent ) => void ) | null;
}

/** A global of core's that classic scripts read their nonce from. */
export interface NonceHolder {
	nonce: string;
}

export interface Environment {
	readonly apiFetch: ApiFetch;
	readonly fetch: typeof fetch;
	/** Absent on plain http. */
	readonly locks?: Pick< LockManager, 'request' | 'query' > | undefined;
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
