/**
 * `npm run stop`: stops the site that `npm start` brought up. What was written in it stays.
 */
import { command } from './lib/log.mjs';
import { stopPlayground } from './playground/playground.mjs';

await command( async () => {
	const ran = await stopPlayground( 'try' );
	process.stdout.write(
		ran ? 'Stopped. npm start brings it back.\n' : 'It was not running.\n'
	);
} );
