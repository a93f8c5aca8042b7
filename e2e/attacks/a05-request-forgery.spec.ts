/** A5: a page of another origin makes nobody write, with their cookies and all. */

import { expect, test, type Page } from '../support/test';

/** Sends a form from the page that is open, as a hidden one would by itself. */
const submit = (
	page: Page,
	action: string,
	enctype: string,
	fields: Readonly< Record< string, string > >
) =>
	Promise.all( [
		page.waitForURL( ( url ) =>
			url.href.startsWith( new URL( action ).origin )
		),
		page.evaluate(
			( [ to, type, values ] ) => {
				const form = document.createElement( 'form' );
				form.method = 'post';
				form.action = to;
				form.enctype = type;
				for ( const [ name, value ] of Object.entries( values ) ) {
					const input = document.createElement( 'input' );
					Object.assign( input, { type: 'hidden', name, value } );
					form.append( input );
				}
				document.body.append( form );
				form.submit();
			},
			[ action, enctype, fields ] as const
		),
	] );

const FORMS: readonly [
	string,
	string,
	string,
	Readonly< Record< string, string > >,
][] = [
	[
		'a form',
		'/wp-json/myplugin/v1/posts',
		'application/x-www-form-urlencoded',
		{ title: 'Forged', status: 'publish' },
	],
	[
		'a form with a made-up nonce',
		'/wp-json/myplugin/v1/posts',
		'application/x-www-form-urlencoded',
		{ title: 'Forged', _wpnonce: '0123456789' },
	],
	[
		'a form in parts',
		'/wp-json/myplugin/v1/posts',
		'multipart/form-data',
		{ title: 'Forged' },
	],
	[
		'plain text that is JSON',
		'/wp-json/myplugin/v1/posts',
		'text/plain',
		{ '{"title":"Forged","status":"publish","_x":"': '"}' },
	],
	[
		'an overridden method',
		'/wp-json/myplugin/v1/posts/1?_method=DELETE',
		'application/x-www-form-urlencoded',
		{},
	],
	[
		'a batch',
		'/wp-json/batch/v1',
		'application/x-www-form-urlencoded',
		{
			'requests[0][path]': '/myplugin/v1/posts',
			'requests[0][body][title]': 'Forged',
		},
	],
];

test.beforeEach( async ( { watch } ) =>
	watch.allow( /CORS policy|Failed to load resource/ )
);

for ( const [ name, path, enctype, fields ] of FORMS ) {
	test( `A5: nothing is written by ${ name } from another origin`, async ( {
		page,
		people,
		site,
		server,
	} ) => {
		const author = await people.enter( page, 'administrator' );
		await page.goto( site.sibling );

		await submit( page, site.url + path, enctype, fields );

		const [ request ] = await server.requests();
		expect( request?.headers.cookie ).toContain( 'wordpress_logged_in' );
		// As nobody, or refused before anything ran.
		expect( request?.user === 0 || request?.status === 403 ).toBe( true );
		expect( await site.posts( author.id ) ).toHaveLength( 0 );
	} );
}

test( 'A5: nothing is written by scripts of another origin', async ( {
	page,
	people,
	site,
} ) => {
	const author = await people.enter( page, 'administrator' );
	await page.goto( site.sibling );

	await page.evaluate( async ( url ) => {
		const body = JSON.stringify( { title: 'Forged', status: 'publish' } );
		const posts = `${ url }/wp-json/myplugin/v1/posts`;
		const tries: RequestInit[] = [
			{ method: 'POST', mode: 'no-cors', body },
			{
				method: 'POST',
				headers: { 'Content-Type': 'application/json' },
				body,
			},
			{
				method: 'POST',
				headers: {
					'X-WP-Nonce': 'x',
					'Content-Type': 'application/json',
				},
				body,
			},
			{
				method: 'POST',
				headers: { 'X-HTTP-Method-Override': 'POST' },
				body: new URLSearchParams( { title: 'Forged' } ),
			},
		];
		for ( const each of tries ) {
			await fetch( posts, { credentials: 'include', ...each } ).catch(
				() => null
			);
		}
		await fetch( `${ posts }?_method=POST&title=Forged`, {
			credentials: 'include',
			mode: 'no-cors',
		} ).catch( () => null );
	}, site.url );

	expect( await site.posts( author.id ) ).toHaveLength( 0 );
} );

test( 'A5: the nonces of somebody else and of an ended session are refused', async ( {
	page,
	people,
	site,
	openBrowser,
} ) => {
	const victim = await people.enter( page, 'author' );
	const thief = await openBrowser();
	await people.enter( thief, 'subscriber' );
	await thief.goto( site.form );
	const mint = ( from: Page ) =>
		from.evaluate(
			async () =>
				(
					await (
						await fetch( '/wp-json/myplugin/v1/nonce', {
							method: 'POST',
						} )
					).json()
				).nonce
		);
	const foreign: string = await mint( thief );
	await page.goto( site.form );
	const old: string = await mint( page );
	const post = ( nonce: string ) =>
		page.evaluate(
			async ( value ) =>
				(
					await fetch( '/wp-json/myplugin/v1/posts', {
						method: 'POST',
						headers: { 'X-WP-Nonce': value },
						body: new URLSearchParams( { title: 'Forged' } ),
					} )
				).status,
			nonce
		);

	expect( await post( foreign ) ).toBe( 403 );
	await people.endSessions( victim );
	await people.signIn( page, victim );
	expect( await post( old ) ).toBe( 403 );
	expect( await site.posts( victim.id ) ).toHaveLength( 0 );
	expect( await post( await mint( page ) ) ).toBe( 201 );
} );
