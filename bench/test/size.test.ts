import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';

const build = path.resolve( 'build' );

/** Bytes of a file as it goes over the network. */
const weight = ( name: string ): number =>
	gzipSync( readFileSync( path.join( build, name ) ), { level: 9 } ).length;

test.each( [
	[ 'JavaScript that every page with a form loads', 'index.js', 12 ],
	// The library idb, more than one of them, is in it.
	[ 'JavaScript that comes when somebody touches it', 'later.js', 13 ],
	// Right-to-left styles come instead, not besides.
	[ 'CSS', 'index.css', 2 ],
	[ 'CSS from right to left', 'index-rtl.css', 2 ],
] )( '%s (%s) is at most %d kB, gzipped', ( _, name, most ) => {
	expect( weight( name ) ).toBeGreaterThan( 100 );
	expect( weight( name ) ).toBeLessThanOrEqual( most * 1024 );
} );

test( 'nothing else is built', () => {
	expect(
		readdirSync( build ).filter( ( name ) => ! name.endsWith( '.php' ) )
	).toEqual( [ 'index-rtl.css', 'index.css', 'index.js', 'later.js' ] );
} );
