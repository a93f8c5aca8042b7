/* @jest-environment node */
import { randomFillSync } from 'node:crypto';
import { newKey } from '../key';

const source: Pick< Crypto, 'getRandomValues' > = {
	getRandomValues: ( array ) => {
		if ( array instanceof Uint8Array ) {
			randomFillSync( array );
		}
		return array;
	},
};

it( 'is one that the server takes, and never the same', () => {
	const keys = Array.from( { length: 500 }, () => newKey( source ) );

	expect( new Set( keys ).size ).toBe( 500 );
	for ( const key of keys ) {
		expect( key ).toMatch( /^[0-9a-f]{32}$/ );
	}
} );
