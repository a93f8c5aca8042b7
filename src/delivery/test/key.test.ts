/* @jest-environment node */
import { webcrypto } from 'node:crypto';
import { newKey } from '../key';

it( 'is one that the server takes, and never the same', () => {
	const keys = Array.from( { length: 500 }, () => newKey( webcrypto ) );

	expect( new Set( keys ).size ).toBe( 500 );
	for ( const key of keys ) {
		expect( key ).toMatch( /^[A-Za-z0-9_-]{22}$/ );
	}
} );
