/* @jest-environment node */
import { isAnswer, isNews, type News } from '../news';
import { firstStanding, type Standing } from '../standing';

const DEVICE = 1_800_000_000_000;
const NOW = DEVICE / 1000;

const grant = ( id: number, age = 0 ) => ( {
	nonce: 'fresh',
	now: NOW - age,
	expires: NOW - age + 43_200,
	user: { id, name: '', can: {} },
	actions: {},
} );

const news = ( id = 7, age = 0 ): News => ( {
	grant: grant( id, age ),
	at: DEVICE - age * 1000,
} );

/** A page that was loaded so many seconds ago. */
const page = ( id = 7, age = 60 ): Standing =>
	firstStanding( grant( id, age ), DEVICE - age * 1000 );

describe( 'when a send was refused, the server need not be asked', () => {
	it.each( [
		[ 'for what another tab was told since', news( 7, 1 ), 5, true ],
		[
			'for what it was told just before: the message was late',
			news( 7, 9 ),
			1,
			true,
		],
		[ 'but for what it was told long before', news( 7, 30 ), 1, false ],
		[ 'but for what was known when it was sent', news( 7, 60 ), 55, false ],
		[ 'but for what is said of somebody else', news( 8, 1 ), 5, false ],
		[ 'but for what is said of nobody', news( 0, 1 ), 5, false ],
	] )( '%s', ( _name, told, sentBefore, expected ) => {
		const since = DEVICE - sentBefore * 1000;

		expect( isAnswer( page(), told, DEVICE, since ) ).toBe( expected );
	} );
} );

describe( 'when the nonce is old, the server need not be asked', () => {
	it( 'for a fresh one that another tab was given', () => {
		expect( isAnswer( page(), news( 7, 30 ), DEVICE ) ).toBe( true );
	} );

	it( 'but for one that is old too', () => {
		expect( isAnswer( page( 7, 99_999 ), news( 7, 43_180 ), DEVICE ) ).toBe(
			false
		);
	} );

	it( 'also on a page that came late from a cache, though the news is older than the page’s arrival', () => {
		const cached = firstStanding( grant( 7, 86_400 ), DEVICE );

		expect( isAnswer( cached, news( 7, 30 ), DEVICE ) ).toBe( true );
	} );

	it( 'also on a visitor’s page, for the one who is here', () => {
		expect( isAnswer( page( 0 ), news( 7, 1 ), DEVICE ) ).toBe( true );
	} );
} );

it.each( [
	null,
	'x',
	[],
	{ at: 1 },
	{ at: 'x', grant: grant( 7 ) },
	{ at: 1, grant: { nonce: 1 } },
] )( '%j is no news', ( value ) => {
	expect( isNews( value ) ).toBe( false );
} );
