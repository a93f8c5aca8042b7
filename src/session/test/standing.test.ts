/* @jest-environment node */
import { relation } from '../identity';
import { adopt, firstStanding, type Standing, take } from '../standing';

const user = ( id: number ) => ( { id, name: `User ${ id }`, can: {} } );
const life = { now: 100, expires: 200, at: 100_000, proven: true };

const standing = ( id: number ): Standing =>
	firstStanding(
		{
			nonce: `first-of-${ id }`,
			now: 100,
			expires: 150,
			user: user( id ),
			actions: { own: 'a' },
		},
		100_000
	);

const offer = ( id: number ) => ( {
	nonce: `next-of-${ id }`,
	life,
	user: user( id ),
} );

it.each( [
	[ 7, 7, 'own' ],
	[ 0, 0, 'own' ],
	[ 0, 7, 'adopted' ],
	[ 7, 0, 'signed_out' ],
	[ 7, 8, 'identity_changed' ],
] )( 'page of %s, %s is here: %s', ( page, here, expected ) => {
	expect( relation( page, here ) ).toBe( expected );
} );

it( 'takes a nonce of the page’s own user', () => {
	const taken = take( standing( 7 ), offer( 7 ) );

	expect( taken.event ).toBe( 'renewed' );
	expect( taken.standing ).toMatchObject( {
		nonce: 'next-of-7',
		verdict: 'own',
		life,
	} );
} );

it.each( [
	[ 8, 'identity_changed' ],
	[ 0, 'signed_out' ],
] )( 'takes no nonce of user %s, and tells so once', ( id, event ) => {
	const first = take( standing( 7 ), offer( id ) );
	const second = take( first.standing, offer( id ) );

	expect( first.event ).toBe( event );
	expect( second.event ).toBeUndefined();
	expect( second.standing ).toMatchObject( {
		nonce: 'first-of-7',
		user: { id: 7 },
		here: { id },
		verdict: event,
	} );
} );

it( 'adopts an identity once', () => {
	const adopted = take( standing( 0 ), offer( 7 ) );
	const other = take( adopted.standing, offer( 8 ) );

	expect( adopted.event ).toBe( 'adopted' );
	expect( adopted.standing.user.id ).toBe( 7 );
	expect( other.event ).toBe( 'identity_changed' );
	expect( other.standing.nonce ).toBe( 'next-of-7' );
} );

it.each( [ 0, 8 ] )( 'heals when the own user is back after %s', ( id ) => {
	const away = take( standing( 7 ), offer( id ) );
	const back = take( away.standing, offer( 7 ) );

	expect( back ).toMatchObject( {
		event: 'renewed',
		standing: { verdict: 'own', here: { id: 7 }, nonce: 'next-of-7' },
	} );
} );

it( 'keeps the nonces of actions until an answer has new ones', () => {
	const kept = take( standing( 7 ), offer( 7 ) ).standing;
	const renewed = take( kept, { ...offer( 7 ), actions: { own: 'b' } } );

	expect( kept ).toMatchObject( { actions: { own: 'a' }, span: 50 } );
	expect( renewed.standing ).toMatchObject( {
		actions: { own: 'b' },
		span: 100,
	} );
} );

it( 'makes another standing of every answer, so that two moments can be told apart', () => {
	const first = standing( 7 );

	expect( take( first, offer( 8 ) ).standing ).not.toBe( first );
	expect( take( first, offer( 7 ) ).standing ).not.toBe( first );
} );

it( 'becomes somebody’s whom the person agreed to, and holds no nonce for good until theirs has come', () => {
	const away = take( standing( 7 ), offer( 8 ) ).standing;
	const adopted = adopt( away, user( 8 ) );
	expect( adopted ).toMatchObject( {
		user: { id: 8 },
		here: { id: 8 },
		verdict: 'own',
		life: { proven: false },
	} );

	expect( take( adopted, offer( 8 ) ).standing ).toMatchObject( {
		user: { id: 8 },
		nonce: 'next-of-8',
		life: { proven: true },
	} );
	expect( take( adopted, offer( 9 ) ) ).toMatchObject( {
		event: 'identity_changed',
		standing: { user: { id: 8 } },
	} );
	expect( take( adopted, offer( 7 ) ).event ).toBe( 'identity_changed' );
} );
