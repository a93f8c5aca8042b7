import { createClock } from '../../testing/clock';
import { createLocks } from '../../testing/locks';
import { createHold } from '../hold';

function start() {
	const clock = createClock( 0 );
	const locks = createLocks();
	const tab = () => createHold( { locks, later: clock.later }, 'draft:' );

	return { clock, locks, tab };
}

it( 'one tab has a draft, and the next one when that has let go', async () => {
	const { tab, locks } = start();
	const [ one, two ] = [ tab(), tab() ];

	expect( await one.take( 'a' ) ).toBe( true );
	expect( await one.take( 'a' ) ).toBe( true );
	expect( await two.take( 'a' ) ).toBe( false );
	expect( await two.live() ).toEqual( new Set( [ 'a' ] ) );
	one.release();
	await new Promise( ( resolve ) => setImmediate( resolve ) );
	expect( await two.take( 'a' ) ).toBe( true );
	expect( locks.held() ).toEqual( [ 'draft:a' ] );
} );

it( 'a tab lets go of one draft when it takes another', async () => {
	const { tab } = start();
	const one = tab();
	await one.take( 'a' );
	await one.take( 'b' );
	await new Promise( ( resolve ) => setImmediate( resolve ) );
	expect( await one.live() ).toEqual( new Set( [ 'b' ] ) );
} );

it( 'waits as long as it is told, and not longer', async () => {
	const { clock, tab } = start();
	const [ one, two ] = [ tab(), tab() ];
	await one.take( 'a' );
	const late = two.take( 'a', 3000 );
	await clock.advance( 3001 );
	expect( await late ).toBe( false );

	const soon = two.take( 'a', 3000 );
	await clock.advance( 100 );
	one.release();
	expect( await soon ).toBe( true );
} );

it( 'without locks everything can be had, and nothing is known of others', async () => {
	const hold = createHold(
		{ locks: undefined, later: createClock( 0 ).later },
		'draft:'
	);
	expect( await hold.take( 'a' ) ).toBe( true );
	expect( await hold.live() ).toBeUndefined();
} );
