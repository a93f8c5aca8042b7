/** A model of the site and of the browser; the scripts in it are the real ones. */

import './realm';
import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { newestOfEach } from '../../../drafts/choose';
import { createSeal, noSeal } from '../../../drafts/seal';
import { isStored, isWords, type Stored } from '../../../drafts/types';
import { parseJson } from '../../../shape';
import { createClock, settle } from '../../clock';
import { createServer } from '../../server';
import { createBrowser } from '../../tab';
import type { Name } from '../deeds';
import type { Ground, OpenDraft } from '../ground';
import { createCrypto, createStorage, keyOf } from './device';
import type { Device } from './page';
import { createSite, type Plant } from './site';
import { createTab, type ModelTab } from './tab';

const NOON = Date.UTC( 2026, 10, 21, 12 );

const IDS: Readonly< Record< Name, number > > = { ada: 7, bo: 8 };

/** Milliseconds after which all that was typed is saved. */
const MOMENT = 400;

/** How long the database takes, in turns. */
const TURNS = 4;

/**
 * @param plant A fault of the client's; nothing in a true run.
 */
export function createGround( plant?: Plant ): Ground {
	globalThis.indexedDB = new IDBFactory();
	document.body.replaceChildren();
	const clock = createClock( NOON );
	const server = createServer( clock );
	const site = createSite( server, plant );
	const device: Device = {
		...createBrowser( clock, { ...server, fetch: site.fetch } ),
		localStorage: createStorage(),
	};
	const tabs = new Set< ModelTab >();
	let here = IDS.ada;

	const quiet = async () => {
		for ( let turn = 0; turn < TURNS; turn++ ) {
			await settle();
		}
		await clock.advance( MOMENT );
		for ( let turn = 0; turn < TURNS; turn++ ) {
			await settle();
		}
	};
	const enter = ( id: number ) => {
		here = id;
		server.signIn( id );
	};
	const signIn = async ( name: Name ) => enter( IDS[ name ] );

	return {
		ids: IDS,

		async tab() {
			const tab = createTab( {
				device,
				here: () => here,
				signIn,
				isReached: site.isReached,
				// Bo is an editor, and may change whatever there is.
				post: ( id ) => {
					const row = site.rows.get( id );
					return row && [ row.author, IDS.bo ].includes( here )
						? row.post
						: undefined;
				},
				quiet,
			} );
			tabs.add( tab );
			return tab;
		},

		async become( weather ) {
			site.become( weather );
			device.isOnline = weather !== 'offline';
			if ( device.isOnline ) {
				tabs.forEach( ( tab ) => tab.hear( 'online' ) );
			}
			await quiet();
		},
		kill: async ( statement ) => site.kill( statement ),
		spare: async () => site.kill(),
		signIn,
		signOut: async () => enter( 0 ),
		async endSessions( name ) {
			if ( here === IDS[ name ] ) {
				enter( 0 );
			}
		},
		expireNonces: async () => server.expireNonces(),
		async wait() {
			site.wait();
			tabs.forEach( ( tab ) => tab.hear( 'online' ) );
			await quiet();
		},

		async drafts() {
			const lie = [
				...( await inDatabase() ),
				...inStorage( device.localStorage ),
				...[ ...tabs ].flatMap( ( { storage } ) =>
					inStorage( storage )
				),
			];
			return Promise.all(
				newestOfEach( lie.filter( isStored ) ).map( opened )
			);
		},
		posts: async () => site.posts(),
		tries: async () => site.tries,
	};
}

const done = < T >( request: IDBRequest< T > ): Promise< T > =>
	new Promise( ( resolve, reject ) => {
		request.onsuccess = () => resolve( request.result );
		request.onerror = () => reject( request.error );
	} );

async function inDatabase(): Promise< unknown[] > {
	const [ known ] = await indexedDB.databases();

	if ( ! known?.name ) {
		return [];
	}
	const database = await done( indexedDB.open( known.name ) );
	const found: unknown[] = await done(
		database.transaction( 'drafts' ).objectStore( 'drafts' ).getAll()
	);
	database.close();
	return found;
}

const inStorage = ( storage: Storage ): unknown[] =>
	Object.entries( { ...storage } )
		.filter( ( [ key ] ) => key.includes( ':words:' ) )
		.map( ( [ , value ] ) => parseJson( String( value ) ) );

async function opened( draft: Stored ): Promise< OpenDraft > {
	const seal = draft.user
		? await createSeal(
				createCrypto( () => true ),
				keyOf( draft.user )
			)
		: noSeal;
	const words: unknown = parseJson( await seal.open( draft.words ) );

	if ( ! isWords( words ) ) {
		throw new Error( `Draft ${ draft.id } holds no words.` );
	}
	return {
		user: draft.user,
		scope: draft.scope,
		text: words.text,
		// Words of somebody who is signed in lie on the device sealed or not at all.
		inTab: draft.user > 0 && typeof draft.words === 'string',
	};
}
