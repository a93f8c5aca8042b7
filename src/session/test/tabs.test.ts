/* @jest-environment node */
/** What the tabs of one browser do together. */

import { settle } from '../../testing/clock';
import { createServer } from '../../testing/server';
import { openTab } from '../../testing/tab';
import { anew, browser, clock, DAY, NOON, open, server } from './fixtures';

beforeEach( anew );

const renewalLock = () =>
	browser.locks.held().filter( ( name ) => name.endsWith( ':renewal' ) );

it( 'one asks, the others are told', async () => {
	const tabs = [ open(), open(), open() ];
	await clock.advance( 1 );
	await tabs[ 0 ]?.session.renew();
	await settle();

	expect( server.renewals() ).toBe( 1 );
	expect( new Set( tabs.map( ( { session } ) => session.nonce ) ).size ).toBe(
		1
	);
} );

it( 'five that begin at once on old pages ask once', async () => {
	const tabs = Array.from( { length: 5 }, () => open( { age: DAY } ) );
	tabs.forEach( ( { session } ) => session.begin() );
	await clock.advance( 1000 );

	expect( server.renewals() ).toBe( 1 );
	tabs.forEach( ( { session } ) => {
		expect( session.nonce ).not.toBe( '' );
		expect( session.serverTime() ).toBe( server.now() );
	} );
} );

it( 'the news is there before the lock is given back, and gone after a minute', async () => {
	browser.air.isClear = false;
	await open( { age: DAY } ).session.renew();
	expect( renewalLock() ).toEqual( [] );
	expect( browser.locks.held() ).toHaveLength( 1 );

	await clock.advance( 59_000 );
	await open( { age: DAY } ).session.renew();
	expect( server.renewals() ).toBe( 1 );

	await clock.advance( 1000 );
	expect( browser.locks.held() ).toEqual( [] );
	await open( { age: DAY } ).session.renew();
	expect( server.renewals() ).toBe( 2 );
} );

it( 'the news goes with its tab', async () => {
	const { session, hide } = open( { age: DAY } );
	await session.renew();
	hide();
	await settle();

	expect( browser.locks.held() ).toEqual( [] );
} );

it( 'what one was told of somebody else the next one asks for itself', async () => {
	browser.air.isClear = false;
	const [ first, second ] = [ open(), open() ];
	server.signIn( 8 );
	await first.session.renew();
	server.signIn( 7 );

	expect( await second.session.renew() ).toEqual( {
		ok: true,
		verdict: 'own',
	} );
	expect( server.renewals() ).toBe( 2 );
} );

it( 'a message about somebody else is told, and its nonce is not taken', async () => {
	const [ first, second ] = [ open(), open() ];
	const { nonce } = second.session;
	await clock.advance( 1 );
	server.signIn( 8 );
	await first.session.renew();
	await settle();

	expect( second.events ).toEqual( [ 'identity_changed 8' ] );
	expect( second.session.nonce ).toBe( nonce );
	expect( second.apiFetch.nonceMiddleware?.nonce ).toBe( nonce );
} );

it( 'messages that come late do not undo what is newer', async () => {
	const { session } = open();
	const { nonce } = session;
	browser.air.open( `inkfast:${ server.root }:` ).postMessage( {
		at: NOON - 1,
		grant: {
			nonce: 'older',
			now: server.now(),
			expires: server.now() + 100,
			user: { id: 7, name: '', can: {} },
			actions: {},
		},
	} );
	await settle();

	expect( session.nonce ).toBe( nonce );
} );

it( 'messages that make no sense are not listened to', async () => {
	const { session } = open();
	const { nonce } = session;
	const channel = browser.air.open( `inkfast:${ server.root }:` );
	[ null, 'x', { at: 1 }, { at: NOON + 1, grant: {} } ].forEach(
		( message ) => channel.postMessage( message )
	);
	await settle();

	expect( session.nonce ).toBe( nonce );
} );

it( 'locks and channels carry the REST root, so that sites on one origin never meet', async () => {
	const { session } = open( { age: DAY } );
	void session.renew();
	await settle();

	const other = createServer( clock, 'https://site.test/blog/wp-json/' );
	const there = openTab( { ...browser, server: other }, { age: DAY } );
	await there.client.session.renew();

	expect( server.renewals() ).toBe( 1 );
	expect( other.renewals() ).toBe( 1 );
	browser.locks.requested.forEach( ( name ) => {
		expect( name ).toMatch(
			/^inkfast:https:\/\/site\.test\/(blog\/)?wp-json\/:/
		);
	} );
} );

describe( 'a tab that holds the lock', () => {
	it( 'gives it back when its page goes away, in the same turn', async () => {
		const [ first, second ] = [ open(), open() ];
		server.renewal = () => new Promise( () => {} );
		void first.session.renew();
		await settle();
		expect( renewalLock() ).toHaveLength( 1 );
		first.hide();
		for ( let turn = 0; turn < 50; turn++ ) {
			await Promise.resolve();
		}
		expect( renewalLock() ).toEqual( [] );

		server.renewal = undefined;
		expect( await second.session.renew() ).toMatchObject( {
			ok: true,
		} );
	} );

	it( 'and goes into the back-forward cache is not left hanging when it returns', async () => {
		const { session, hide, restore } = open();
		server.renewal = () => new Promise( () => {} );
		const hanging = session.renew();
		await settle();
		hide();
		restore();

		expect( await hanging ).toEqual( { ok: false, cause: 'unreachable' } );
		server.renewal = undefined;
		expect( await session.renew() ).toMatchObject( { ok: true } );
	} );

	it( 'and waits while its page goes away does not take it there', async () => {
		const [ first, second ] = [ open(), open() ];
		server.renewal = () => new Promise( () => {} );
		void first.session.renew();
		await settle();
		const waiting = second.session.renew();
		await settle();
		second.hide();

		expect( await waiting ).toEqual( { ok: false, cause: 'unreachable' } );
	} );

	it( 'and is frozen is passed over after a while', async () => {
		void browser.locks.request(
			`inkfast:${ server.root }:renewal`,
			{},
			() => new Promise( () => {} )
		);
		const renewal = open().session.renew();
		await clock.advance( 21_000 );
		expect( server.renewals() ).toBe( 0 );
		await clock.advance( 1000 );

		expect( await renewal ).toMatchObject( { ok: true } );
	} );

	it( 'and has it stolen goes on, and asks once', async () => {
		const { session } = open();
		server.delay = 1000;
		const renewal = session.renew();
		await settle();
		browser.locks.steal( /renewal$/ );
		await clock.advance( 1000 );

		expect( await renewal ).toMatchObject( { ok: true } );
		expect( server.renewals() ).toBe( 1 );
	} );
} );

it( 'where locks are there but refused, each asks for itself', async () => {
	browser.locks.request = () =>
		Promise.reject( new DOMException( 'No.', 'SecurityError' ) );
	browser.locks.query = () =>
		Promise.reject( new DOMException( 'No.', 'SecurityError' ) );

	expect( await open().session.renew() ).toMatchObject( { ok: true } );
	expect( server.renewals() ).toBe( 1 );
} );

it( 'on plain http the message alone spares the others their renewal', async () => {
	const [ first, second ] = [
		open( { age: DAY, hasLocks: false } ),
		open( { age: DAY, hasLocks: false } ),
	];
	await first.session.renew();
	await settle();
	second.session.begin();
	await settle();

	expect( server.renewals() ).toBe( 1 );
} );
