import { createClock } from '../../testing/clock';
import { createRhythm, PAUSE } from '../rhythm';

function start( takes = 0 ) {
	const clock = createClock( 0 );
	const saved: number[] = [];
	const beat = createRhythm( async () => {
		saved.push( clock.now() );
		await new Promise< void >( ( resolve ) =>
			clock.later( resolve, takes )
		);
	}, clock.later );

	return { clock, saved, beat };
}

it( 'saves the first key at once, and the last one too', async () => {
	const { clock, saved, beat } = start();
	beat();
	expect( saved ).toEqual( [ 0 ] );
	await clock.advance( 10 );
	beat();
	await clock.advance( 1000 );
	expect( saved ).toEqual( [ 0, PAUSE ] );
	beat();
	expect( saved ).toEqual( [ 0, PAUSE, 1010 ] );
} );

it( 'is never more than 300 ms behind while typing goes on', async () => {
	const { clock, saved, beat } = start( 20 );
	for ( let key = 0; key < 14; key++ ) {
		beat();
		await clock.advance( 60 );
	}
	const gaps = saved.slice( 1 ).map( ( at, n ) => at - ( saved[ n ] ?? 0 ) );
	expect( Math.max( ...gaps ) ).toBeLessThanOrEqual( 300 );
	expect( saved.length ).toBeLessThan( 6 );
} );

it( 'saves one after the other, however long one takes', async () => {
	const { clock, saved, beat } = start( 5000 );
	beat();
	await clock.advance( 1000 );
	beat();
	await clock.advance( 3999 );
	expect( saved ).toEqual( [ 0 ] );
	await clock.advance( 1 );
	expect( saved ).toEqual( [ 0, 5000 ] );
} );

it( 'goes on after a save that failed', async () => {
	const clock = createClock( 0 );
	const save = jest.fn().mockRejectedValueOnce( new Error( 'Refused.' ) );
	const beat = createRhythm( save, clock.later );
	beat();
	await clock.advance( PAUSE );
	beat();
	expect( save ).toHaveBeenCalledTimes( 2 );
} );
