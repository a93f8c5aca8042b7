import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';

const build = path.resolve( 'build' );

/** Bytes that a browser loads of one kind of file before anybody needs more. Right-to-left styles come instead of the others, not besides. */
function weight( kind: string ): number {
	return readdirSync( build )
		.filter(
			( name ) =>
				name.endsWith( kind ) &&
				! name.endsWith( '-rtl.css' ) &&
				name !== 'later.js'
		)
		.map(
			( name ) =>
				gzipSync( readFileSync( path.join( build, name ) ), {
					level: 9,
				} ).length
		)
		.reduce( ( sum, bytes ) => sum + bytes, 0 );
}

test( 'all JavaScript of ours on a page is at most 12 kB, gzipped', () => {
	expect( weight( '.js' ) ).toBeGreaterThan( 1000 );
	expect( weight( '.js' ) ).toBeLessThanOrEqual( 12 * 1024 );
} );

test( 'all CSS of ours on a page is at most 2 kB, gzipped', () => {
	expect( weight( '.css' ) ).toBeGreaterThan( 100 );
	expect( weight( '.css' ) ).toBeLessThanOrEqual( 2 * 1024 );
} );
