/**
 * Installs the packages of npm and Composer where they are missing or older than what names them. Every script begins with it.
 */
import { command } from './lib/log.mjs';
import { composerPackages, npmPackages } from './lib/packages.mjs';

await command( async () => {
	await npmPackages();
	if ( process.argv.includes( '--composer' ) ) {
		await composerPackages();
	}
} );
