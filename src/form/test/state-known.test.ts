import {
	isBusy,
	isShownBusy,
	isUnderWay,
	memoryOf,
	outstanding,
	type State,
} from '../state';
import {
	clashing,
	create,
	edited,
	login,
	open,
	refused,
	sending,
	sent,
	waiting,
} from './states';

describe( 'transition', () => {
	it.each< [ State, boolean, boolean ] >( [
		[ sending(), true, true ],
		[ sending( open, 1 ), true, false ],
		[ clashing, true, true ],
		[ waiting( open ), false, false ],
		[ refused(), false, false ],
	] )( 'knows who waits: %j', ( state, busy, shown ) => {
		expect( [ isBusy( state ), isShownBusy( state ) ] ).toEqual( [
			busy,
			shown,
		] );
	} );

	it( 'knows what is on its way already', () => {
		expect(
			isUnderWay(
				sending( open, 1 ),
				sending( { ...open, next: edited }, 1 )
			)
		).toBe( true );
		expect( isUnderWay( sending( open ), sending( edited ) ) ).toBe(
			false
		);
		expect( isUnderWay( waiting( open ), sending( open, 1 ) ) ).toBe(
			false
		);
	} );

	it( 'knows what the device is to remember', () => {
		expect( memoryOf( sending( open ) ) ).toBe( open );
		expect( memoryOf( waiting( create ) ) ).toBe( create );
		expect( memoryOf( refused( login, open ) ) ).toEqual( {
			...open,
			isHeld: true,
		} );
		expect( memoryOf( refused( login, create ) ) ).toBeUndefined();
		expect( memoryOf( refused() ) ).toBeUndefined();
		expect( memoryOf( sent() ) ).toBeUndefined();
	} );

	it( 'knows what still has a key', () => {
		expect( outstanding( waiting( open ) ) ).toBe( open );
		expect( outstanding( refused( login ) ) ).toBe( create );
		expect( outstanding( refused() ) ).toBeUndefined();
		expect( outstanding( sent() ) ).toBeUndefined();
	} );
} );
