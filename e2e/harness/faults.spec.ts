import { browserFetch, restNonce } from '../support/browser-fetch';
import { mortalServer } from '../support/mortal-server';
import { expect, test } from '../support/test';

const POST = {
	method: 'POST',
	headers: { 'Content-Type': 'application/json', Accept: 'application/json' },
	body: '{"title":"A title"}',
};

test.describe( 'Faults', () => {
	const ROUTE = '/wp-json/wp/v2/types';

	const answers = [
		{ do: 'html403', status: 403, body: /Access denied/ },
		{ do: 'page503', status: 503, body: /server is busy/ },
		{ do: 'maintenance', status: 503, body: /"wp_die".*scheduled mainten/ },
		{ do: 'error500', status: 500, body: /<h1>Internal/ },
		{ do: 'captive', status: 200, body: /Hotel Wi-Fi/ },
		{ do: 'empty200', status: 200, body: /^$/ },
	] as const;
	for ( const { do: kind, status, body } of answers ) {
		test( `${ kind } once, then all is well`, async ( {
			page,
			faults,
		} ) => {
			await page.goto( '/' );
			await faults.add( { route: /types$/, do: kind } );
			expect(
				await browserFetch( page, ROUTE, { headers: POST.headers } )
			).toMatchObject( {
				status,
				body: expect.stringMatching( body ),
			} );
			expect( await browserFetch( page, ROUTE ) ).toMatchObject( {
				status: 200,
				body: expect.stringMatching( /^\{"post"/ ),
			} );
		} );
	}

	test( 'fatal is core’s own answer, and PHP’s error is declared', async ( {
		page,
		faults,
		watch,
	} ) => {
		watch.allow( /The test asked for a fatal error/ );
		await page.goto( '/' );
		await faults.add( { route: /types$/, do: 'fatal' } );
		expect(
			await browserFetch( page, ROUTE, { headers: POST.headers } )
		).toMatchObject( {
			status: 500,
			body: expect.stringContaining( 'internal_server_error' ),
		} );
	} );

	test( 'kill ends PHP when the post is there and its category is not', async ( {
		page,
		people,
		site,
		faults,
	} ) => {
		const author = await people.enter( page, 'author' );
		await page.goto( '/' );
		const headers = {
			...POST.headers,
			'X-WP-Nonce': await restNonce( page ),
		};
		const { port, stop } = await mortalServer();
		await faults.add( { route: /v2\/posts$/, do: 'kill', port } );
		expect(
			await browserFetch( page, '/wp-json/wp/v2/posts', {
				...POST,
				headers,
				body: '{"title":"Half","status":"publish"}',
			} )
		).toMatchObject( { status: 502 } );
		await stop();
		expect(
			await site.sql(
				'SELECT post_status FROM wp_posts LEFT JOIN wp_term_relationships ON object_id = ID WHERE post_author = %d AND object_id IS NULL',
				author.id
			)
		).toEqual( [ { post_status: 'publish' } ] );
	} );

	test( 'refuse_nonce is core’s own refusal, as often as asked', async ( {
		page,
		people,
		faults,
	} ) => {
		await people.enter( page, 'author' );
		await page.goto( '/' );
		const nonce = await restNonce( page );
		await faults.add( { route: /types$/, do: 'refuse_nonce', times: 2 } );
		const headers = { 'X-WP-Nonce': nonce };
		for ( const status of [ 403, 403, 200 ] ) {
			const seen = await browserFetch( page, ROUTE, { headers } );
			expect( seen ).toMatchObject( { status } );
		}
	} );

	test( 'login_wall and redirect lead elsewhere', async ( {
		page,
		faults,
	} ) => {
		await page.goto( '/' );
		await faults.add( { route: /types$/, do: 'login_wall' } );
		expect( await browserFetch( page, ROUTE ) ).toMatchObject( {
			redirected: true,
			url: expect.stringContaining( '/wp-login.php' ),
		} );
		await faults.add( { route: /types$/, do: 'redirect', to: '/write/' } );
		expect( await browserFetch( page, ROUTE ) ).toMatchObject( {
			redirected: true,
			url: expect.stringContaining( '/write/' ),
		} );
	} );

	test( 'cut leaves WordPress in peace; answer_lost does not', async ( {
		page,
		faults,
		server,
	} ) => {
		await page.goto( '/' );
		await faults.add( { route: /types$/, do: 'cut' } );
		expect( await browserFetch( page, ROUTE ) ).toBe( 'TypeError' );
		await faults.add( { route: /types$/, do: 'answer_lost' } );
		expect( await browserFetch( page, ROUTE ) ).toBe( 'TypeError' );
		expect( await server.settled() ).toMatchObject( [
			{ fault: 'cut', reached: false, status: null },
			{ fault: 'answer_lost', reached: true, status: null },
		] );
	} );

	test( 'hang never answers, slow late, and neither stops others', async ( {
		page,
		faults,
	} ) => {
		await page.goto( '/' );
		await faults.add( { route: /types$/, do: 'hang' } );
		await faults.add( { route: /types$/, do: 'slow', seconds: 1 } );
		// Of two equal GETs a browser sends the second when the first is answered.
		const hanging = browserFetch( page, `${ ROUTE }?hangs` );
		const begun = Date.now();
		expect( await browserFetch( page, ROUTE ) ).toMatchObject( {
			status: 200,
		} );
		expect( Date.now() - begun ).toBeGreaterThan( 1000 );
		expect( await hanging ).toBe( 'TimeoutError' );
	} );
} );
