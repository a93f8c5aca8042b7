import { tabOf } from '../shelves';

/**
 * A tab, or a copy of one.
 *
 * @param kept What its web storage holds.
 */
function makeTab( kept = new Map< string, string >() ) {
	const sessionStorage = {
		getItem: ( name: string ) => kept.get( name ) ?? null,
		setItem: ( name: string, value: string ) =>
			void kept.set( name, value ),
		removeItem: ( name: string ) => void kept.delete( name ),
	};

	return Object.assign( new EventTarget(), {
		sessionStorage: Object.assign( sessionStorage, {
			length: 0,
			clear: () => {},
			key: () => null,
		} ),
		crypto,
		kept,
	} );
}

it( 'a tab is the same after a reload', () => {
	const tab = makeTab();
	const id = tabOf( tab, 'tab', true );
	tab.dispatchEvent( new Event( 'pagehide' ) );

	expect( tabOf( makeTab( tab.kept ), 'tab', true ) ).toBe( id );
} );

it( 'a tab that was duplicated is another one, and is the same after a reload', () => {
	const tab = makeTab();
	const id = tabOf( tab, 'tab', true );
	const copy = makeTab( new Map( tab.kept ) );
	const other = tabOf( copy, 'tab', true );
	expect( other ).not.toBe( id );

	copy.dispatchEvent( new Event( 'pagehide' ) );
	expect( tabOf( makeTab( copy.kept ), 'tab', true ) ).toBe( other );
} );

it( 'a tab that was duplicated after it came back from the back/forward cache is another one', () => {
	const tab = makeTab();
	const id = tabOf( tab, 'tab', true );
	tab.dispatchEvent( new Event( 'pagehide' ) );
	tab.dispatchEvent( new Event( 'pageshow' ) );

	expect( tabOf( makeTab( new Map( tab.kept ) ), 'tab', true ) ).not.toBe(
		id
	);
} );

it( 'where storage is refused every page is a tab of its own', () => {
	const refused = {
		get sessionStorage(): Storage {
			throw new DOMException( 'Refused.', 'SecurityError' );
		},
		crypto,
		addEventListener: () => {},
	};

	expect( tabOf( refused, 'tab' ) ).not.toBe( tabOf( refused, 'tab' ) );
} );
