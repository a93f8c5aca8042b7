/** A4: the nonce is never read from another origin, in a real browser, whatever a script there tries. */

import { test, expect, type Page } from '../support/test';

/** What a page of another origin learns of an answer. */
interface Learnt {
	readonly body: string;
	readonly nonce: string | null;
	readonly user: string | null;
}

interface Init {
	readonly method?: string;
	readonly headers?: Record< string, string >;
	readonly body?: string;
	readonly referrerPolicy?: ReferrerPolicy;
}

/** Asks with the site's cookies; the error's name where the browser shows nothing. */
const spy = (
	page: Page,
	address: string,
	init: Init = {}
): Promise< Learnt | string > =>
	page.evaluate(
		async ( [ url, options ] ) => {
			try {
				const answer = await fetch( url, {
					credentials: 'include',
					...options,
				} );
				return {
					body: await answer.text(),
					nonce: answer.headers.get( 'X-WP-Nonce' ),
					user: answer.headers.get( 'Inkfast-User' ),
				};
			} catch ( error ) {
				return error instanceof Error ? error.name : 'unknown';
			}
		},
		[ address, init ] as const
	);

/** A nonce is ten hexadecimal digits. */
const NONCE = /\b[0-9a-f]{10}\b/;

const ATTEMPTS: readonly [ string, string, Init ][] = [
	[ 'GET', '/wp-json/myplugin/v1/nonce', {} ],
	[ 'POST', '/wp-json/myplugin/v1/nonce', { method: 'POST' } ],
	[ 'HEAD', '/wp-json/myplugin/v1/nonce', { method: 'HEAD' } ],
	[ 'GET as POST', '/wp-json/myplugin/v1/nonce?_method=POST', {} ],
	[
		'POST as GET',
		'/wp-json/myplugin/v1/nonce?_method=GET',
		{ method: 'POST' },
	],
	[ 'an envelope', '/wp-json/myplugin/v1/nonce?_envelope=1', {} ],
	[ 'JSONP', '/wp-json/myplugin/v1/nonce?_jsonp=steal', {} ],
	[ 'plain permalinks', '/?rest_route=/myplugin/v1/nonce', {} ],
	[ 'other letters', '/wp-json/MyPlugin/V1/Nonce', {} ],
	[
		'no referrer',
		'/wp-json/myplugin/v1/nonce',
		{ method: 'POST', referrerPolicy: 'no-referrer' },
	],
	[ 'a refused nonce', '/wp-json/myplugin/v1/posts?_wpnonce=bad', {} ],
	[
		'a refused nonce in an envelope',
		'/wp-json/myplugin/v1/posts?_wpnonce=bad&_envelope=1',
		{},
	],
	[
		'a batch',
		'/wp-json/batch/v1',
		{
			method: 'POST',
			headers: { 'Content-Type': 'text/plain' },
			body: JSON.stringify( {
				requests: [
					{
						path: '/myplugin/v1/nonce',
						method: 'POST',
						headers: {
							Origin: 'SITE',
							'Sec-Fetch-Site': 'same-origin',
						},
					},
				],
			} ),
		},
	],
	[
		'a batch in the form of a form',
		'/wp-json/batch/v1',
		{
			method: 'POST',
			headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
			body: 'requests[0][path]=/myplugin/v1/nonce&requests[0][method]=POST&requests[0][headers][Sec-Fetch-Site]=same-origin',
		},
	],
];

test.beforeEach( async ( { page, people, site, watch } ) => {
	// The browser's own lines about what it keeps from the foreign page.
	watch.allow( /CORS policy|Failed to load resource/ );
	await people.enter( page, 'author' );
	await page.goto( site.sibling );
} );

for ( const [ name, path, init ] of ATTEMPTS ) {
	test( `A4: no nonce by ${ name }`, async ( { page, site, server } ) => {
		const body = init.body
			? { body: init.body.replace( 'SITE', site.url ) }
			: {};
		const learnt = await spy( page, site.url + path, { ...init, ...body } );

		// It came with the person's cookies, so it was worth stealing.
		const [ request ] = await server.all();
		expect( request?.headers.cookie ).toContain( 'wordpress_logged_in' );
		if ( typeof learnt !== 'string' ) {
			expect( learnt.nonce ).toBeNull();
			expect( learnt.user ).toBeNull();
			expect( learnt.body ).not.toMatch( NONCE );
		}
	} );
}

test( 'A4: a script element of another origin gets nothing by JSONP', async ( {
	page,
	site,
} ) => {
	const stolen = await page.evaluate( async ( url ) => {
		let loot: unknown = null;
		Reflect.set( window, 'steal', ( what: unknown ) => {
			loot = what;
		} );
		await new Promise( ( resolve ) => {
			const script = document.createElement( 'script' );
			script.src = `${ url }/wp-json/myplugin/v1/nonce?_jsonp=steal`;
			script.onload = script.onerror = resolve;
			document.head.append( script );
		} );
		return JSON.stringify( loot );
	}, site.url );

	expect( stolen ).not.toMatch( NONCE );
} );

test( 'A4: the same question from the site’s own page is answered', async ( {
	page,
	site,
} ) => {
	await page.goto( site.form );
	const learnt = await spy( page, `${ site.url }/wp-json/myplugin/v1/nonce`, {
		method: 'POST',
	} );

	expect( learnt ).toMatchObject( { nonce: expect.stringMatching( NONCE ) } );
} );
