/* @jest-environment node */
/** A create through core's real api-fetch that nobody answers. */

import { json } from '../../testing/server';
import {
	anew,
	browser,
	clock,
	input,
	KEY,
	open,
	post,
	refusalOf,
	server,
} from './fixtures';

beforeEach( anew );

async function after< T >(
	milliseconds: number,
	outcome: Promise< T >
): Promise< T > {
	await clock.advance( milliseconds );
	return outcome;
}

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
