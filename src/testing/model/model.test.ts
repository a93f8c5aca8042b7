/** Whatever two people do in whatever order, and whatever is done to them: nothing is lost, nothing is there twice, nothing is somebody else's. */

import { writeFileSync } from 'node:fs';
import fc from 'fast-check';
import { createGround } from './in-process/ground';
import { type Deed, read, sequences, show } from './deeds';
import { RULES } from './ledger';
import { play } from './player';
import { sequencesOf, SHORTEST, shrink } from './search';

/** `npm run chaos` has found a sequence that breaks a rule in a browser, and asks whether it does here, and what of it. */
const { INKFAST_SEQUENCE, INKFAST_PLANT, INKFAST_RESULT } = process.env;

const RUNS = 60;

const LONG = 300_000;

let drawn = 0;

/** A client that gives each try another key. */
const otherKeys = ( key: string ) => `${ key }-${ ++drawn }`;

const brokenBy = async ( sequence: readonly Deed[], hasPlant = false ) => {
	const ground = createGround( hasPlant ? otherKeys : undefined );

	return ( await play( ground, 'this', sequence ) ).broken;
};

if ( INKFAST_SEQUENCE ) {
	it(
		'shortens a sequence',
		async () => {
			const found = await shrink( read( INKFAST_SEQUENCE ), ( each ) =>
				brokenBy( each, !! INKFAST_PLANT )
			);

			writeFileSync(
				INKFAST_RESULT ?? '',
				found ? show( found.sequence ) : ''
			);
		},
		LONG
	);
} else {
	it(
		'keeps the rules',
		() =>
			fc.assert(
				fc.asyncProperty( sequences( SHORTEST ), async ( sequence ) => {
					expect( await brokenBy( sequence ) ).toEqual( [] );
				} ),
				{ numRuns: RUNS }
			),
		LONG
	);

	it.each( [
		[
			'an answer is lost',
			'net:lost type:1 send:1 net:fine wait reload:1',
		],
		[ 'PHP dies', 'type:1 kill:12 send:1 wait' ],
		[ 'somebody else says yes', 'type:1 in:bo send:1 yes:1' ],
		[ 'a visitor signs in', 'out reload:1 type:1 send:1 yes:1' ],
		[
			'a visitor sends what another tab has left',
			'end reload:2 type:2 close:2 reload:1 send:1 yes:1 type:1',
		],
		[
			'a visitor’s text is sent where somebody has signed in meanwhile',
			'end reload:2 type:2 type:1',
		],
		[ 'two tabs write', 'type:1 type:2 close:1 send:2 send:1' ],
	] )( 'keeps them when %s', async ( _, text ) => {
		expect( await brokenBy( read( text ) ) ).toEqual( [] );
	} );

	it(
		'finds a client that gives each try another key, and the few deeds that show it',
		async () => {
			const long =
				'type:2 no:1 type:1 net:lost send:1 reload:2 net:fine wait type:1';
			const found = await shrink( read( long ), ( each ) =>
				brokenBy( each, true )
			);

			expect( found?.sequence.length ).toBeLessThanOrEqual( 4 );
			expect( found?.broken.join() ).toContain( RULES.once );
		},
		LONG
	);
}

it( 'gives a seed the same sequences again, and another seed others', () => {
	expect( sequencesOf( 1, 5 ) ).toEqual( sequencesOf( 1, 5 ) );
	expect( sequencesOf( 1, 5 ) ).not.toEqual( sequencesOf( 2, 5 ) );
	expect( sequencesOf( 1, 5 ).map( show ).map( read ) ).toEqual(
		sequencesOf( 1, 5 )
	);
	expect( () => read( 'type:3' ) ).toThrow( 'type:3' );
} );
