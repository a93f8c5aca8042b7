/* @jest-environment node */
/** The session of one page: when it asks. */

import { settle } from '../../testing/clock';
import { anew, browser, clock, DAY, NOON, open, server } from './fixtures';

beforeEach( anew );

describe( 'before the first interaction', () => {
	it.each( [ {}, { age: 3 * DAY }, { user: 0 }, { protect: true } ] )(
		'nothing is requested (%j)',
		async ( options ) => {
			open( options );
			await clock.advance( DAY * 1000 );

			expect( server.calls ).toHaveLength( 0 );
			expect( browser.locks.requested ).toEqual( [] );
		}
	);
} );

describe( 'the first interaction', () => {
	it( 'asks nothing on a fresh page', async () => {
		open().session.begin();
		await settle();

		expect( server.calls ).toHaveLength( 0 );
	} );

	it( 'renews on a page that a cache kept for three days, once', async () => {
		const { session, events } = open( { age: 3 * DAY } );
		server.expireNonces();
		session.begin();
		session.begin();
		await settle();
		session.begin();
		await settle();

		expect( server.renewals() ).toBe( 1 );
		expect( session.nonce ).toMatch( /^u7-l1-t2-/ );
		expect( events ).toEqual( [ 'renewed 7' ] );
	} );

	it( 'asks who is here on a visitor’s page, though it is new', async () => {
		const { session, events } = open( { user: 0 } );
		session.begin();
		await settle();
		session.begin();
		await settle();

		expect( server.renewals() ).toBe( 1 );
		expect( session.user ).toMatchObject( { id: 7, name: 'User 7' } );
		expect( events ).toEqual( [ 'adopted 7' ] );
	} );

	it( 'asks for the name and the rights of someone whom only a header told', async () => {
		const { session, client } = open( { user: 0 } );
		server.isCut = true;
		session.begin();
		await settle();
		server.isCut = false;
		await client.posts.create(
			{ title: 'A', content: 'B' },
			'a-key-of-22-characters'
		);
		expect( session.user ).toMatchObject( { id: 7, name: '' } );
		expect( server.renewals() ).toBe( 1 );

		await clock.advance( 30_000 );
		session.begin();
		await settle();
		session.begin();
		await settle();

		expect( server.renewals() ).toBe( 2 );
		expect( session.user ).toMatchObject( { id: 7, name: 'User 7' } );
	} );

	it( 'finds that nobody is here on a page of user 7 that a cache kept', async () => {
		const { session, events } = open( { age: DAY } );
		const { nonce } = session;
		server.signIn( 0 );
		session.begin();
		await settle();

		expect( events ).toEqual( [ 'signed_out 0' ] );
		expect( session.user.id ).toBe( 7 );
		expect( session.nonce ).toBe( nonce );
	} );

	it( 'is not asked again and again where the server does not answer', async () => {
		const { session } = open( { age: DAY } );
		server.isCut = true;
		for ( let key = 0; key < 50; key++ ) {
			session.begin();
			await clock.advance( 200 );
		}
		expect( server.renewals() ).toBe( 1 );

		await clock.advance( 30_000 );
		session.begin();
		await settle();
		expect( server.renewals() ).toBe( 2 );
	} );
} );

describe( 'a page grows old', () => {
	it( 'by lying there over night', async () => {
		const { session } = open();
		await clock.advance( DAY * 1000 );
		server.expireNonces();
		session.begin();
		await settle();

		expect( server.renewals() ).toBe( 1 );
	} );

	it( 'when the device slept and its timers with it', async () => {
		const { session } = open();
		clock.set( NOON + DAY * 1000 );
		session.begin();
		await settle();

		expect( server.renewals() ).toBe( 1 );
	} );

	it( 'when its clock was set back', async () => {
		const { session } = open();
		clock.set( NOON - 5000 );
		session.begin();
		await settle();

		expect( server.renewals() ).toBe( 1 );
	} );

	it( 'by coming back from the back-forward cache', async () => {
		const { session, hide, restore } = open();
		hide();
		restore();
		session.begin();
		await settle();

		expect( server.renewals() ).toBe( 1 );
	} );
} );
