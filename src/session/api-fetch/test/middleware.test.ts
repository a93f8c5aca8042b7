/* @jest-environment node */
/** The numbers of the design, with core's real api-fetch against a server that counts. */

import { createClock, settle, type Clock } from '../../../testing/clock';
import {
	codeOf,
	createServer,
	json,
	type Server,
} from '../../../testing/server';
import {
	type Browser,
	createBrowser,
	openTab,
	type Tab,
	type TabOptions,
} from '../../../testing/tab';

const NOON = Date.UTC( 2026, 10, 21, 12 );

let clock: Clock;
let server: Server;
let browser: Browser;

beforeEach( () => {
	clock = createClock( NOON );
	server = createServer( clock );
	browser = createBrowser( clock, server );
} );

const open = ( options?: TabOptions ) => openTab( browser, options );

/** What a call came to, as values, with the time limits of all passing. */
async function outcomes(
	calls: Promise< unknown >[]
): Promise< PromiseSettledResult< unknown >[] > {
	const all = Promise.allSettled( calls );
	await clock.advance( 60_000 );
	return all;
}

async function refused( call: Promise< unknown > ): Promise< unknown > {
	const [ outcome ] = await outcomes( [ call ] );
	if ( outcome?.status !== 'rejected' ) {
		throw new Error( 'It was to be refused.' );
	}
	return outcome.reason;
}

/** Twenty sends from each of five tabs, all refused at once, as after a night. */
async function storm(
	tabs: Tab[],
	path: string,
	parse = true
): Promise< PromiseSettledResult< unknown >[] > {
	return outcomes(
		tabs.flatMap( ( { apiFetch } ) =>
			Array.from( { length: 20 }, () =>
				apiFetch( { path, method: 'POST', data: {}, parse } )
			)
		)
	);
}

const fiveTabs = ( options?: TabOptions ) =>
	Array.from( { length: 5 }, () => open( options ) );

const succeeded = ( results: PromiseSettledResult< unknown >[] ) =>
	results.filter( ( { status } ) => status === 'fulfilled' ).length;

describe( 'one send', () => {
	it( 'takes 1 request from a fresh page', async () => {
		const { apiFetch } = open();
		server.answer = () => json( { id: 1 }, 201 );

		await expect(
			apiFetch( { path: '/myplugin/v1/posts', method: 'POST', data: {} } )
		).resolves.toEqual( { id: 1 } );
		expect( server.calls ).toHaveLength( 1 );
	} );

	it( 'takes 1 request more when the nonce was refused, without a renewal', async () => {
		const { apiFetch } = open();
		server.expireNonces();

		await expect(
			apiFetch( { path: '/myplugin/v1/posts' } )
		).resolves.toEqual( {} );
		expect( server.renewals() ).toBe( 0 );
		expect( server.sends() ).toBe( 2 );
	} );

	it( 'takes 1 request more when the nonce is known to be old: it is renewed first', async () => {
		const { apiFetch } = open( { age: 3 * 86_400 } );
		server.expireNonces();

		await expect(
			apiFetch( { path: '/myplugin/v1/posts' } )
		).resolves.toEqual( {} );
		expect( server.renewals() ).toBe( 1 );
		expect( server.sends() ).toBe( 1 );
	} );

	it( 'on wp/v2 is renewed once and sent twice', async () => {
		const { apiFetch } = open( { protect: true } );
		server.expireNonces();

		await expect( apiFetch( { path: '/wp/v2/posts' } ) ).resolves.toEqual(
			{}
		);
		expect( server.renewals() ).toBe( 1 );
		expect( server.sends() ).toBe( 2 );
	} );

	it( 'asks the route with POST, by cookie, uncached, without a nonce', async () => {
		const { apiFetch } = open( { age: 86_400 } );
		await apiFetch( { path: '/myplugin/v1/posts' } );

		expect( server.calls[ 0 ] ).toMatchObject( {
			route: '/myplugin/v1/nonce',
			method: 'POST',
			nonce: null,
			init: { credentials: 'include', cache: 'no-store' },
		} );
	} );

	it( 'gives the fresh nonce to every other script of the page', async () => {
		const { apiFetch, settings } = open();
		server.expireNonces();
		await apiFetch( { path: '/myplugin/v1/posts' } );

		const nonce = apiFetch.nonceMiddleware?.nonce;
		expect( nonce ).toMatch( /^u7-l1-t2-/ );
		expect( settings.nonce ).toBe( nonce );
	} );

	it( 'leaves a nonce of wpApiSettings alone that was never the page’s own', async () => {
		const { apiFetch, settings } = open();
		settings.nonce = 'of-another-action';
		server.expireNonces();
		await apiFetch( { path: '/myplugin/v1/posts' } );

		expect( settings.nonce ).toBe( 'of-another-action' );
	} );

	it( 'replaces a stale nonce header of the caller, however it is written', async () => {
		const { apiFetch } = open();
		await apiFetch( {
			path: '/myplugin/v1/posts',
			headers: { 'x-wp-nonce': 'stale' },
		} );

		expect( server.calls ).toHaveLength( 1 );
		expect( server.calls[ 0 ]?.nonce ).toMatch( /^u7/ );
	} );

	it( 'works where the REST root is a query (plain permalinks)', async () => {
		server = createServer(
			clock,
			'https://site.test/index.php?rest_route=/'
		);
		browser = createBrowser( clock, server );
		const { apiFetch } = open( { age: 86_400 } );
		server.expireNonces();
		await apiFetch( { path: '/myplugin/v1/posts?page=2' } );

		expect( server.calls.map( ( { route } ) => route ) ).toEqual( [
			'/myplugin/v1/nonce',
			'/myplugin/v1/posts',
		] );
	} );
} );

describe( '100 sends refused at once in 5 tabs', () => {
	it( 'under our namespace take 0 renewals and 2 requests a send', async () => {
		const tabs = fiveTabs();
		server.expireNonces();
		const results = await storm( tabs, '/myplugin/v1/posts' );

		expect( succeeded( results ) ).toBe( 100 );
		expect( server.renewals() ).toBe( 0 );
		expect( server.sends() ).toBe( 200 );
	} );

	it.each( [ true, false ] )(
		'on wp/v2 take exactly 1 renewal (parse: %s)',
		async ( parse ) => {
			const tabs = fiveTabs( { protect: true } );
			server.expireNonces();
			await clock.advance( 1000 );
			const results = await storm( tabs, '/wp/v2/posts', parse );

			expect( succeeded( results ) ).toBe( 100 );
			expect( server.renewals() ).toBe( 1 );
			expect( server.sends() ).toBe( 200 );
		}
	);

	it( 'take 1 renewal also when no message between the tabs ever arrives', async () => {
		browser.air.isClear = false;
		const tabs = fiveTabs( { protect: true } );
		server.expireNonces();
		await clock.advance( 1000 );
		await storm( tabs, '/wp/v2/posts' );

		expect( server.renewals() ).toBe( 1 );
	} );

	it( 'take 1 renewal also when the tabs are refused one after the other', async () => {
		const tabs = fiveTabs( { protect: true } );
		server.expireNonces();
		await clock.advance( 1000 );
		browser.air.isClear = false;
		server.delay = 400;
		const waiting = tabs.map( async ( { apiFetch }, index ) => {
			await new Promise< void >( ( resolve ) => {
				clock.later( resolve, index * 700 );
			} );
			return apiFetch( { path: '/wp/v2/posts' } );
		} );
		const results = await outcomes( waiting );

		expect( succeeded( results ) ).toBe( 5 );
		expect( server.renewals() ).toBe( 1 );
	} );

	it( 'take 1 renewal when a slow server renews', async () => {
		const tabs = fiveTabs( { protect: true } );
		server.expireNonces();
		await clock.advance( 1000 );
		server.delay = 5000;
		const results = await storm( tabs, '/wp/v2/posts' );

		expect( succeeded( results ) ).toBe( 100 );
		expect( server.renewals() ).toBe( 1 );
	} );

	it( 'take another renewal when the last was half a minute ago: its nonce may be as dead', async () => {
		browser.air.isClear = false;
		const [ first, second ] = fiveTabs( { protect: true } );
		await clock.advance( 1000 );
		await first?.client.session.renew();
		await clock.advance( 30_000 );
		server.signIn( 7 );

		await expect(
			second?.apiFetch( { path: '/wp/v2/posts' } )
		).resolves.toEqual( {} );
		expect( server.renewals() ).toBe( 2 );
		expect( server.sends() ).toBe( 2 );
	} );

	it( 'from pages three days old take 1 renewal and 1 request a send', async () => {
		const tabs = fiveTabs( { protect: true, age: 3 * 86_400 } );
		server.expireNonces();
		const results = await storm( tabs, '/wp/v2/posts' );

		expect( succeeded( results ) ).toBe( 100 );
		expect( server.renewals() ).toBe( 1 );
		expect( server.sends() ).toBe( 100 );
	} );

	it( 'on plain http take 1 renewal a tab', async () => {
		const tabs = fiveTabs( { protect: true, hasLocks: false } );
		server.expireNonces();
		const results = await storm( tabs, '/wp/v2/posts' );

		expect( succeeded( results ) ).toBe( 100 );
		expect( server.renewals() ).toBeLessThanOrEqual( 5 );
	} );
} );

describe( 'a server that refuses for ever', () => {
	beforeEach( () => {
		server.refusesAll = true;
		server.isFickle = true;
	} );

	it.each( [
		[ '/wp/v2/posts', true, 1 ],
		[ '/wp/v2/posts', false, 1 ],
		[ '/myplugin/v1/posts', true, 0 ],
		[ '/myplugin/v1/posts', false, 0 ],
	] )(
		'%s, parse: %s: 2 sends, %s renewals',
		async ( path, parse, renewals ) => {
			const { apiFetch } = open( { protect: true } );
			await refused( apiFetch( { path, parse } ) );

			expect( server.sends() ).toBe( 2 );
			expect( server.renewals() ).toBe( renewals );
		}
	);

	it( 'costs no more with two bundles on the page', async () => {
		const tab = open( { protect: true } );
		expect( tab.again() ).toBe( tab.client );
		await refused( tab.apiFetch( { path: '/wp/v2/posts' } ) );

		expect( server.sends() ).toBe( 2 );
		expect( server.renewals() ).toBe( 1 );
	} );

	it( 'costs 2 sends each and 1 renewal for all when 5 tabs send 100', async () => {
		const tabs = fiveTabs( { protect: true } );
		await clock.advance( 1000 );
		const results = await storm( tabs, '/wp/v2/posts' );

		expect( succeeded( results ) ).toBe( 0 );
		expect( server.sends() ).toBe( 200 );
		expect( server.renewals() ).toBe( 1 );
	} );

	it( 'that gives the refused nonce again gets 1 send each and 1 renewal for all', async () => {
		server.isFickle = false;
		const tabs = fiveTabs( { protect: true } );
		await clock.advance( 1000 );
		await storm( tabs, '/wp/v2/posts' );

		expect( server.sends() ).toBe( 100 );
		expect( server.renewals() ).toBe( 1 );
	} );

	it( 'whose refusal brings the refused nonce is believed at once', async () => {
		server.isFickle = false;
		const { apiFetch } = open();
		await refused( apiFetch( { path: '/myplugin/v1/posts' } ) );

		expect( server.sends() ).toBe( 1 );
		expect( server.renewals() ).toBe( 0 );
	} );

	it( 'is asked anew by the next send, and not for ever told its old refusal', async () => {
		const { apiFetch } = open( { protect: true } );
		await refused( apiFetch( { path: '/wp/v2/posts' } ) );
		server.refusesAll = false;
		server.expireNonces();

		await expect( apiFetch( { path: '/wp/v2/posts' } ) ).resolves.toEqual(
			{}
		);
		expect( server.renewals() ).toBe( 2 );
	} );

	it( 'ends in a code that core does not take for its own', async () => {
		const { apiFetch } = open( { protect: true } );
		const error = await refused( apiFetch( { path: '/wp/v2/posts' } ) );

		expect( error ).toEqual( {
			code: 'inkfast_nonce_rejected',
			message: expect.any( String ),
			data: {
				status: 403,
				original: expect.objectContaining( {
					code: 'rest_cookie_invalid_nonce',
				} ),
			},
		} );
	} );

	it( 'ends in a thrown Response for callers who parse themselves', async () => {
		const { apiFetch } = open( { protect: true } );
		const error = await refused(
			apiFetch( { path: '/wp/v2/posts', parse: false } )
		);

		expect( error ).toBeInstanceOf( Response );
		expect( error ).toMatchObject( { status: 403 } );
		await expect(
			error instanceof Response ? error.json() : null
		).resolves.toMatchObject( { code: 'inkfast_nonce_rejected' } );
	} );

	it( 'counts a renewal that was made before the send', async () => {
		const { apiFetch } = open( { protect: true, age: 86_400 } );
		await refused( apiFetch( { path: '/wp/v2/posts' } ) );

		expect( server.renewals() ).toBe( 1 );
		expect( server.sends() ).toBe( 1 );
	} );

	it( 'even then sends again what a refusal itself brings a newer nonce for', async () => {
		const { apiFetch } = open( { age: 86_400 } );
		await refused( apiFetch( { path: '/myplugin/v1/posts' } ) );

		expect( server.renewals() ).toBe( 1 );
		expect( server.sends() ).toBe( 2 );
	} );
} );

describe( 'a renewal that fails', () => {
	it.each( [
		[ 'inkfast_no_answer', () => Promise.reject( new TypeError() ) ],
		[
			'inkfast_nonce_rejected',
			() => new Response( '<html>', { status: 403 } ),
		],
		[ 'inkfast_nonce_rejected', () => json( { nonce: 5 } ) ],
		[ 'inkfast_nonce_rejected', () => new Response( '' ) ],
	] )(
		'keeps the original refusal, as %s, and nothing loops',
		async ( code, renewal ) => {
			const { apiFetch } = open( { protect: true } );
			server.expireNonces();
			server.renewal = renewal;
			const error = await refused( apiFetch( { path: '/wp/v2/posts' } ) );

			expect( error ).toMatchObject( {
				code,
				data: { original: { code: 'rest_cookie_invalid_nonce' } },
			} );
			expect( server.renewals() ).toBe( 1 );
			expect( server.sends() ).toBe( 1 );
		}
	);

	it( 'before a send does not keep it from going out', async () => {
		const { apiFetch } = open( { age: 86_400 } );
		server.renewal = () => new Response( '', { status: 500 } );

		await expect(
			apiFetch( { path: '/myplugin/v1/posts' } )
		).resolves.toEqual( {} );
		expect( server.renewals() ).toBe( 1 );
	} );

	it( 'by hanging is given up, and the send goes out', async () => {
		const { apiFetch } = open( { age: 86_400 } );
		server.renewal = () => new Promise( () => {} );
		const [ outcome ] = await outcomes( [
			apiFetch( { path: '/myplugin/v1/posts' } ),
		] );

		expect( outcome ).toEqual( { status: 'fulfilled', value: {} } );
	} );
} );

describe( 'somebody else', () => {
	it.each( [
		[ 0, 'inkfast_signed_out', 401 ],
		[ 8, 'inkfast_identity_changed', 409 ],
	] )(
		'(user %s) never gets a send of this page: %s',
		async ( user, code, status ) => {
			for ( const path of [ '/myplugin/v1/posts', '/wp/v2/posts' ] ) {
				const tab = open( { protect: true } );
				const nonce = tab.apiFetch.nonceMiddleware?.nonce;
				server.signIn( user );
				const error = await refused( tab.apiFetch( { path } ) );

				expect( error ).toMatchObject( {
					code,
					data: {
						status,
						original: { code: 'rest_cookie_invalid_nonce' },
					},
				} );
				expect( tab.apiFetch.nonceMiddleware?.nonce ).toBe( nonce );
				expect(
					server.calls.every( ( { ranAs } ) => ranAs <= 0 )
				).toBe( true );
				server.signIn( 7 );
			}
			expect( server.sends() ).toBe( 2 );
		}
	);

	it( 'is found out before the send when the page is old, and nothing is sent', async () => {
		const { apiFetch } = open( { age: 86_400 } );
		server.signIn( 8 );
		const error = await refused(
			apiFetch( { path: '/myplugin/v1/posts' } )
		);

		expect( error ).toMatchObject( {
			code: 'inkfast_identity_changed',
			data: { original: null },
		} );
		expect( server.sends() ).toBe( 0 );
	} );

	it( 'whose nonce another script has put into core’s middleware does not get the send either', async () => {
		const { apiFetch } = open();
		server.signIn( 8 );
		if ( apiFetch.nonceMiddleware ) {
			apiFetch.nonceMiddleware.nonce = server.mint();
		}
		const error = await refused(
			apiFetch( { path: '/myplugin/v1/posts', method: 'POST', data: {} } )
		);

		expect( codeOf( error ) ).toBe( 'inkfast_identity_changed' );
		expect( server.calls.map( ( { ranAs } ) => ranAs ) ).toEqual( [ -1 ] );
	} );

	it( 'leaves, and the page heals', async () => {
		const { apiFetch } = open();
		server.signIn( 8 );
		await refused( apiFetch( { path: '/myplugin/v1/posts' } ) );
		server.signIn( 7 );

		await expect(
			apiFetch( { path: '/myplugin/v1/posts' } )
		).resolves.toEqual( {} );
	} );

	it( 'on a visitor’s page is whose words they are: sent once, as them', async () => {
		const { apiFetch, client } = open( { user: 0, nonce: 'visitors' } );
		await apiFetch( {
			path: '/myplugin/v1/posts',
			method: 'POST',
			data: {},
		} );

		expect( client.session.user.id ).toBe( 7 );
		expect( server.calls.map( ( { ranAs } ) => ranAs ) ).toEqual( [
			-1, 7,
		] );
	} );

	it( 'in 20 sends of one tab is found out with one renewal', async () => {
		const tab = open( { protect: true } );
		server.signIn( 8 );
		const results = await storm( [ tab ], '/wp/v2/posts' );

		expect( succeeded( results ) ).toBe( 0 );
		expect( server.renewals() ).toBe( 1 );
		expect( server.sends() ).toBe( 20 );
	} );
} );

describe( 'waiting for a renewal', () => {
	it( 'ends with the caller’s abort, and goes on for others', async () => {
		const { apiFetch } = open( { protect: true } );
		server.expireNonces();
		server.delay = 500;
		const abort = new AbortController();
		const first = apiFetch( {
			path: '/wp/v2/posts',
			signal: abort.signal,
		} );
		const second = apiFetch( { path: '/wp/v2/posts' } );
		const all = Promise.allSettled( [ first, second ] );
		await clock.advance( 700 );
		abort.abort();
		await clock.advance( 5000 );

		expect( await all ).toEqual( [
			{
				status: 'rejected',
				reason: expect.objectContaining( { name: 'AbortError' } ),
			},
			{ status: 'fulfilled', value: {} },
		] );
		expect( server.renewals() ).toBe( 1 );
		expect( server.sends() ).toBe( 3 );
	} );

	it( 'is not begun for a caller who has given up before', async () => {
		const { apiFetch } = open( { age: 86_400 } );
		server.renewal = () => new Promise( () => {} );

		await expect(
			apiFetch( {
				path: '/myplugin/v1/posts',
				signal: AbortSignal.abort(),
			} )
		).rejects.toMatchObject( { name: 'AbortError' } );
	} );

	it( 'before a send ends with the caller’s abort, and nothing is sent', async () => {
		const { apiFetch } = open( { age: 86_400 } );
		server.delay = 500;
		const abort = new AbortController();
		const call = apiFetch( {
			path: '/myplugin/v1/posts',
			signal: abort.signal,
		} );
		await settle();
		abort.abort();

		await expect( call ).rejects.toMatchObject( { name: 'AbortError' } );
		await clock.advance( 5000 );
		expect( server.sends() ).toBe( 0 );
	} );
} );

describe( 'a stream', () => {
	it( 'is never sent twice', async () => {
		const { apiFetch } = open();
		server.expireNonces();
		const error = await refused(
			apiFetch( {
				path: '/myplugin/v1/posts',
				method: 'POST',
				body: new ReadableStream(),
			} )
		);

		expect( codeOf( error ) ).toBe( 'inkfast_nonce_rejected' );
		expect( server.sends() ).toBe( 1 );
	} );
} );

describe( 'requests of others', () => {
	it( 'are left to core', async () => {
		const { apiFetch } = open();
		server.answer = ( { route } ) => json( { route } );
		await apiFetch( { path: '/wp/v2/posts' } );

		expect( server.calls[ 0 ]?.headers.get( 'X-WP-Nonce' ) ).toBe(
			apiFetch.nonceMiddleware?.nonce
		);
		expect( server.renewals() ).toBe( 0 );
	} );

	it( 'are looked after from protect() on', async () => {
		const { apiFetch, client } = open();
		client.protect();
		server.expireNonces();

		await expect( apiFetch( { path: '/wp/v2/posts' } ) ).resolves.toEqual(
			{}
		);
	} );
} );
