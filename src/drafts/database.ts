/** The shelf in IndexedDB. */

import { type DBSchema, type IDBPDatabase, openDB } from 'idb';
import type { Environment } from '../environment';
import type { Shelf } from './shelf';
import type { Stored } from './types';

interface Schema extends DBSchema {
	drafts: { key: string; value: Stored };
}

type Database = IDBPDatabase< Schema >;

const STORE = 'drafts';

/** Milliseconds after which a database that does not open counts as refused. */
const OPEN_LIMIT = 3000;

/**
 * @param name  The database's.
 * @param later Waits.
 */
export function createDatabase(
	name: string,
	later: Environment[ 'later' ]
): Shelf {
	let opening: Promise< Database > | undefined;
	/** Open already, for when there is no time to wait. */
	let ready: Database | undefined;

	const forget = () => {
		opening = undefined;
		ready = undefined;
	};

	const open = async (): Promise< Database > => {
		const database = openDB< Schema >( name, 1, {
			upgrade: ( made ) => {
				made.createObjectStore( STORE, { keyPath: 'id' } );
			},
			// Somebody deletes it: whoever holds on makes them wait.
			blocking: () => {
				ready?.close();
				forget();
			},
			terminated: forget,
		} );
		ready = await inTime( database, later );
		return ready;
	};

	const connect = (): Promise< Database > => {
		opening ??= open();
		opening.catch( forget );
		return opening;
	};

	/** A connection may have been closed in between, and is opened anew once. */
	const within = async < T >(
		work: ( database: Database ) => Promise< T >
	): Promise< T > => {
		try {
			return await work( await connect() );
		} catch ( problem ) {
			if ( ! isClosed( problem ) ) {
				throw problem;
			}
			forget();
			return work( await connect() );
		}
	};

	return {
		async put( draft ) {
			await within( ( database ) => database.put( STORE, draft ) );
		},

		putNow( draft ) {
			// A plain put would end with the page.
			const transaction = ready?.transaction( STORE, 'readwrite' );
			transaction?.store.put( draft ).catch( () => {} );
			transaction?.done.catch( () => {} );
			transaction?.commit();
		},

		remove: ( id ) =>
			within( ( database ) => database.delete( STORE, id ) ),

		all: () => within( ( database ) => database.getAll( STORE ) ),
	};
}

const isClosed = ( problem: unknown ): boolean =>
	problem instanceof DOMException && problem.name === 'InvalidStateError';

const inTime = < T >(
	promise: Promise< T >,
	later: Environment[ 'later' ]
): Promise< T > =>
	new Promise( ( resolve, reject ) => {
		const cancel = later(
			() => reject( new Error( 'The database does not open.' ) ),
			OPEN_LIMIT
		);
		promise.then( resolve, reject ).finally( cancel );
	} );
