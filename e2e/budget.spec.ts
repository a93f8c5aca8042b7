/** The numbers of requests that are promised, counted at the server. */

import { callApi, protect, type Call } from './support/scripts';
import { DeviceClock } from './support/device-clock';
import { Form } from './support/form';
import { openTabs } from './support/tabs';
import { expect, type Page, test } from './support/test';
import { trail } from './support/traffic';

const TABS = 5;
const CALLS = 20;
const SENDS = TABS * CALLS;

const OURS = '/myplugin/v1/posts';
const CORE = '/wp/v2/posts';

test.beforeEach( ( { watch } ) =>
	watch.allow( /Failed to load resource.* 403 / )
);

/** What a refusal costs: our routes bring the cure with it, core's do not. */
const ROUTES = [
	{ path: OURS, renewals: 0 },
	{ path: CORE, renewals: 1 },
];

const calls = ( path: string, tab: number ): Call[] =>
	Array.from( { length: CALLS }, ( _, call ) => ( {
		path,
		method: 'POST',
		data: { title: `Tab ${ tab }, call ${ call }` },
	} ) );

test.describe( 'At once @long', () => {
	// One after the other: a hundred requests are enough for a small machine.
	test.describe.configure( { mode: 'default' } );

	for ( const { path, renewals } of ROUTES ) {
		test( `100 sends to ${ path } refused at once in 5 tabs cost ${ renewals } renewals and 200 requests, and each arrives once`, async ( {
			page,
			people,
			site,
			server,
		} ) => {
			test.setTimeout( 240_000 );
			const author = await people.enter( page, 'author' );
			const tabs = await openTabs( page, TABS, site.form );
			for ( const tab of tabs ) {
				await protect( tab );
			}
			await site.expireNonces();
			await server.forget();

			const results = await Promise.all(
				tabs.map( ( tab, number ) =>
					callApi( tab, calls( path, number ) )
				)
			);

			expect( results.flat().filter( ( { ok } ) => ! ok ) ).toEqual( [] );
			const sends = await server.settled( { route: path } );
			const count = ( wanted: number ) =>
				sends.filter( ( { status } ) => status === wanted ).length;
			expect( {
				renewals: ( await server.requests() ).length - sends.length,
				refused: count( 403 ),
				created: count( 201 ),
				sends: sends.length,
			} ).toEqual( {
				renewals,
				refused: SENDS,
				created: SENDS,
				sends: 2 * SENDS,
			} );
			const titles = ( await site.posts( author.id ) ).map(
				( { post_title: title } ) => title
			);
			expect( titles ).toHaveLength( SENDS );
			expect( new Set( titles ).size ).toBe( SENDS );
		} );
	}
} );

/** A second copy of our bundle on the page, as two plugins that ship it would bring. */
async function loadAgain( page: Page ) {
	const source = await page
		.locator( 'script[src*="build/index.js"]' )
		.getAttribute( 'src' );
	await page.addScriptTag( { url: `${ source }&again` } );
}

test.describe( 'A server that refuses for ever', () => {
	for ( const bundles of [ 1, 2 ] ) {
		for ( const parse of [ true, false ] ) {
			for ( const { path, renewals } of ROUTES ) {
				test( `${ path }, parse: ${ parse }, bundles: ${ bundles }: 2 sends, ${ renewals } renewals, then an error that says so`, async ( {
					page,
					people,
					site,
					server,
					faults,
				} ) => {
					const author = await people.enter( page, 'author' );
					await new Form( page ).open( site.form );
					if ( bundles === 2 ) {
						await loadAgain( page );
					}
					await protect( page );
					await site.expireNonces();
					await server.forget();
					await faults.add( {
						route: /posts$/,
						do: 'refuse_nonce',
						times: Infinity,
					} );

					const data = { title: 'Refused' };
					const results = await callApi( page, [
						{ path, method: 'POST', data, parse },
					] );

					expect( results ).toEqual( [
						{
							ok: false,
							code: 'inkfast_nonce_rejected',
							original: 'rest_cookie_invalid_nonce',
							message: expect.stringContaining( 'refuses' ),
						},
					] );
					const came = trail( await server.settled() );
					expect( came ).toEqual( [
						`POST ${ path } 403`,
						...Array( renewals ).fill(
							'POST /myplugin/v1/nonce 200'
						),
						`POST ${ path } 403`,
					] );
					expect( await site.posts( author.id ) ).toEqual( [] );
				} );
			}
		}
	}

	for ( const bundles of [ 1, 2 ] ) {
		test(
			`The form, bundles: ${ bundles }: 2 sends, then words for the site’s owner, and the text stays`,
			{ tag: bundles === 1 ? '@central' : [] },
			async ( { page, people, site, server, faults } ) => {
				const author = await people.enter( page, 'author' );
				const form = await new Form( page ).open( site.form );
				if ( bundles === 2 ) {
					await loadAgain( page );
				}
				await form.write( 'Refused' );
				await site.expireNonces();
				await server.forget();
				await faults.add( {
					route: /posts$/,
					do: 'refuse_nonce',
					times: Infinity,
				} );

				await form.send( 'refused' );

				await expect( form.outcome ).toContainText(
					'The site refuses what this page sends, although you are signed in.'
				);
				await expect( form.outcome ).toContainText(
					'inkfast_nonce_rejected'
				);
				await form.expectText( 'Refused' );
				expect( trail( await server.settled() ) ).toEqual( [
					`POST ${ OURS } 403`,
					`POST ${ OURS } 403`,
				] );

				await faults.clear();
				await form.send();
				expect( await site.posts( author.id ) ).toHaveLength( 1 );
			}
		);
	}

	// As where two servers of one site have different salts: each answer brings another nonce, and none is good.
	for ( const bundles of [ 1, 2 ] ) {
		for ( const { path, renewals } of ROUTES ) {
			test( `${ path }, bundles: ${ bundles }, and gives a new nonce each time: 2 sends, ${ renewals } renewals`, async ( {
				page,
				people,
				site,
				server,
			} ) => {
				const author = await people.enter( page, 'author' );
				await new Form( page ).open( site.form );
				if ( bundles === 2 ) {
					await loadAgain( page );
				}
				await protect( page );
				await page.route( /\/posts\b/, async ( route ) => {
					await site.expireNonces();
					await route.continue();
				} );
				await server.forget();

				const data = { title: 'Refused' };
				expect(
					await callApi( page, [ { path, method: 'POST', data } ] )
				).toMatchObject( [ { code: 'inkfast_nonce_rejected' } ] );

				const came = await server.settled();
				expect( trail( came ) ).toEqual( [
					`POST ${ path } 403`,
					...Array( renewals ).fill( 'POST /myplugin/v1/nonce 200' ),
					`POST ${ path } 403`,
				] );
				expect( came.at( -1 )?.nonce ).not.toBe( came[ 0 ]?.nonce );
				expect( await site.posts( author.id ) ).toEqual( [] );
			} );
		}
	}

	test( 'A nonce that was fresh and is refused is not sent twice: the same would come back', async ( {
		page,
		people,
		site,
		server,
		faults,
	} ) => {
		await people.enter( page, 'author' );
		await new Form( page ).open( site.form );
		await protect( page );
		await faults.add( {
			route: /posts$/,
			do: 'refuse_nonce',
			times: Infinity,
		} );
		await server.forget();
		const results = await callApi( page, [
			{ path: OURS, method: 'POST', data: { title: 'Refused' } },
			{ path: CORE, method: 'POST', data: { title: 'Refused' } },
		] );
		expect( results.map( ( { code } ) => code ) ).toEqual( [
			'inkfast_nonce_rejected',
			'inkfast_nonce_rejected',
		] );
		const came = trail( await server.settled() );
		expect( came.filter( ( each ) => each.includes( OURS ) ) ).toHaveLength(
			1
		);
		expect( came.length ).toBeLessThanOrEqual( 3 );
	} );
} );

test( 'Two bundles on an old page without locks make one renewal, not one each', async ( {
	page,
	people,
	site,
	server,
} ) => {
	await site.set( { theme: 'inkfast-classic' } );
	const author = await people.add( 'author' );
	await people.signIn( page, author, { at: site.insecure } );
	const clock = new DeviceClock( page );
	await clock.start();
	await new Form( page ).open( `${ site.insecure }/write/` );
	await loadAgain( page );
	await clock.jump( 25 );
	await server.forget();
	expect(
		await callApi( page, [
			{ path: OURS, method: 'POST', data: { title: 'Old' } },
		] )
	).toMatchObject( [ { ok: true } ] );
	expect( trail( await server.settled() ) ).toEqual( [
		'POST /myplugin/v1/nonce 200',
		`POST ${ OURS } 201`,
	] );
} );

test.describe( 'A renewal that fails', () => {
	for ( const { harm, code } of [
		{ harm: 'cut', code: 'inkfast_no_answer' },
		{ harm: 'error500', code: 'inkfast_nonce_rejected' },
		{ harm: 'empty200', code: 'inkfast_nonce_rejected' },
		{ harm: 'captive', code: 'inkfast_nonce_rejected' },
	] as const ) {
		test( `is not tried again for the same send (${ harm })`, async ( {
			page,
			people,
			site,
			server,
			faults,
		} ) => {
			const author = await people.enter( page, 'author' );
			await new Form( page ).open( site.form );
			await protect( page );
			await site.expireNonces();
			await server.forget();
			await faults.add( { route: /nonce$/, do: harm, times: Infinity } );

			const results = await callApi( page, [
				{ path: CORE, method: 'POST', data: { title: 'Refused' } },
			] );

			expect( results ).toMatchObject( [
				{ code, original: 'rest_cookie_invalid_nonce' },
			] );
			const came = await server.settled();
			expect( came.map( ( { route } ) => route ) ).toEqual( [
				CORE,
				'/myplugin/v1/nonce',
			] );

			await faults.clear();
			expect(
				await callApi( page, [
					{ path: CORE, method: 'POST', data: { title: 'Later' } },
				] )
			).toMatchObject( [ { ok: true } ] );
			expect( await site.posts( author.id ) ).toHaveLength( 1 );
		} );
	}

	test( 'does not stop the form, whose refusals bring their own cure', async ( {
		page,
		people,
		site,
		server,
		cache,
		faults,
	} ) => {
		const author = await people.enter( page, 'author' );
		await cache.keep( site.form, { as: page.context(), past: true } );
		await faults.add( { route: /nonce$/, do: 'cut', times: Infinity } );
		const form = await new Form( page ).open( site.form );
		await form.text.pressSequentially( 'Typed with a renewal that fails.' );
		await form.title.fill( 'No nonce route' );
		expect( trail( await server.settled() ) ).toEqual( [
			'POST /myplugin/v1/nonce null',
		] );
		await form.send();
		expect( trail( await server.settled() ) ).toEqual( [
			'POST /myplugin/v1/nonce null',
			'POST /myplugin/v1/nonce null',
			`POST ${ OURS } 403`,
			`POST ${ OURS } 201`,
		] );
		expect( await site.posts( author.id ) ).toHaveLength( 1 );
	} );
} );
