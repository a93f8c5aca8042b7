import type { Page } from '@playwright/test';

/** A draft as it lies in the browser's database. */
export interface Kept {
	readonly id: string;
	readonly user: number;
	readonly seq: number;
	readonly words: unknown;
}

/**
 * The drafts in the database of a page's site, as they were found.
 *
 * @param page   Any page of the site.
 * @param change Puts something else in the place of each.
 */
export async function kept(
	page: Page,
	change?: ( draft: Kept ) => object
): Promise< Kept[] > {
	const found = await exchange( page, [] );
	if ( change ) {
		await exchange( page, found.map( change ) );
	}
	return found;
}

/** Reads what is there, then writes. A database that is not there is not made. */
const exchange = ( page: Page, drafts: object[] ): Promise< Kept[] > =>
	page.evaluate( async ( writing ) => {
		const known = await indexedDB.databases();
		const name = known.find( ( each ) =>
			each.name?.startsWith( 'inkfast:' )
		)?.name;
		if ( ! name ) {
			return [];
		}
		const done = < T >( request: IDBRequest< T > ) =>
			new Promise< T >( ( resolve, reject ) => {
				request.onsuccess = () => resolve( request.result );
				request.onerror = () => reject( request.error );
			} );
		const database = await done( indexedDB.open( name ) );
		const store = database
			.transaction( 'drafts', 'readwrite' )
			.objectStore( 'drafts' );
		const found = await done( store.getAll() );
		for ( const draft of writing ) {
			await done( store.put( draft ) );
		}
		database.close();
		return found;
	}, drafts );
