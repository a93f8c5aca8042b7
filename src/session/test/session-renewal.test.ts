/* @jest-environment node */
/** The session of one page: what it asks, and which answer it believes. */

import { json } from '../../testing/server';
import { anew, clock, DAY, open, server } from './fixtures';

beforeEach( anew );

describe( 'a renewal', () => {
	it( 'is one, however many ask for it', async () => {
		const { session } = open();
		const all = await Promise.all( [
			session.renew(),
			session.renew(),
			session.renew(),
		] );

		expect( server.renewals() ).toBe( 1 );
		expect( all ).toEqual(
			Array( 3 ).fill( { ok: true, verdict: 'own' } )
		);
	} );

	it( 'tells when nothing answered', async () => {
		const { session } = open();
		server.isCut = true;

		expect( await session.renew() ).toEqual( {
			ok: false,
			cause: 'unreachable',
		} );
	} );

	it.each( [
		[ 'HTML', () => new Response( '<html>' ) ],
		[ 'an error', () => json( { code: 'x', message: '' }, 404 ) ],
		[ 'a firewall', () => new Response( 'No.', { status: 403 } ) ],
		[
			'an error in the shape of an answer',
			() =>
				json(
					{
						nonce: 'a',
						now: 1,
						expires: 2,
						user: { id: 7, name: '', can: {} },
						actions: {},
					},
					500
				),
		],
		[
			'a grant without a user',
			() => json( { nonce: 'a', now: 1, expires: 2, actions: {} } ),
		],
	] )( 'tells when %s answered', async ( _name, answer ) => {
		const { session } = open();
		const { nonce } = session;
		server.renewal = answer;

		expect( await session.renew() ).toEqual( {
			ok: false,
			cause: 'unusable',
		} );
		expect( session.nonce ).toBe( nonce );
	} );

	it( 'reads the empty dictionaries of PHP', async () => {
		const { session } = open( { user: 0 } );
		server.signIn( 0 );
		server.renewal = () =>
			json( {
				nonce: 'visitors',
				now: server.now(),
				expires: server.now() + 10,
				user: { id: 0, name: '', can: [] },
				actions: [],
			} );

		expect( await session.renew() ).toEqual( { ok: true, verdict: 'own' } );
	} );

	it( 'brings the server’s clock', async () => {
		const { session } = open( { age: 3 * DAY } );
		await session.renew();
		await clock.advance( 90_000 );

		expect( session.serverTime() ).toBe( server.now() );
	} );

	it( 'is given up after 10 seconds', async () => {
		const { session } = open();
		server.renewal = () => new Promise( () => {} );
		const renewal = session.renew();
		await clock.advance( 20_000 );

		expect( await renewal ).toEqual( { ok: false, cause: 'unreachable' } );
	} );
} );
