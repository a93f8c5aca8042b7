/* @jest-environment node */
/** The session of one page: what it asks, and which answer it believes. */

import { json } from '../../testing/server';
import { anew, browser, clock, DAY, open, server } from './fixtures';

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

	it( 'is spared by what another tab was told since, not by what it was told before', async () => {
		// News by message is known before anybody asks.
		browser.air.isClear = false;
		const [ first, second, third ] = [ open(), open(), open() ];
		await clock.advance( 1000 );
		await first.session.renew();
		await clock.advance( 30_000 );
		await second.session.renew( clock.now() );
		expect( server.renewals() ).toBe( 2 );

		await third.session.renew( clock.now() );
		expect( server.renewals() ).toBe( 2 );
	} );

	it( 'is given up after 20 seconds, and not before', async () => {
		const { session } = open();
		server.renewal = () => new Promise( () => {} );
		const ended = jest.fn();
		void session.renew().then( ended );
		await clock.advance( 19_999 );
		expect( server.renewals() ).toBe( 1 );
		expect( ended ).not.toHaveBeenCalled();

		await clock.advance( 1 );
		expect( ended ).toHaveBeenCalledWith( {
			ok: false,
			cause: 'unreachable',
		} );
	} );
} );
