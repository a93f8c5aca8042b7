/** The documented examples, run as they stand in docs/. */

import { readdirSync } from 'node:fs';
import path from 'node:path';
import { root } from '../bin/lib/paths.mjs';
import { installApp } from './docs/app';
import { example, examples } from './docs/examples';
import { expect, type Page, test as base } from './support/test';

const test = base.extend< {
	/** Opens a page with the PHP of docs/recipes.md and a script, for whoever is signed in; its nonce is good. */
	openApp: ( script: string ) => Promise< void >;
} >( {
	openApp: async ( { page, testId }, use ) => {
		let remove = async () => {};
		await use( async ( script ) => {
			remove = await installApp(
				testId,
				example( 'recipes.md', 'php', 'PHP for all of them' ),
				script
			);
			await page.goto( '/' );
		} );
		await remove();
	},
} );

const recipe = ( heading: string ) => example( 'recipes.md', 'js', heading );
const hook = ( heading: string ) => example( 'hooks.md', 'js', heading );

const AXIOS = path.join( root, 'node_modules/axios/dist/axios.min.js' );

/** A call of each recipe, giving whatever its script gives. */
const RECIPES = [
	{
		name: 'fetch',
		script: () => recipe( 'fetch' ),
		call: `publish( 'From a recipe', 'Text' )`,
		asks: 1,
	},
	{
		name: 'fetch, with the nonce from the refusal',
		script: () => recipe( 'fetch, with the nonce from the refusal' ),
		call: `send( 'myplugin/v1/posts', {
			method: 'POST',
			headers: { 'Content-Type': 'application/json' },
			body: JSON.stringify( { title: 'From a recipe', content: 'Text', status: 'publish' } ),
		} ).then( ( response ) => response.ok || Promise.reject( new Error( response.status ) ) )`,
		asks: 0,
	},
	{
		name: 'jQuery.ajax',
		script: () => recipe( 'fetch' ) + recipe( 'jQuery.ajax' ),
		library: 'wordpress',
		call: `sendWithJQuery( 'myplugin/v1/posts', {
			method: 'POST',
			data: { title: 'From a recipe', content: 'Text', status: 'publish' },
		} )`,
		asks: 1,
	},
	{
		name: 'axios',
		script: () => recipe( 'fetch' ) + recipe( 'axios' ),
		library: 'axios',
		call: `api.post( 'myplugin/v1/posts', { title: 'From a recipe', content: 'Text', status: 'publish' } )`,
		asks: 1,
	},
] as const;

test.describe( 'Every example of JavaScript is run here', () => {
	const run = {
		'hooks.md': [
			'Event inkfast:sending',
			'Event inkfast:sent',
			'Event inkfast:refused',
			'Function inkfast.protect()',
		],
		'recipes.md': [
			...RECIPES.map( ( { name } ) => name ),
			'Application Passwords',
		],
		'client.md': [ 'Errors' ],
		'messages.md': [ 'inkfast_nonce_rejected' ],
		'rest.md': [],
		'using.md': [],
		'how-it-works.md': [],
		'exactly-once.md': [],
		'measured.md': [],
		'side-by-side.md': [],
		'../README.md': [ 'The client, in three lines' ],
	};
	test( 'and no page is forgotten', () => {
		const pages = readdirSync( path.join( root, 'docs' ) ).filter(
			( name ) => name.endsWith( '.md' )
		);
		expect( Object.keys( run ) ).toEqual( expect.arrayContaining( pages ) );
	} );
	for ( const [ page, headings ] of Object.entries( run ) ) {
		test( page, () => {
			expect( [ ...examples( page, 'js' ).keys() ] ).toEqual( headings );
		} );
	}
} );

for ( const { name, call, asks, ...rest } of RECIPES ) {
	test.describe( `The recipe ${ name }`, () => {
		test.beforeEach( ( { watch } ) => {
			watch.allow( /Failed to load resource.* 40[13] / );
		} );

		/** The recipe's script, after the library that it uses. */
		const start = async (
			page: Page,
			openApp: ( script: string ) => Promise< void >
		) => {
			// Libraries come first, as a dependency would.
			await openApp( '' );
			if ( 'library' in rest ) {
				await page.addScriptTag(
					rest.library === 'axios'
						? { path: AXIOS }
						: { url: '/wp-includes/js/jquery/jquery.min.js' }
				);
			}
			await page.addScriptTag( { content: rest.script() } );
		};

		test( `sends once while the nonce is good, and publishes once with an expired one, asking ${ asks } time(s) for another`, async ( {
			page,
			people,
			site,
			server,
			openApp,
		} ) => {
			const author = await people.enter( page, 'author' );
			await start( page, openApp );
			await server.forget();
			await page.evaluate( call );
			expect( await server.settled() ).toMatchObject( [
				{ status: 201 },
			] );
			await site.expireNonces();
			await server.forget();

			await page.evaluate( call );

			const requests = await server.settled();
			expect(
				requests.map( ( { route, status } ) => [ route, status ] )
			).toEqual( [
				[ '/myplugin/v1/posts', 403 ],
				...Array( asks ).fill( [ '/myplugin/v1/nonce', 200 ] ),
				[ '/myplugin/v1/posts', 201 ],
			] );
			const post = {
				post_title: 'From a recipe',
				post_status: 'publish',
			};
			expect( await site.posts( author.id ) ).toMatchObject( [
				post,
				post,
			] );
		} );

		test( 'gives up after one repetition', async ( {
			page,
			people,
			faults,
			site,
			server,
			openApp,
		} ) => {
			const author = await people.enter( page, 'author' );
			await start( page, openApp );
			await faults.add( {
				route: /posts$/,
				do: 'refuse_nonce',
				times: Infinity,
			} );
			await server.forget();

			await expect( page.evaluate( call ) ).rejects.toThrow();

			const route = '/myplugin/v1/posts';
			expect( await server.settled( { route } ) ).toHaveLength( 2 );
			expect( ( await server.settled() ).length ).toBe( 2 + asks );
			expect( await site.posts( author.id ) ).toHaveLength( 0 );
		} );

		test( 'posts nothing as somebody else who has signed in', async ( {
			page,
			people,
			site,
			openApp,
		} ) => {
			const author = await people.enter( page, 'author' );
			await start( page, openApp );
			const other = await people.enter( page, 'editor' );

			await expect( page.evaluate( call ) ).rejects.toThrow();

			expect( await site.posts( author.id ) ).toHaveLength( 0 );
			expect( await site.posts( other.id ) ).toHaveLength( 0 );
		} );

		test( 'takes a missing right for what it is', async ( {
			page,
			people,
			server,
			openApp,
		} ) => {
			await people.enter( page, 'subscriber' );
			await start( page, openApp );
			await server.forget();

			await expect( page.evaluate( call ) ).rejects.toThrow();

			expect( await server.settled() ).toMatchObject( [
				{ status: 403 },
			] );
		} );
	} );
}

test( 'The recipe fetch asks once for ten calls that fail together', async ( {
	page,
	people,
	site,
	server,
	watch,
	openApp,
} ) => {
	watch.allow( /Failed to load resource.* 403 / );
	const author = await people.enter( page, 'author' );
	await openApp( recipe( 'fetch' ) );
	await site.expireNonces();
	await server.forget();

	await page.evaluate(
		`Promise.all( Array.from( { length: 10 }, ( _, n ) => publish( 'Number ' + n, 'Text' ) ) )`
	);

	const route = '/myplugin/v1/nonce';
	expect( await server.settled( { route } ) ).toHaveLength( 1 );
	expect( await site.posts( author.id ) ).toHaveLength( 10 );
} );

test( 'The recipe with Application Passwords publishes from elsewhere', async ( {
	page,
	people,
	site,
} ) => {
	const author = await people.enter( page, 'author' );
	await page.goto( '/wp-admin/profile.php' );
	const password = await page.evaluate< string >(
		`wp.apiFetch( { path: '/wp/v2/users/me/application-passwords', method: 'POST', data: { name: 'Elsewhere' } } )
			.then( ( { password } ) => password )`
	);
	const publish = new Function(
		`${ recipe( 'Application Passwords' ) } return publishFromElsewhere;`
	)();

	const post = await publish( site.url, author.login, password, {
		title: 'From elsewhere',
		content: 'Text',
		status: 'publish',
	} );

	expect( post.status ).toBe( 'publish' );
	expect( await site.posts( author.id ) ).toMatchObject( [
		{ post_title: 'From elsewhere' },
	] );
	await expect(
		publish( site.url, author.login, 'wrong', { title: 'No' } )
	).rejects.toThrow();
} );

test.describe( 'The events of docs/hooks.md', () => {
	const write = async ( page: Page ) => {
		await page.getByLabel( 'Title' ).fill( 'An event' );
		await page.getByLabel( 'Text' ).fill( 'Some words' );
		await page.getByRole( 'button', { name: 'Publish' } ).click();
	};

	test( 'inkfast:sending marks the form', async ( {
		page,
		people,
		site,
	} ) => {
		await people.enter( page, 'author' );
		await page.goto( site.form );
		await page.addScriptTag( { content: hook( 'Event inkfast:sending' ) } );

		await write( page );

		await expect( page.locator( '.inkfast.my-is-sending' ) ).toHaveCount(
			1
		);
	} );

	test( 'inkfast:sent links to the post', async ( {
		page,
		people,
		site,
	} ) => {
		await people.enter( page, 'author' );
		await page.goto( site.form );
		await page.addScriptTag( { content: hook( 'Event inkfast:sent' ) } );

		await write( page );

		const line = page.locator( 'body > p' ).first();
		await expect( line ).toHaveText( 'Online: An event' );
		await line.getByRole( 'link' ).click();
		await expect( page.getByText( 'Some words' ) ).toBeVisible();
	} );

	test( 'inkfast:refused tells the cause', async ( {
		page,
		people,
		site,
		faults,
	} ) => {
		await people.enter( page, 'author' );
		await page.goto( site.form );
		await page.addScriptTag( { content: hook( 'Event inkfast:refused' ) } );
		await faults.add( { route: /posts$/, do: 'html403' } );

		await write( page );

		await expect
			.poll( () => page.evaluate( 'window.dataLayer' ) )
			.toEqual( [ { event: 'post_refused', cause: 'blocked' } ] );
	} );
} );

test( 'inkfast.protect() repairs a call of another script', async ( {
	page,
	people,
	site,
	server,
	watch,
} ) => {
	watch.allow( /Failed to load resource.* 403 / );
	const author = await people.enter( page, 'author' );
	await page.goto( site.form );
	await site.expireNonces();
	await server.forget();

	await page.addScriptTag( {
		content: hook( 'Function inkfast.protect()' ),
	} );

	await expect( page ).toHaveTitle( 'Saved: From my own script' );
	expect(
		( await server.settled() ).map( ( { route, status } ) => [
			route,
			status,
		] )
	).toEqual( [
		[ '/wp/v2/posts', 403 ],
		[ '/myplugin/v1/nonce', 200 ],
		[ '/wp/v2/posts', 201 ],
	] );
	expect( await site.posts( author.id ) ).toHaveLength( 1 );
} );

test( 'The three lines of the README save a post with an expired nonce', async ( {
	page,
	people,
	site,
	watch,
} ) => {
	watch.allow( /Failed to load resource.* 403 / );
	const author = await people.enter( page, 'author' );
	await page.goto( site.form );
	await site.expireNonces();
	const printed = page.waitForEvent( 'console', {
		predicate: ( message ) => message.type() === 'log',
	} );

	await page.addScriptTag( {
		content: example( '../README.md', 'js', 'The client, in three lines' ),
	} );

	const id = ( await printed ).text();
	expect( await site.posts( author.id ) ).toMatchObject( [ { ID: id } ] );
} );

test( 'The example of docs/client.md tells why a call failed', async ( {
	page,
	people,
	site,
	watch,
} ) => {
	watch.allow( /Failed to load resource.* 40[13] / );
	await people.enter( page, 'author' );
	await page.goto( site.form );
	await people.signOut( page );
	const told = page.waitForEvent( 'dialog' );

	await page.addScriptTag( {
		content: example( 'client.md', 'js', 'Errors' ),
	} );

	const dialog = await told;
	expect( dialog.message() ).toBe(
		'Please sign in in another tab, then try again.'
	);
	await dialog.dismiss();
} );

test( 'The check of docs/messages.md finds a healthy site healthy', async ( {
	page,
	people,
	site,
} ) => {
	const author = await people.enter( page, 'author' );
	await page.goto( site.form );
	const printed = page.waitForEvent( 'console' );

	await page.addScriptTag( {
		content: example( 'messages.md', 'js', 'inkfast_nonce_rejected' ),
	} );

	expect( ( await printed ).text() ).toBe( `user ${ author.id }: 200` );
} );
