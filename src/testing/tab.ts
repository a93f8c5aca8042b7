/** A tab: core's real api-fetch, set up as WordPress sets it up, and our client on it. */

import type { ApiFetch } from '@wordpress/api-fetch';
import type { Client } from '../client';
import type { Config } from '../config';
import type { Environment } from '../environment';
import { createAir, type Air } from './channel';
import type { Clock } from './clock';
import { createLocks, type FakeLocks } from './locks';
import { person, type Server } from './server';

/** What the tabs of one browser have in common. */
export interface Browser {
	readonly clock: Clock;
	readonly server: Server;
	readonly locks: FakeLocks;
	readonly air: Air;
	isOnline: boolean;
}

export interface Tab {
	readonly apiFetch: ApiFetch;
	readonly client: Client;
	readonly config: Config;
	readonly env: Environment;
	/** The page goes into the back-forward cache or away. */
	hide: () => void;
	/** It comes back from there. */
	restore: () => void;
	/** Another bundle asks for the client, on the same api-fetch. */
	again: () => Client;
	/** `wpApiSettings`. */
	readonly settings: { nonce: string };
}

export interface TabOptions {
	/** To whom the page belongs. */
	readonly user?: number;
	/** Seconds since the page was made; a cache kept it. */
	readonly age?: number;
	readonly nonce?: string;
	readonly protect?: boolean;
	readonly namespace?: string;
	/** Plain http has none. */
	readonly hasLocks?: boolean;
	/** Sets up api-fetch before the client does, as other scripts might. */
	readonly before?: ( ( apiFetch: ApiFetch ) => void ) | undefined;
}

export function createBrowser( clock: Clock, server: Server ): Browser {
	globalThis.fetch = server.fetch;
	Object.defineProperty( globalThis, 'navigator', {
		configurable: true,
		value: { onLine: true },
	} );

	return {
		clock,
		server,
		locks: createLocks(),
		air: createAir(),
		isOnline: true,
	};
}

/** A copy of its own, as every tab and every bundle has. */
function load< T extends object >( name: string ): T {
	let loaded: T[] = [];

	jest.isolateModules( () => {
		loaded = [ jest.requireActual< T >( name ) ];
	} );

	const [ copy ] = loaded;
	if ( ! copy ) {
		throw new Error( `${ name } did not load.` );
	}
	return copy;
}

export function openTab( browser: Browser, options: TabOptions = {} ): Tab {
	const { clock, server, locks, air } = browser;
	const { default: apiFetch } = load< { default: ApiFetch } >(
		'@wordpress/api-fetch'
	);
	const page = new EventTarget();
	const nonce = options.nonce ?? server.mint();
	const now = server.now() - ( options.age ?? 0 );
	const settings = { nonce };
	const config: Config = {
		root: server.root,
		namespace: options.namespace ?? 'myplugin/v1',
		protect: options.protect ?? false,
		login: 'https://site.test/wp-login.php?interim-login=1',
		session: {
			nonce,
			now,
			expires: now + server.life,
			user: person( options.user ?? 7 ),
			actions: {},
		},
		later: 'https://site.test/later.js',
		draftKey: '',
	};
	const env: Environment = {
		apiFetch,
		fetch: server.fetch,
		locks: options.hasLocks === false ? undefined : locks,
		channel: air.open,
		now: clock.now,
		later: clock.later,
		isOnline: () => browser.isOnline,
		page,
		base: 'https://site.test/write/',
		settings: () => settings,
	};

	// As wp-includes/script-loader.php prints it.
	apiFetch.use( apiFetch.createRootURLMiddleware( server.root ) );
	apiFetch.nonceMiddleware = apiFetch.createNonceMiddleware( nonce );
	apiFetch.use( apiFetch.nonceMiddleware );
	apiFetch.use( apiFetch.mediaUploadMiddleware );
	apiFetch.nonceEndpoint =
		'https://site.test/wp-admin/admin-ajax.php?action=rest-nonce';
	options.before?.( apiFetch );

	const again = () =>
		load< typeof import( '../client' ) >( '../client' ).createClient(
			config,
			env
		);

	return {
		apiFetch,
		config,
		env,
		settings,
		client: again(),
		again,
		hide: () => {
			page.dispatchEvent( new Event( 'pagehide' ) );
		},
		restore: () => {
			page.dispatchEvent(
				Object.assign( new Event( 'pageshow' ), { persisted: true } )
			);
		},
	};
}
