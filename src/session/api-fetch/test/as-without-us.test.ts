/* @jest-environment node */
/** What a caller of wp.apiFetch gets with us on the page is what it gets without us, request by request. */

import type { ApiFetch, APIFetchOptions } from '@wordpress/api-fetch';
import { createClock } from '../../../testing/clock';
import { type Call, createServer, json } from '../../../testing/server';
import { createBrowser, openTab } from '../../../testing/tab';

const NOON = Date.UTC( 2026, 10, 21, 12 );

interface Scenario {
	readonly name: string;
	readonly options: () => APIFetchOptions< boolean >;
	readonly answer?: ( call: Call ) => Response;
	readonly before?: ( apiFetch: ApiFetch ) => void;
	/** Runs while the request is under way. */
	readonly meanwhile?: () => void;
}

async function show( value: unknown ): Promise< unknown > {
	if ( value instanceof Response ) {
		return {
			status: value.status,
			link: value.headers.get( 'Link' ),
			body: await value.clone().text(),
		};
	}
	return value instanceof Error
		? { name: value.name, message: value.message }
		: value;
}

/** The outcome and all that went out. */
async function run( scenario: Scenario, isOurs: boolean ) {
	const clock = createClock( NOON );
	const server = createServer( clock );
	const browser = createBrowser( clock, server );
	server.answer = ( call ) => scenario.answer?.( call ) ?? json( { id: 1 } );
	const { apiFetch } = openTab( browser, {
		protect: isOurs,
		before: scenario.before,
		// Without us: our middleware looks after an API that nobody calls.
		...( ! isOurs && { namespace: 'nobody/v1' } ),
	} );

	const outcome = apiFetch( scenario.options() ).then(
		async ( value ) => ( { value: await show( value ) } ),
		async ( error ) => ( { error: await show( error ) } )
	);
	scenario.meanwhile?.();
	const result = await outcome;

	return {
		result,
		calls: server.calls.map(
			( { method, route, headers, body, init } ) => ( {
				method,
				route,
				headers: Object.fromEntries( headers ),
				body,
				credentials: init.credentials,
			} )
		),
	};
}

const posts = '/myplugin/v1/posts';
let abort = new AbortController();

const scenarios: Scenario[] = [
	{ name: 'JSON', options: () => ( { path: posts } ) },
	{
		name: '204',
		options: () => ( { path: posts, method: 'DELETE' } ),
		answer: () => new Response( null, { status: 204 } ),
	},
	{
		name: 'an empty body',
		options: () => ( { path: posts } ),
		answer: () => new Response( '' ),
	},
	{
		name: 'a body that is not JSON',
		options: () => ( { path: posts } ),
		answer: () => new Response( '<html>' ),
	},
	{
		name: 'an error in JSON',
		options: () => ( { path: posts } ),
		answer: () =>
			json(
				{
					code: 'rest_forbidden',
					message: 'No.',
					data: { status: 403 },
				},
				403
			),
	},
	{
		name: 'an error in HTML',
		options: () => ( { path: posts } ),
		answer: () => new Response( '<html>', { status: 403 } ),
	},
	{
		name: 'an error without a body',
		options: () => ( { path: posts } ),
		answer: () => new Response( '', { status: 500 } ),
	},
	{
		name: 'parse: false',
		options: () => ( { path: posts, parse: false } ),
		answer: () => json( [ 1 ], 200, { Link: '<a>; rel="next"' } ),
	},
	{
		name: 'parse: false and an error',
		options: () => ( { path: posts, parse: false } ),
		answer: () => json( { code: 'x', message: '' }, 404 ),
	},
	{
		name: 'a network that fails',
		options: () => ( { path: posts } ),
		answer: () => {
			throw new TypeError( 'Failed to fetch' );
		},
	},
	{
		name: 'an abort',
		options: () => {
			abort = new AbortController();
			return { path: posts, signal: abort.signal };
		},
		meanwhile: () => abort.abort(),
	},
	{
		name: 'an abort before it began',
		options: () => ( { path: posts, signal: AbortSignal.abort() } ),
	},
	{
		name: 'FormData',
		options: () => {
			const body = new FormData();
			body.append( 'title', 'A' );
			return { path: posts, method: 'POST', body };
		},
	},
	{
		name: 'methods that HTTP/1 proxies do not know',
		options: () => ( {
			path: posts,
			method: 'PATCH',
			data: { title: 'A' },
		} ),
	},
	{
		name: 'namespace and endpoint',
		options: () => ( { namespace: '/myplugin/v1/', endpoint: '/posts' } ),
	},
	{
		name: 'an address',
		options: () => ( {
			url: 'https://site.test/wp-json/myplugin/v1/posts?a=b',
		} ),
	},
	{
		name: 'headers of the caller’s own',
		options: () => ( { path: posts, headers: { 'If-Match': '"a"' } } ),
	},
	{
		name: 'all pages of a list',
		options: () => ( { path: '/myplugin/v1/posts?per_page=-1&order=asc' } ),
		answer: () => json( [ 1, 2 ] ),
	},
	{
		name: 'an upload to the media library',
		options: () => ( {
			path: '/wp/v2/media',
			method: 'POST',
			body: new FormData(),
		} ),
	},
	{
		name: 'an upload that fails after it was stored',
		options: () => ( {
			path: '/wp/v2/media',
			method: 'POST',
			body: new FormData(),
		} ),
		answer: ( { route, method } ) => {
			if ( route === '/wp/v2/media' ) {
				return json( {}, 500, { 'x-wp-upload-attachment-id': '5' } );
			}
			return json( {}, method === 'DELETE' ? 200 : 500 );
		},
	},
	{
		name: 'a preloaded answer',
		options: () => ( { path: posts } ),
		before: ( apiFetch ) =>
			apiFetch.use(
				apiFetch.createPreloadingMiddleware( {
					[ posts ]: { body: [ { id: 5 } ], headers: {} },
				} )
			),
	},
	{
		name: 'a preloaded answer, unparsed',
		options: () => ( { path: posts, parse: false } ),
		before: ( apiFetch ) =>
			apiFetch.use(
				apiFetch.createPreloadingMiddleware( {
					[ posts ]: { body: [ { id: 5 } ], headers: { Link: 'x' } },
				} )
			),
	},
	{
		name: 'a fetch handler of another script that parses itself',
		options: () => ( { path: posts } ),
		before: ( apiFetch ) =>
			apiFetch.setFetchHandler( () => Promise.resolve( { own: true } ) ),
	},
	{
		name: 'a fetch handler of another script that fails',
		options: () => ( { path: posts } ),
		before: ( apiFetch ) =>
			apiFetch.setFetchHandler( () =>
				Promise.reject( { code: 'own', message: 'Own.' } )
			),
	},
	{
		name: 'a middleware of another script that never asks the server',
		options: () => ( { path: posts } ),
		before: ( apiFetch ) => apiFetch.use( () => Promise.resolve( 'mine' ) ),
	},
];

beforeAll( () => {
	// Core's preloading takes its Response from there.
	Object.assign( globalThis, { window: globalThis } );
} );

it.each( scenarios )( '$name', async ( scenario ) => {
	expect( await run( scenario, true ) ).toEqual(
		await run( scenario, false )
	);
} );

it( 'goes out in the same turn, as callers may count on', () => {
	const clock = createClock( NOON );
	const server = createServer( clock );
	const { apiFetch } = openTab( createBrowser( clock, server ) );
	void apiFetch( { path: posts } );

	expect( server.calls ).toHaveLength( 1 );
} );

it( 'leaves the options of the caller as they are', async () => {
	const clock = createClock( NOON );
	const server = createServer( clock );
	const { apiFetch } = openTab( createBrowser( clock, server ) );
	const options = { namespace: 'myplugin/v1', endpoint: 'posts' };
	await apiFetch( options );

	expect( options ).toEqual( {
		namespace: 'myplugin/v1',
		endpoint: 'posts',
	} );
} );

it( 'heals the pages of an unbounded list one by one', async () => {
	const clock = createClock( NOON );
	const server = createServer( clock );
	const { apiFetch } = openTab( createBrowser( clock, server ) );
	let page = 0;
	server.answer = () =>
		++page === 1
			? json( [ 1 ], 200, {
					Link: `<${ server.root }myplugin/v1/posts?page=2>; rel="next"`,
				} )
			: json( [ 2 ] );
	server.expireNonces();

	await expect(
		apiFetch( { path: '/myplugin/v1/posts?per_page=-1' } )
	).resolves.toEqual( [ 1, 2 ] );
	expect( server.calls ).toHaveLength( 3 );
} );

it( 'heals an upload to the media library, with one renewal', async () => {
	const clock = createClock( NOON );
	const server = createServer( clock );
	const { apiFetch } = openTab( createBrowser( clock, server ), {
		protect: true,
	} );
	server.answer = () => json( { id: 3 }, 201 );
	server.expireNonces();

	await expect(
		apiFetch( {
			path: '/wp/v2/media',
			method: 'POST',
			body: new FormData(),
		} )
	).resolves.toEqual( { id: 3 } );
	expect( server.sends() ).toBe( 2 );
	expect( server.renewals() ).toBe( 1 );
} );

it( 'never lets core see its own code, though another middleware parses below', async () => {
	const clock = createClock( NOON );
	const server = createServer( clock );
	const { apiFetch } = openTab( createBrowser( clock, server ), {
		protect: true,
		before: ( core ) =>
			core.use( async ( options, next ) => {
				try {
					return await next( { ...options, parse: false } );
				} catch ( error ) {
					throw error instanceof Response
						? await error.json()
						: error;
				}
			} ),
	} );
	server.refusesAll = true;
	server.isFickle = true;

	await expect( apiFetch( { path: '/wp/v2/posts' } ) ).rejects.toMatchObject(
		{
			code: 'inkfast_nonce_rejected',
		}
	);
	expect( server.sends() ).toBe( 2 );
	expect( server.renewals() ).toBe( 1 );
} );
