import { randomUUID } from 'node:crypto';
import { test as base, type BrowserContext, type Page } from '@playwright/test';
import { Cache } from './cache';
import { Control } from './control';
import { facts } from './facts';
import { Faults } from './faults';
import { People } from './people';
import { complaints } from './php-log';
import { Server } from './server';
import { Site } from './site';
import { Watch } from './watch';

interface Fixtures {
	/** The site and its database. */
	site: Site;
	/** People to be. */
	people: People;
	/** What came to the server. */
	server: Server;
	/** Harm to come. */
	faults: Faults;
	/** A full-page cache, and a server in the past. */
	cache: Cache;
	/** Sees what a person does not, and fails the test for it. */
	watch: Watch;
	/** Opens a page in a browser of its own: somebody else, signed in nowhere. */
	openBrowser: () => Promise< Page >;
	/** Makes a context one of this test's: its requests are counted and harmed with it. */
	adopt: ( context: BrowserContext ) => Promise< void >;
	control: Control;
	testId: string;
}

export const test = base.extend< Fixtures >( {
	testId: async ( {}, use ) => use( `t-${ randomUUID() }` ),

	control: async ( { testId }, use ) => use( new Control( testId ) ),

	watch: [
		async ( { control }, use ) => {
			const watch = new Watch();
			await use( watch );
			( await complaints( control ) ).forEach( ( line ) =>
				watch.add( line )
			);
			if ( facts().kind === 'native' ) {
				await control.delete( 'test' );
			}
			const problems = watch.problems();
			if ( problems.length > 0 ) {
				throw new Error(
					`Not declared by the test:\n${ problems.join( '\n' ) }`
				);
			}
		},
		{ auto: true },
	],

	adopt: async ( { testId, watch }, use ) =>
		use( async ( context ) => {
			const given = facts();
			const homes =
				given.kind === 'native'
					? [ given.url, given.insecure ]
					: [ given.url ];
			await context.addCookies(
				homes.map( ( url ) => ( {
					url,
					name: 'e2e_test',
					value: testId,
				} ) )
			);
			watch.attach( context );
		} ),

	context: async ( { context, adopt }, use ) => {
		await adopt( context );
		await use( context );
	},

	openBrowser: async ( { browser, adopt, baseURL }, use ) => {
		const contexts: BrowserContext[] = [];
		await use( async () => {
			const context = await browser.newContext(
				baseURL ? { baseURL } : {}
			);
			contexts.push( context );
			await adopt( context );
			return context.newPage();
		} );
		await Promise.all( contexts.map( ( context ) => context.close() ) );
	},

	site: async ( { control }, use ) => use( new Site( control ) ),

	people: async ( {}, use ) => use( new People() ),
	server: async ( { control }, use ) => use( new Server( control ) ),
	faults: async ( { control, watch }, use ) =>
		use( new Faults( control, watch ) ),
	cache: async ( { control }, use ) => use( new Cache( control ) ),
} );

export { expect } from '@playwright/test';
export type { Page, Locator, BrowserContext } from '@playwright/test';
export type { Person, Role } from './people';
export type { PostRow } from './site';
