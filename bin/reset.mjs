/**
 * `npm run reset`: removes the site that `npm start` made, with everything written in it, and brings up a new one.
 */
import { command, step } from './lib/log.mjs';
import { removePlayground } from './playground/playground.mjs';

await command( async () => {
	step( 'Removing the site …' );
	await removePlayground( 'try' );
	await import( './start.mjs' );
	return Number( process.exitCode ?? 0 );
} );
