import { webcrypto } from 'node:crypto';
import { newestOfEach } from '../../src/drafts/choose';
import { createSeal, noSeal } from '../../src/drafts/seal';
import { isStored, isWords, type Stored } from '../../src/drafts/types';
import type { OpenDraft } from '../../src/testing/model/ground';
import { kept } from '../support/drafts';
import type { Site } from '../support/site';
import type { Page } from '../support/test';

/**
 * All drafts on a device, opened with the keys that the site has for their writers.
 *
 * @param site The site.
 * @param page Any page of the site.
 * @param tabs The tabs, which have a storage of their own.
 */
export async function draftsOn(
	site: Site,
	page: Page,
	tabs: readonly Page[]
): Promise< OpenDraft[] > {
	const [ database, tail, ...own ] = await Promise.all( [
		kept( page ),
		inStorage( page, 'localStorage' ),
		...tabs.map( ( tab ) => inStorage( tab, 'sessionStorage' ) ),
	] );
	const all: unknown[] = [ ...database, ...tail, ...own.flat() ];
	const newest = newestOfEach( all.filter( isStored ) );

	return Promise.all( newest.map( ( draft ) => opened( site, draft ) ) );
}

/** What is there under our names. A page that is just going away or that never came has nothing. */
const inStorage = (
	page: Page,
	which: 'localStorage' | 'sessionStorage'
): Promise< unknown[] > =>
	page
		.evaluate(
			( name ) =>
				Object.entries( { ...window[ name ] } )
					.filter( ( [ key ] ) => /^inkfast:.*:words:/.test( key ) )
					.map( ( [ , value ] ): unknown => JSON.parse( value ) ),
			which
		)
		.catch( () => [] );

async function opened(
	site: Site,
	{ id, user, scope, words }: Stored
): Promise< OpenDraft > {
	// Where the site gave no key it lies open, in the tab alone.
	const isSealed = user > 0 && typeof words !== 'string';
	const seal = isSealed
		? await createSeal( webcrypto as Crypto, await keyOf( site, user ) )
		: noSeal;
	const read: unknown = JSON.parse( await seal.open( words ) );

	if ( ! isWords( read ) ) {
		throw new Error( `Draft ${ id } holds no words.` );
	}
	return { user, scope, text: read.text, inTab: user > 0 && ! isSealed };
}

/** They never change. */
const keys = new Map< number, string >();

async function keyOf( site: Site, user: number ): Promise< string > {
	if ( ! keys.has( user ) ) {
		const [ row ] = await site.sql< { meta_value: string } >(
			`SELECT meta_value FROM wp_usermeta WHERE meta_key = 'inkfast_draft_key' AND user_id = %d`,
			user
		);
		keys.set( user, row?.meta_value ?? '' );
	}
	return keys.get( user ) ?? '';
}
