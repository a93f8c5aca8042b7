/* @jest-environment node */
import { readFileSync } from 'fs';
import { resolve } from 'path';
import { CLIENT_CODES, SERVER_CODES } from '../codes';

it( 'are the server’s, one by one', () => {
	const file = resolve(
		__dirname,
		'../../../includes/Delivery/ErrorCode.php'
	);
	const php = readFileSync( file, 'utf8' );
	const codes = [ ...php.matchAll( /case \w+\s*=\s*'([^']+)';/g ) ].map(
		( [ , code ] ) => code
	);

	expect( codes ).toEqual( [ ...SERVER_CODES ] );
} );

it( 'are each in one list only', () => {
	const all = [ ...SERVER_CODES, ...CLIENT_CODES ];

	expect( new Set( all ).size ).toBe( all.length );
} );
