import { expect, test, type Page } from './support/test';

/** What a script on the page sees of a request to the site. */
interface Seen {
	readonly status: number;
	readonly url: string;
	readonly redirected: boolean;
	readonly body: string;
}

interface Init {
	readonly method?: string;
	readonly headers?: Readonly< Record< string, string > >;
	readonly body?: string;
	readonly credentials?: 'include';
}

async function ask(
	page: Page,
	path: string,
	init: Init = {}
): Promise< Seen | string > {
	return page.evaluate(
		async ( [ address, options ] ) => {
			try {
				const answer = await fetch( address, {
					...options,
					signal: AbortSignal.timeout( 3000 ),
				} );
				return {
					status: answer.status,
					url: answer.url,
					redirected: answer.redirected,
					body: await answer.text(),
				};
			} catch ( error ) {
				return error instanceof Error ? error.name : 'unknown';
			}
		},
		[ path, init ] as const
	);
}

const POST = {
	method: 'POST',
	headers: { 'Content-Type': 'application/json', Accept: 'application/json' },
	body: '{"title":"A title"}',
};

test.describe( 'A test fails by itself', () => {
	test( 'on a console error', async ( { page } ) => {
		test.fail();
		await page.goto( '/' );
		await page.evaluate( () => window.console.error( 'Oh no' ) );
	} );

	test( 'on a console warning', async ( { page } ) => {
		test.fail();
		await page.goto( '/' );
		await page.evaluate( () => window.console.warn( 'Hm' ) );
	} );

	test( 'on an error that nobody caught', async ( { page } ) => {
		test.fail();
		await page.goto( '/' );
		await page.evaluate( () => {
			setTimeout( () => {
				throw new Error( 'Oh no' );
			} );
			return new Promise( ( resolve ) => setTimeout( resolve, 50 ) );
		} );
	} );

	test( 'on a request to another server', async ( { page } ) => {
		test.fail();
		await page.goto( '/' );
		await ask( page, 'http://127.0.0.1:1/' );
	} );

	test( 'on a notice of PHP', async ( { page, site } ) => {
		test.fail();
		await site.set( { filters: { the_content: [ 'no string' ] } } );
		await page.goto( site.form );
	} );

	test( 'in a second browser too', async ( { openBrowser } ) => {
		test.fail();
		const other = await openBrowser();
		await other.goto( '/' );
		await other.evaluate( () => window.console.error( 'Oh no' ) );
	} );

	test( 'but not on what it declared', async ( { page, watch } ) => {
		watch.allow( /Console error: Oh no/ );
		await page.goto( '/' );
		await page.evaluate( () => window.console.error( 'Oh no' ) );
	} );
} );

test.describe( 'People', () => {
	test( 'are signed in fast, and out, and are no visitors', async ( {
		page,
		people,
		server,
	} ) => {
		const author = await people.enter( page, 'author' );
		await page.goto( '/wp-admin/profile.php' );
		await expect( page.locator( '#user_login' ) ).toHaveValue(
			author.login
		);
		await people.signOut( page );
		await page.goto( '/wp-admin/profile.php' );
		await expect( page ).toHaveURL( /wp-login\.php/ );
		await page.goto( '/' );
		await server.forget();
		await ask( page, '/wp-json/wp/v2/types' );
		expect( await server.requests() ).toMatchObject( [ { user: 0 } ] );
	} );

	test( 'whose sessions ended keep dead cookies', async ( {
		page,
		people,
	} ) => {
		const author = await people.enter( page, 'author' );
		await people.endSessions( author );
		await page.goto( '/wp-admin/profile.php' );
		await expect( page ).toHaveURL( /wp-login\.php/ );
	} );

	test( 'lose a right at once', async ( { page, people, watch } ) => {
		watch.allow( /status of 403/ );
		const author = await people.enter( page, 'author' );
		await people.change( author, { role: 'subscriber' } );
		const answer = await page.goto( '/wp-admin/post-new.php' );
		expect( answer?.status() ).toBe( 403 );
	} );
} );

test.describe( 'The server', () => {
	test( 'counts requests, and whom they ran as', async ( {
		page,
		people,
		server,
		watch,
	} ) => {
		watch.allow( /status of 401/ );
		const author = await people.enter( page, 'author' );
		await page.goto( '/' );
		const nonce = await page.evaluate( async () =>
			(
				await fetch( '/wp-admin/admin-ajax.php?action=rest-nonce' )
			).text()
		);
		await server.forget();
		await ask( page, '/wp-json/wp/v2/posts', {
			...POST,
			headers: { ...POST.headers, 'X-WP-Nonce': nonce },
		} );
		await ask( page, '/wp-json/wp/v2/posts', POST );
		const requests = await server.settled( { route: '/wp/v2/posts' } );
		expect( requests ).toMatchObject( [
			{ status: 201, user: author.id, nonce },
			{ status: 401, user: 0, nonce: '' },
		] );
	} );

	test( 'tells pretty and plain addresses of a route alike', async ( {
		page,
		server,
	} ) => {
		await page.goto( '/' );
		await ask( page, '/wp-json/wp/v2/types' );
		await ask( page, '/?rest_route=/wp/v2/types' );
		expect(
			await server.requests( { route: '/wp/v2/types' } )
		).toHaveLength( 2 );
	} );
} );

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
				await ask( page, ROUTE, { headers: POST.headers } )
			).toMatchObject( {
				status,
				body: expect.stringMatching( body ),
			} );
			expect( await ask( page, ROUTE ) ).toMatchObject( {
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
			await ask( page, ROUTE, { headers: POST.headers } )
		).toMatchObject( {
			status: 500,
			body: expect.stringContaining( 'internal_server_error' ),
		} );
	} );

	test( 'refuse_nonce is core’s own refusal, as often as asked', async ( {
		page,
		people,
		faults,
	} ) => {
		await people.enter( page, 'author' );
		await page.goto( '/' );
		const nonce = await page.evaluate( async () =>
			(
				await fetch( '/wp-admin/admin-ajax.php?action=rest-nonce' )
			).text()
		);
		await faults.add( { route: /types$/, do: 'refuse_nonce', times: 2 } );
		const headers = { 'X-WP-Nonce': nonce };
		for ( const status of [ 403, 403, 200 ] ) {
			const seen = await ask( page, ROUTE, { headers } );
			expect( seen ).toMatchObject( { status } );
		}
	} );

	test( 'login_wall and redirect lead elsewhere', async ( {
		page,
		faults,
	} ) => {
		await page.goto( '/' );
		await faults.add( { route: /types$/, do: 'login_wall' } );
		expect( await ask( page, ROUTE ) ).toMatchObject( {
			redirected: true,
			url: expect.stringContaining( '/wp-login.php' ),
		} );
		await faults.add( { route: /types$/, do: 'redirect', to: '/write/' } );
		expect( await ask( page, ROUTE ) ).toMatchObject( {
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
		expect( await ask( page, ROUTE ) ).toBe( 'TypeError' );
		await faults.add( { route: /types$/, do: 'answer_lost' } );
		expect( await ask( page, ROUTE ) ).toBe( 'TypeError' );
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
		const hanging = ask( page, `${ ROUTE }?hangs` );
		const begun = Date.now();
		expect( await ask( page, ROUTE ) ).toMatchObject( { status: 200 } );
		expect( Date.now() - begun ).toBeGreaterThan( 1000 );
		expect( await hanging ).toBe( 'TimeoutError' );
	} );
} );

test.describe( 'Time', () => {
	test( 'a nonce is refused after expireNonces, each time anew', async ( {
		page,
		people,
		site,
		watch,
	} ) => {
		watch.allow( /status of 403/ );
		await people.enter( page, 'author' );
		await page.goto( '/' );
		for ( const round of [ 1, 2 ] ) {
			const nonce = await page.evaluate( async () =>
				(
					await fetch( '/wp-admin/admin-ajax.php?action=rest-nonce' )
				).text()
			);
			const headers = { 'X-WP-Nonce': nonce };
			const path = `/wp-json/wp/v2/types?round=${ round }`;
			expect( await ask( page, path, { headers } ) ).toMatchObject( {
				status: 200,
			} );
			await site.expireNonces();
			expect( await ask( page, path, { headers } ) ).toMatchObject( {
				status: 403,
				body: expect.stringContaining( 'rest_cookie_invalid_nonce' ),
			} );
		}
	} );

	test( 'a page from the past brings nonces of the past', async ( {
		page,
		people,
		cache,
		site,
		watch,
	} ) => {
		watch.allow( /status of 403/ );
		await people.enter( page, 'administrator' );
		const address = `${ site.url }/wp-admin/options-general.php`;
		const now = await cache.take( address, { as: page.context() } );
		const then = await cache.take( address, {
			as: page.context(),
			past: true,
		} );
		const nonceIn = ( html: string ) =>
			/createNonceMiddleware\(\s*"([0-9a-f]{10})"/.exec( html )?.[ 1 ] ??
			/name="_wpnonce" value="([0-9a-f]{10})"/.exec( html )?.[ 1 ];
		expect( nonceIn( now.body ) ).toMatch( /^[0-9a-f]{10}$/ );
		expect( nonceIn( then.body ) ).toMatch( /^[0-9a-f]{10}$/ );
		expect( nonceIn( then.body ) ).not.toBe( nonceIn( now.body ) );
		// The clock that the page itself shows: the date and time formats' examples.
		expect( dayShown( now.body ) - dayShown( then.body ) ).toBe(
			cache.daysAgo * 86_400_000
		);
	} );

	test( 'a page made for one is given to another', async ( {
		page,
		people,
		cache,
		site,
	} ) => {
		const saved = await cache.keep( site.form );
		await people.enter( page, 'author' );
		await page.goto( site.form );
		await expect( page.locator( '#wpadminbar' ) ).toHaveCount( 0 );
		expect( await page.content() ).toContain( '<title>Write' );
		expect( saved.status ).toBe( 200 );
		await cache.purge();
		await page.goto( site.form );
		await expect( page.locator( '#wpadminbar' ) ).toHaveCount( 1 );
	} );
} );

test.describe( 'Origins', () => {
	test( 'the sibling is another origin that gets the site’s cookies sent', async ( {
		page,
		people,
		site,
		server,
	} ) => {
		await people.enter( page, 'author' );
		await page.goto( site.sibling );
		expect( await page.evaluate( () => window.origin ) ).not.toBe(
			site.url
		);
		await ask( page, `${ site.url }/wp-json/wp/v2/types`, {
			credentials: 'include',
		} );
		const [ request ] = await server.requests();
		expect( request?.headers.origin ).toBe( site.sibling );
		expect( request?.headers.cookie ).toContain( 'wordpress_logged_in' );
	} );

	test( 'the insecure name is the same site without a secure context', async ( {
		page,
		people,
		site,
	} ) => {
		const author = await people.add( 'author' );
		await people.signIn( page, author, { at: site.insecure } );
		await page.goto( `${ site.insecure }/wp-admin/profile.php` );
		await expect( page.locator( '#user_login' ) ).toHaveValue(
			author.login
		);
		expect( await page.evaluate( () => window.isSecureContext ) ).toBe(
			false
		);
	} );
} );

test.describe( 'Switches', () => {
	test( 'typography off shows text as it was written', async ( {
		page,
		site,
	} ) => {
		const text = 'He said "Wordpress" -- :-) and it\'s 2x4...';
		const own = await site.page( `<p>${ text }</p>` );
		await page.goto( own.url );
		await expect( page.getByText( 'He said' ) ).not.toHaveText( text );
		await site.set( { typography: false } );
		await page.goto( own.url );
		await expect( page.getByText( 'He said' ) ).toHaveText( text );
	} );

	test( 'another theme', async ( { page, site } ) => {
		await page.goto( site.form );
		await expect( page.locator( '.wp-site-blocks' ) ).toHaveCount( 1 );
		await site.set( { theme: 'inkfast-classic' } );
		await page.goto( site.form );
		await expect( page.locator( '.wp-site-blocks' ) ).toHaveCount( 0 );
		await expect( page.locator( 'main article h1' ) ).toHaveText( 'Write' );
	} );
} );

/** The day that the general settings show as an example of a date's format, Y-m-d. */
function dayShown( html: string ): number {
	return Date.parse( />(\d{4}-\d\d-\d\d)</.exec( html )?.[ 1 ] ?? '' );
}
