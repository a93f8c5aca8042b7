/**
 * Installs the packages of npm and Composer where they are missing or older than what names them, and makes the folder that
 * tools cache in. Every script begins with it.
 */
import { mkdir } from 'node:fs/promises';
import { command } from './lib/log.mjs';
import { composerPackages, npmPackages } from './lib/packages.mjs';
import { cache } from './lib/paths.mjs';

await command( async () => {
	await mkdir( cache, { recursive: true } );
	await npmPackages();
	if ( process.argv.includes( '--composer' ) ) {
		await composerPackages();
	}
} );
