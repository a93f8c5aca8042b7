/* @jest-environment node */
/** A create through core's real api-fetch. */

import { json } from '../../testing/server';
import { anew, input, KEY, open, post, refusalOf, server } from './fixtures';

beforeEach( anew );

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
