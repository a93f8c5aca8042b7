/* @jest-environment node */
import {
	isFresh,
	lifeOfHeader,
	lifeOfPage,
	serverTime,
	type Life,
} from '../freshness';

const HOUR = 3600;
const DEVICE = 1_800_000_000_000;
const NOW = DEVICE / 1000;

const grant = ( now: number, life = 12 * HOUR ) => ( {
	nonce: 'a',
	now,
	expires: now + life,
	user: { id: 7, name: 'Ada', can: {} },
	actions: {},
} );

const later = ( seconds: number ) => DEVICE + seconds * 1000;

describe( 'the nonce of a page', () => {
	it.each( [
		[ 'made now', 0, true ],
		[ 'made 5 minutes ago, or clocks differ by that', -300, true ],
		[ 'made in 5 minutes by the device’s clock', 300, true ],
		[ 'made 5 minutes and a second ago', -301, false ],
		[ 'made in the device’s future', 301, false ],
		[ 'kept by a cache for three days', -3 * 24 * HOUR, false ],
	] )( '%s', ( _name, offset, expected ) => {
		const life = lifeOfPage( grant( NOW + offset ), DEVICE );

		expect( isFresh( life, DEVICE ) ).toBe( expected );
	} );
} );

describe( 'time', () => {
	const life = lifeOfPage( grant( NOW ), DEVICE );

	it.each( [
		[ 'an hour later', HOUR, true ],
		[ 'a minute before its end', 12 * HOUR - 60, true ],
		[ 'less than a minute before its end', 12 * HOUR - 59, false ],
		[ 'after a night with the lid closed', 13 * HOUR, false ],
		[ 'when the clock was set back', -1, false ],
	] )( '%s', ( _name, seconds, expected ) => {
		expect( isFresh( life, later( seconds ) ) ).toBe( expected );
	} );

	it( 'is the server’s', () => {
		const slow = lifeOfPage( grant( NOW + 200 ), DEVICE );

		expect( serverTime( slow, later( 10 ) ) ).toBe( NOW + 210 );
	} );
} );

it( 'gives a nonce of a header half of the life that another was seen to have', () => {
	const last: Life = lifeOfPage( grant( NOW ), DEVICE );
	const life = lifeOfHeader( last, 12 * HOUR, later( HOUR ), NOW + 2 * HOUR );

	expect( life ).toEqual( {
		now: NOW + HOUR,
		expires: NOW + 7 * HOUR,
		at: later( HOUR ),
		proven: true,
	} );
} );

describe( 'The server’s clock of an old page, after an answer whose header brought a nonce', () => {
	const DAYS = 72 * HOUR;
	const old: Life = lifeOfPage( grant( NOW - DAYS ), DEVICE );

	it( 'is that of the answer', () => {
		expect(
			lifeOfHeader( old, 24 * HOUR, later( 60 ), NOW + 61 ).now
		).toBe( NOW + 61 );
	} );

	it( 'is the page’s where the answer tells none', () => {
		expect( lifeOfHeader( old, 24 * HOUR, later( 60 ), NaN ).now ).toBe(
			NOW - DAYS + 60
		);
	} );
} );
