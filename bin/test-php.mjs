/**
 * `npm run test:php [-- --floor] [-- …arguments of PHPUnit]`
 */
import { command } from './lib/log.mjs';
import { phpunit } from './lib/phpunit.mjs';

await command( async () => {
	const args = process.argv.slice( 2 );
	const which = args.includes( '--floor' ) ? 'floor' : 'newest';
	return phpunit(
		which,
		args.filter( ( arg ) => arg !== '--floor' ),
		( text ) => process.stdout.write( text )
	);
} );
