import { createStore } from '../store';
import { fakeShelf, stored } from './fixtures';

const SEALED = { key: 'k', data: 'd' };

function start( isSecure = true ) {
	const shelves = {
		device: fakeShelf(),
		tail: fakeShelf(),
		tab: fakeShelf(),
	};
	const note = jest.fn();

	return { ...shelves, note, store: createStore( shelves, isSecure, note ) };
}

it.each( [
	[ 'a visitor’s', { user: 0 }, true, 'device' ],
	[ 'sealed words', { user: 7, words: SEALED }, true, 'device' ],
	[ 'words without a key', { user: 7 }, true, 'no_key' ],
	[ 'words on plain http', { user: 7 }, false, 'insecure' ],
] )( '%s', async ( _, fields, isSecure, place ) => {
	const { store, device, tail, tab } = start( isSecure );
	const isOnDevice = place === 'device';

	store.saveNow( stored( fields ) );
	expect(
		[ device, tail, tab ].map( ( { drafts } ) => drafts.size )
	).toEqual( isOnDevice ? [ 1, 1, 0 ] : [ 0, 0, 1 ] );
	expect( await store.save( stored( { ...fields, seq: 2 } ) ) ).toBe( place );
	expect(
		[ device, tail, tab ].map( ( { drafts } ) => drafts.size )
	).toEqual( isOnDevice ? [ 1, 0, 0 ] : [ 0, 0, 1 ] );
} );

it.each( [
	[ 'full', new DOMException( '', 'QuotaExceededError' ) ],
	[ 'refused', new DOMException( '', 'SecurityError' ) ],
] )( 'a device that is %s: the tab has it', async ( why, problem ) => {
	const { store, device, tab } = start();
	device.problem = problem;

	expect( await store.save( stored() ) ).toBe( why );
	expect( tab.drafts.size ).toBe( 1 );
	expect( await store.all() ).toEqual( [ stored() ] );
} );

it( 'nothing throws where nothing can be kept', async () => {
	const { store, device, tail, tab } = start();
	for ( const shelf of [ device, tail, tab ] ) {
		shelf.problem = new Error( 'Broken.' );
		shelf.all = () => Promise.reject( new Error( 'Broken.' ) );
		shelf.remove = () => Promise.reject( new Error( 'Broken.' ) );
	}

	store.saveNow( stored() );
	expect( await store.save( stored() ) ).toBe( 'refused' );
	expect( await store.all() ).toEqual( [] );
	await store.remove( 'a-draft-0123456789' );
} );

it( 'a save that began before the page went does not undo what was handed over then', async () => {
	const { store } = start();
	store.saveNow( stored( { seq: 6, words: 'newest' } ) );
	await store.save( stored( { seq: 5, words: 'older' } ) );

	expect( await store.all() ).toEqual( [
		stored( { seq: 6, words: 'newest' } ),
	] );
} );

it( 'what is not a draft is overlooked', async () => {
	const { store, device } = start();
	device.all = async () =>
		[
			null,
			'words',
			{},
			stored( { id: 'short' } ),
			{ ...stored(), words: { key: 1 } },
			stored( { seq: 1.5 } ),
			stored(),
		] as never;

	expect( await store.all() ).toEqual( [ stored() ] );
} );

it( 'tells whether the device holds anything', async () => {
	const { store, note } = start();
	await store.save( stored() );
	expect( note ).toHaveBeenLastCalledWith( true );
	await store.remove( stored().id );
	expect( note ).toHaveBeenLastCalledWith( false );
} );
