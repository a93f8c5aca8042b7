import { choose, isFor, isOld, newestOfEach } from '../choose';
import { stored } from './fixtures';

const DAY = 24 * 3_600_000;

const ids = ( drafts: readonly { id: string }[] ) =>
	drafts.map( ( { id } ) => id );

describe( 'what comes back', () => {
	const drafts = [
		stored( { id: 'old', tab: 'gone', savedAt: 1 } ),
		stored( { id: 'new', tab: 'gone', savedAt: 3 } ),
		stored( { id: 'own', tab: 'here', savedAt: 2 } ),
		stored( { id: 'live', tab: 'other', savedAt: 4 } ),
	];

	it( 'is what stood in this tab, then the newest that no tab has open', () => {
		const { orphans, offers, elsewhere } = choose(
			drafts,
			new Set( [ 'live' ] ),
			'here'
		);
		expect( ids( orphans ) ).toEqual( [ 'own', 'new', 'old' ] );
		expect( ids( offers ) ).toEqual( [] );
		expect( ids( elsewhere ) ).toEqual( [ 'live' ] );
	} );

	it( 'is this tab’s alone where nobody knows what other tabs have open', () => {
		const { orphans, offers, elsewhere } = choose(
			drafts,
			undefined,
			'here'
		);
		expect( ids( orphans ) ).toEqual( [ 'own' ] );
		expect( ids( offers ) ).toEqual( [ 'live', 'new', 'old' ] );
		expect( ids( elsewhere ) ).toEqual( [] );
	} );
} );

it.each( [
	[ 'one’s own', 7, 'other', 7, true ],
	[ 'another’s', 8, 'here', 7, false ],
	[ 'somebody’s, to a visitor', 8, 'here', 0, false ],
	[ 'a visitor’s of this tab, to whoever has signed in', 0, 'here', 7, true ],
	[ 'a visitor’s of another tab', 0, 'other', 7, false ],
	[ 'a visitor’s, to a visitor', 0, 'other', 0, true ],
] )( 'a draft is shown or not: %s', ( _, writer, tab, user, shown ) => {
	expect( isFor( stored( { user: writer, tab } ), user, 'here' ) ).toBe(
		shown
	);
} );

it.each( [
	[ 29, false ],
	[ 30, false ],
	[ 31, true ],
	[ -400, false ],
] )( 'a draft of %d days ago is old: %s', ( days, old ) => {
	const now = 1e12;
	expect( isOld( stored( { savedAt: now - days * DAY } ), now ) ).toBe( old );
} );

it( 'of two versions the one that was saved last counts', () => {
	const versions = [ 3, 5, 4 ].map( ( seq ) => stored( { seq } ) );
	const other = stored( { id: 'another' } );
	expect( newestOfEach( [ ...versions, other ] ) ).toEqual( [
		stored( { seq: 5 } ),
		other,
	] );
} );
