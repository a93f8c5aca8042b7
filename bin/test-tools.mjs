/**
 * Runs the tests of the commands themselves: `*.test.mjs`, in Node's own test runner.
 */
import { spawn } from 'node:child_process';
import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { command } from './lib/log.mjs';
import { root } from './lib/paths.mjs';

await command( async () => {
	const files = await Promise.all( [ 'bin', 'bench', 'chaos' ].map( tests ) );
	const args = [ '--test', ...process.argv.slice( 2 ), ...files.flat() ];
	return new Promise( ( resolve ) => {
		spawn( process.execPath, args, { cwd: root, stdio: 'inherit' } ).on(
			'close',
			( code ) => resolve( code ?? 1 )
		);
	} );
} );

async function tests( folder ) {
	const names = await readdir( path.join( root, folder ), {
		recursive: true,
	} );
	return names
		.filter( ( name ) => name.endsWith( '.test.mjs' ) )
		.map( ( name ) => path.join( folder, name ) );
}
