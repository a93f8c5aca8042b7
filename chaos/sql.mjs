/**
 * The database as somebody beside WordPress sees it.
 */
import { spawn } from 'node:child_process';
import path from 'node:path';
import readline from 'node:readline';
import { root } from '../bin/lib/paths.mjs';

/**
 * @param {import('../bin/lib/mariadb.mjs').Database} database
 * @return {{ sql: (statement: string) => Promise<Record<string, string|null>[]>, close: () => void }} `sql` gives the rows; statements are answered in turn.
 */
export function openSql( database ) {
	const [ host, rest = '' ] = database.host.split( ':' );
	const isSocket = rest.startsWith( '/' );
	const child = spawn( 'php', [
		// What Node gives as input is a socket, which PHP gives up after a minute of silence.
		'-d',
		'default_socket_timeout=-1',
		path.join( root, 'chaos/sql.php' ),
		database.user,
		database.password,
		database.name,
		host,
		isSocket ? '0' : rest,
		isSocket ? rest : '',
	] );
	const waiting = [];
	readline
		.createInterface( { input: child.stdout } )
		.on( 'line', ( line ) => waiting.shift()?.( JSON.parse( line ) ) );
	child.on( 'close', () =>
		waiting.forEach( ( give ) => give( { error: 'It ended.' } ) )
	);
	const sql = async ( statement ) => {
		const { rows, error } = await new Promise( ( resolve ) => {
			waiting.push( resolve );
			child.stdin.write( `${ JSON.stringify( statement ) }\n` );
		} );
		if ( error ) {
			throw new Error( `${ error }\n${ statement }` );
		}
		return rows;
	};
	return { sql, close: () => child.stdin.end() };
}
