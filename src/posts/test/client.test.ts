/* @jest-environment node */
/** The posts routes through core's real api-fetch. */

import { createClock, type Clock } from '../../testing/clock';
import {
	type Call,
	createServer,
	json,
	type Server,
} from '../../testing/server';
import {
	type Browser,
	createBrowser,
	openTab,
	type TabOptions,
} from '../../testing/tab';
import type { Outcome } from '../../delivery/causes';
import type { Post } from '../types';

const NOON = Date.UTC( 2026, 10, 21, 12 );
const SECONDS = NOON / 1000;

let clock: Clock;
let server: Server;
let browser: Browser;

beforeEach( () => {
	clock = createClock( NOON );
	server = createServer( clock );
	browser = createBrowser( clock, server );
	server.answer = () => json( post(), 201 );
} );

const post = ( some: Partial< Post > = {} ): Post => ( {
	id: 5,
	type: 'post',
	status: 'publish',
	title: { raw: 'A' },
	content: { raw: 'B' },
	plain: true,
	link: 'https://site.test/a',
	edit_link: '',
	modified: SECONDS,
	etag: 'abc',
	needs_review: false,
	can: { edit: true, publish: true, delete: true },
	...some,
} );

const open = ( options?: TabOptions ) => openTab( browser, options ).client;

const KEY = 'a-key-of-22-characters';
const input = { title: 'A', content: 'B', status: 'publish' } as const;

async function after< T >(
	milliseconds: number,
	outcome: Promise< T >
): Promise< T > {
	await clock.advance( milliseconds );
	return outcome;
}

function refusalOf( outcome: Outcome< unknown > ) {
	if ( outcome.ok ) {
		throw new Error( 'It was to be refused.' );
	}
	return outcome.refusal;
}

const signedOut = () =>
	json(
		{
			code: 'inkfast_signed_out',
			message: 'Sign in.',
			data: { status: 401 },
		},
		401
	);

describe( 'a create', () => {
	it( 'sends what was typed, and gives the post', async () => {
		const outcome = await open().posts.create(
			{ ...input, form: 'signed' },
			KEY
		);

		expect( outcome ).toEqual( {
			ok: true,
			value: post(),
			isReplay: false,
		} );
		expect( server.calls[ 0 ]?.headers.get( 'Idempotency-Key' ) ).toBe(
			KEY
		);
		expect( server.calls ).toHaveLength( 1 );
		expect( server.calls[ 0 ] ).toMatchObject( {
			method: 'POST',
			route: '/myplugin/v1/posts',
			body: { ...input, form: 'signed' },
		} );
	} );

	it( 'that was done by an earlier send is known as such', async () => {
		server.answer = () =>
			json( post(), 201, { 'Idempotency-Replayed': 'true' } );

		expect( await open().posts.create( input, KEY ) ).toMatchObject( {
			ok: true,
			isReplay: true,
		} );
	} );

	it( 'from a page whose nonce expired takes one request more', async () => {
		const { posts } = open();
		server.expireNonces();

		expect( await posts.create( input, KEY ) ).toMatchObject( {
			ok: true,
		} );
		expect( server.calls ).toHaveLength( 2 );
	} );

	it( 'says whose words it brings, once they are somebody’s', async () => {
		const told = () => server.calls.at( -1 )?.headers.get( 'Inkfast-User' );
		await open().posts.create( input, KEY );
		expect( told() ).toBe( '7' );
		await open().posts.change( 5, 'abc', input, KEY );
		expect( told() ).toBe( '7' );
		expect( server.calls.at( -1 )?.headers.get( 'If-Match' ) ).toBe(
			'"abc"'
		);

		server.signIn( 0 );
		server.answer = signedOut;
		await open( { user: 0, nonce: server.mint() } ).posts.create(
			input,
			KEY
		);
		expect( told() ).toBeNull();
	} );

	it( 'from a visitor’s page is the author’s, once', async () => {
		const { posts, session } = open( { user: 0, nonce: 'visitors' } );

		expect( await posts.create( input, KEY ) ).toMatchObject( {
			ok: true,
		} );
		expect( session.user.id ).toBe( 7 );
		expect( server.calls.map( ( { ranAs } ) => ranAs ) ).toEqual( [
			-1, 7,
		] );
	} );

	it( 'that ran as a visitor’s though somebody is here is sent again, as theirs', async () => {
		const { posts } = open( { user: 0 } );
		let first = true;
		server.answer = () => {
			const isFirst = first;
			first = false;
			return isFirst ? signedOut() : json( post(), 201 );
		};

		expect( await posts.create( input, KEY ) ).toMatchObject( {
			ok: true,
		} );
		expect( server.sends() ).toBe( 2 );
	} );

	it.each( [ 0, 7 ] )(
		'that runs as a visitor’s for ever is sent twice at most (page of %s)',
		async ( user ) => {
			const { posts } = open( { user } );
			server.answer = signedOut;
			const refusal = refusalOf( await posts.create( input, KEY ) );

			expect( refusal.cause ).toBe( 'nonce_rejected' );
			expect( server.sends() ).toBe( user === 0 ? 2 : 1 );
		}
	);

	it( 'of somebody who signed out meanwhile is not sent as anybody', async () => {
		const { posts } = open();
		server.signIn( 0 );
		const refusal = refusalOf( await posts.create( input, KEY ) );

		expect( refusal ).toMatchObject( {
			cause: 'signed_out',
			mayHaveArrived: false,
			user: { id: 0 },
		} );
	} );

	it( 'when somebody else signed in meanwhile is not sent as theirs, and says who it is', async () => {
		const { posts } = open();
		server.signIn( 8 );
		const refusal = refusalOf( await posts.create( input, KEY ) );

		expect( refusal ).toMatchObject( {
			cause: 'identity_changed',
			mayHaveArrived: false,
			user: { id: 8, name: 'User 8' },
		} );
		expect( server.sends() ).toBe( 1 );
		expect( server.renewals() ).toBe( 1 );
		expect( server.calls.every( ( { ranAs } ) => ranAs <= 0 ) ).toBe(
			true
		);
	} );

	it( 'when somebody else signed in is refused all the same where their name cannot be had', async () => {
		const { posts } = open();
		server.signIn( 8 );
		server.renewal = () => json( {}, 500 );

		expect( refusalOf( await posts.create( input, KEY ) ) ).toMatchObject( {
			cause: 'identity_changed',
			user: { id: 8, name: '' },
		} );
		expect( server.calls ).toHaveLength( 2 );
	} );

	it( 'that is refused for ever ends as nonce_rejected after two', async () => {
		const { posts } = open();
		server.refusesAll = true;
		server.isFickle = true;

		expect( refusalOf( await posts.create( input, KEY ) ) ).toMatchObject( {
			cause: 'nonce_rejected',
			code: 'inkfast_nonce_rejected',
		} );
		expect( server.calls ).toHaveLength( 2 );
	} );

	it( 'is not sent with half a character, and says at which field', async () => {
		const { posts } = open();
		const refusal = refusalOf(
			await posts.create( { title: 'ok 😀', content: 'cut \ud83d' }, KEY )
		);

		expect( refusal ).toMatchObject( {
			cause: 'invalid',
			fields: { content: expect.any( String ) },
			mayHaveArrived: false,
		} );
		expect( refusal.fields ).not.toHaveProperty( 'title' );
		expect( server.calls ).toHaveLength( 0 );
	} );

	it.each( [
		[ 'HTML', () => new Response( '<html>' ), 'blocked' ],
		[ 'an empty answer', () => new Response( '' ), 'blocked' ],
		[ 'a post that is none', () => json( { id: 5 }, 201 ), 'blocked' ],
		[ 'a 503', () => new Response( '', { status: 503 } ), 'server_error' ],
	] )( 'answered by %s may have arrived', async ( _name, answer, cause ) => {
		const { posts } = open();
		server.answer = answer;

		expect( refusalOf( await posts.create( input, KEY ) ) ).toMatchObject( {
			cause,
			mayHaveArrived: true,
		} );
	} );
} );

describe( 'no answer', () => {
	it( 'within 30 seconds is a timeout', async () => {
		const { posts } = open();
		server.answer = () => new Promise( () => {} );
		const outcome = posts.create( input, KEY );
		let isSettled = false;
		void outcome.then( () => {
			isSettled = true;
		} );
		await clock.advance( 29_999 );
		expect( isSettled ).toBe( false );

		expect( refusalOf( await after( 1, outcome ) ) ).toMatchObject( {
			cause: 'unreachable',
			detail: 'timeout',
			mayHaveArrived: true,
		} );
	} );

	it( 'counts from when it went out, not from when the renewal began', async () => {
		const { posts } = open( { age: 86_400 } );
		server.delay = 9000;
		server.answer = () =>
			new Promise( ( resolve ) => {
				clock.later( () => resolve( json( post(), 201 ) ), 20_000 );
			} );

		expect(
			await after( 38_000, posts.create( input, KEY ) )
		).toMatchObject( {
			ok: true,
		} );
	} );

	it( 'is waited for 30 seconds each time that it goes out', async () => {
		const { posts } = open();
		server.expireNonces();
		server.delay = 20_000;

		expect(
			await after( 40_000, posts.create( input, KEY ) )
		).toMatchObject( {
			ok: true,
		} );
		expect( server.sends() ).toBe( 2 );
	} );

	it( 'within the body is a cut, and it may have arrived', async () => {
		const { posts } = open();
		server.answer = () =>
			new Response(
				new ReadableStream( {
					start( controller ) {
						controller.enqueue(
							new TextEncoder().encode( '{"id":' )
						);
						controller.error( new TypeError( 'network error' ) );
					},
				} ),
				{ status: 201 }
			);

		expect( refusalOf( await posts.create( input, KEY ) ) ).toMatchObject( {
			cause: 'unreachable',
			detail: 'cut',
			mayHaveArrived: true,
		} );
	} );

	it( 'because the connection was cut', async () => {
		const { posts } = open();
		server.isCut = true;

		expect( refusalOf( await posts.create( input, KEY ) ) ).toMatchObject( {
			cause: 'unreachable',
			detail: 'cut',
			mayHaveArrived: true,
		} );
	} );

	it( 'offline: nothing went out', async () => {
		const { posts } = open();
		server.isCut = true;
		browser.isOnline = false;

		expect( refusalOf( await posts.create( input, KEY ) ) ).toMatchObject( {
			cause: 'offline',
			mayHaveArrived: false,
		} );
	} );

	it( 'since the network went away after it went out', async () => {
		const { posts } = open();
		server.isCut = true;
		const outcome = posts.create( input, KEY );
		browser.isOnline = false;

		expect( refusalOf( await outcome ) ).toMatchObject( {
			cause: 'offline',
			mayHaveArrived: true,
		} );
	} );

	it( 'to the renewal nor to the send ends', async () => {
		const { posts } = open( { age: 86_400 } );
		server.isCut = true;

		expect( refusalOf( await posts.create( input, KEY ) ) ).toMatchObject( {
			cause: 'unreachable',
		} );
		expect( server.renewals() ).toBe( 1 );
		expect( server.sends() ).toBe( 1 );
	} );
} );

describe( 'a change', () => {
	it( 'is a PATCH that names the version it changes', async () => {
		const { posts } = open();
		server.answer = () => json( post( { etag: 'def' } ) );

		expect(
			await posts.change( 5, 'abc', { title: 'C' }, KEY )
		).toMatchObject( {
			ok: true,
			value: { etag: 'def' },
		} );
		const call: Call | undefined = server.calls[ 0 ];
		expect( call ).toMatchObject( {
			method: 'PATCH',
			route: '/myplugin/v1/posts/5',
			body: { title: 'C' },
		} );
		expect( call?.headers.get( 'If-Match' ) ).toBe( '"abc"' );
	} );

	it( 'keeps its version when it is sent again', async () => {
		const { posts } = open();
		server.expireNonces();
		await posts.change( 5, 'abc', { title: 'C' }, KEY );

		for ( const name of [ 'If-Match', 'Idempotency-Key' ] ) {
			const [ first, second ] = server.calls.map( ( { headers } ) =>
				headers.get( name )
			);
			expect( first ).toBe( name === 'If-Match' ? '"abc"' : KEY );
			expect( second ).toBe( first );
		}
	} );

	it( 'of what was changed elsewhere is a conflict', async () => {
		const { posts } = open();
		server.answer = () =>
			json(
				{
					code: 'inkfast_conflict',
					message: '',
					data: { status: 412, etag: 'x' },
				},
				412
			);

		expect(
			refusalOf( await posts.change( 5, 'abc', {}, KEY ) ).cause
		).toBe( 'conflict' );
	} );
} );

it( 'a read gives the post, and its failures leave nothing behind', async () => {
	const { posts } = open();
	server.answer = () => json( post() );
	expect( await posts.read( 5 ) ).toMatchObject( {
		ok: true,
		value: post(),
	} );

	server.answer = () => new Response( '' );
	expect( refusalOf( await posts.read( 5 ) ) ).toMatchObject( {
		cause: 'blocked',
		mayHaveArrived: false,
	} );
} );
