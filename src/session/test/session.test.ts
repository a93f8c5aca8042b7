/* @jest-environment node */
/** The session of one page: when it asks, whom it believes, what it tells. */

import { createClock, settle, type Clock } from '../../testing/clock';
import { createServer, json, type Server } from '../../testing/server';
import {
	type Browser,
	createBrowser,
	openTab,
	type TabOptions,
} from '../../testing/tab';
import type { Client } from '../../client';
import type { SessionEvent } from '../types';

const NOON = Date.UTC( 2026, 10, 21, 12 );
const DAY = 86_400;

let clock: Clock;
let server: Server;
let browser: Browser;

beforeEach( () => {
	clock = createClock( NOON );
	server = createServer( clock );
	browser = createBrowser( clock, server );
} );

function open( options?: TabOptions ) {
	const tab = openTab( browser, options );
	const events: string[] = [];
	const { session } = tab.client;
	session.onChange( ( { type, user }: SessionEvent ) => {
		events.push( `${ type } ${ user.id }` );
	} );

	return { ...tab, session, events };
}

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

describe( 'whoever listens', () => {
	it( 'is told in a turn of its own, where throwing breaks nothing', async () => {
		const { session, apiFetch } = open();
		const stacks: ( string | undefined )[] = [];
		session.onChange( () => {
			stacks.push( new Error().stack );
		} );
		server.expireNonces();
		await apiFetch( { path: '/myplugin/v1/posts' } );

		expect( stacks ).toHaveLength( 1 );
		expect( stacks[ 0 ] ).not.toMatch( /accept|learn/ );
	} );

	it( 'can stop listening', async () => {
		const { session } = open();
		const listener = jest.fn();
		session.onChange( listener )();
		await session.renew();
		await settle();

		expect( listener ).not.toHaveBeenCalled();
	} );
} );

describe( 'the headers of an answer', () => {
	const answerWith = ( headers: Record< string, string > ) => {
		const { session, apiFetch } = open( { protect: true } );
		server.answer = () => json( {}, 200, headers );
		return { session, asked: apiFetch( { path: '/wp/v2/posts' } ) };
	};

	it.each( [
		[ 'a nonce without its user', { 'X-WP-Nonce': 'a' } ],
		[ 'a user without a nonce', { 'Inkfast-User': '7' } ],
		[
			'a nonce of somebody else',
			{ 'X-WP-Nonce': 'a', 'Inkfast-User': '8' },
		],
		[
			'a user that is no id',
			{ 'X-WP-Nonce': 'a', 'Inkfast-User': '7, 7' },
		],
	] )( 'are not taken: %s', async ( _name, headers ) => {
		const { session, asked } = answerWith( headers );
		const { nonce } = session;
		await asked;

		expect( session.nonce ).toBe( nonce );
	} );

	it( 'heal a page that was told otherwise, though its nonce is the same', async () => {
		const { session, apiFetch, events } = open( { protect: true } );
		const { nonce } = session;
		for ( const id of [ '0', '7', '7' ] ) {
			server.answer = () =>
				json( {}, 200, { 'X-WP-Nonce': nonce, 'Inkfast-User': id } );
			await apiFetch( { path: '/wp/v2/posts' } );
		}

		expect( events ).toEqual( [ 'signed_out 0', 'renewed 7' ] );
		expect( session.nonce ).toBe( nonce );
	} );

	it( 'are taken from any answer for the page’s own user', async () => {
		const { session, asked } = answerWith( {
			'X-WP-Nonce': 'newer',
			'Inkfast-User': '7',
		} );
		await asked;

		expect( session.nonce ).toBe( 'newer' );
		expect( session.user.name ).toBe( 'User 7' );
	} );
} );

describe( 'adoption by the person’s own word', () => {
	const create = ( { posts }: Client ) =>
		posts.create( { title: 'A', content: 'B' }, 'a-key-of-22-characters' );
	const ran = () =>
		server.calls
			.filter( ( { route } ) => route.endsWith( 'posts' ) )
			.map( ( { ranAs, headers } ) => [
				ranAs,
				headers.get( 'Inkfast-User' ),
			] );

	it( 'asks for a nonce of theirs, and sends as them', async () => {
		const { client, session, events } = open();
		server.signIn( 8 );
		await create( client );
		expect( session.here.id ).toBe( 8 );
		session.adopt( session.here );
		await create( client );

		expect( ran() ).toEqual( [
			[ -1, '7' ],
			[ 8, '8' ],
		] );
		expect( session.user.id ).toBe( 8 );
		expect( events ).toContain( 'adopted 8' );
	} );

	it( 'sends nothing when a third is here by then', async () => {
		const { client, session } = open();
		server.signIn( 8 );
		await create( client );
		session.adopt( session.here );
		server.signIn( 9 );

		expect( await create( client ) ).toMatchObject( {
			refusal: { cause: 'identity_changed', user: { id: 9 } },
		} );
		expect( ran().filter( ( [ as ] ) => as !== -1 ) ).toEqual( [] );
		expect( session.user.id ).toBe( 8 );
	} );

	it( 'an answer of another tab from before is none to who asks since', async () => {
		const { session } = open();
		const other = open();
		await clock.advance( 1000 );
		await other.session.renew();
		await clock.advance( 30_000 );
		await session.renew( clock.now() );

		expect( server.renewals() ).toBe( 2 );
	} );
} );
