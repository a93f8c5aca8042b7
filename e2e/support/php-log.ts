import { readFile } from 'node:fs/promises';
import { facts } from './facts';
import type { Control } from './control';

/**
 * What PHP and the database complained about during one test. On Playground, where requests carry no test's name, it is
 * what the log says about plugins since the site began.
 *
 * @param control The test's.
 */
export async function complaints( control: Control ): Promise< string[] > {
	const given = facts();
	if ( given.kind === 'native' ) {
		const notices = await control.get( 'notices' );
		return notices.map(
			( { message, place, request } ) =>
				`PHP: ${ message } (${ place }; ${ request })`
		);
	}
	const log = await readFile( given.log, 'utf8' ).catch( () => '' );
	return log
		.split( '\n' )
		.filter( ( line ) => line.includes( '/wp-content/plugins/' ) );
}
