/**
 * The database of a run: a private MariaDB that nobody else sees, or the server that INKFAST_DB names.
 */
import { chmod, mkdir, mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { Complaint } from './log.mjs';
import { keep, run, until } from './process.mjs';
import { need } from './system.mjs';

/** Tests want speed; what a crash of the machine would cost them does not matter. */
const FAST = [ '--innodb-flush-log-at-trx-commit=2', '--innodb-doublewrite=0' ];

/** As sites run it, MariaDB's own defaults. */
const DURABLE = [ '--innodb-flush-log-at-trx-commit=1' ];

const TUNING = [
	'--innodb-buffer-pool-size=256M',
	'--innodb-fast-shutdown=2',
	'--sync-binlog=0',
	'--skip-log-bin',
	'--skip-name-resolve',
	'--max-connections=200',
	'--character-set-server=utf8mb4',
	'--collation-server=utf8mb4_unicode_520_ci',
];

/** Reads a server's address and a statement from its input; mysqli is what WordPress needs anyhow. */
const STATEMENT = `
[ $host, $user, $password, $port, $socket, $sql ] = json_decode( stream_get_contents( STDIN ) );
try {
	( new mysqli( $host, $user, $password, '', $port, $socket ) )->query( $sql );
} catch ( mysqli_sql_exception $error ) {
	echo $error->getMessage();
	exit( 1 );
}
`;

/** Starts a server again whenever it ends, as a system's service manager does, until it is told to end itself. */
const AGAIN = `
trap 'end=1' TERM
while [ -z "$end" ]; do "$@"; sleep 0.2; done
`;

/**
 * Where a site's tables are; what wp-config.php wants to know.
 *
 * @typedef {{ name: string, user: string, password: string, host: string }} Database
 */

/**
 * Starts a server on a fresh data folder. It ends with this process, however that ends, and its data go with it.
 *
 * @param {{ mortal?: boolean, settings?: string[] }} [options] `mortal`: it is as durable as a site's, and starts again when it is killed. Always one of our own. `settings` come last and win; a given server has its own.
 * @return {Promise<{ socket: string, port: number, createDatabase: (name: string) => Promise<Database>, kill: () => Promise<void>, stop: () => Promise<void> }>} With a given server `socket` is empty. `kill` sends SIGKILL and waits until a mortal server answers again.
 */
export async function startMariadb( { mortal = false, settings = [] } = {} ) {
	if ( process.env.INKFAST_DB && ! mortal ) {
		return given( process.env.INKFAST_DB );
	}
	await need( 'php', 'mariadb' );
	// In the system's folder for such things: a socket's path must be short, and the server's own user must get in.
	const folder = await mkdtemp( path.join( os.tmpdir(), 'inkfast-db-' ) );
	await chmod( folder, 0o755 );
	const data = path.join( folder, 'data' );
	await mkdir( data );
	// Servers that share a folder for temporary tables take each other's away.
	const temporary = path.join( folder, 'tmp' );
	await mkdir( temporary );
	await chmod( temporary, 0o777 );
	const env = { ...withSbin(), TMPDIR: temporary };
	const who = process.getuid?.() === 0 ? [ '--user=mysql' ] : [];
	await run(
		'mariadb-install-db',
		[
			'--no-defaults',
			`--datadir=${ data }`,
			'--auth-root-authentication-method=normal',
			'--skip-test-db',
			...who,
		],
		{ env }
	).catch( async ( error ) => {
		await rm( folder, { recursive: true, force: true } );
		throw error;
	} );
	const port = await freePort();
	const socket = path.join( data, 's' );
	const [ program, ...args ] = [
		...( mortal ? [ '/bin/sh', '-c', AGAIN, 'sh' ] : [] ),
		'mariadbd',
		'--no-defaults',
		`--datadir=${ data }`,
		`--socket=${ socket }`,
		`--port=${ port }`,
		`--pid-file=${ data }/pid`,
		'--bind-address=127.0.0.1',
		...who,
		...( mortal ? DURABLE : FAST ),
		...TUNING,
		...settings,
	];
	const server = keep( program, args, { folder, env } );
	const address = [ 'localhost', 'root', '', port, socket ];
	const answers = () =>
		query( address, 'SELECT 1' ).then(
			() => true,
			() => false
		);
	const patience = { name: 'MariaDB', seconds: 60 };
	await until( answers, server, patience );
	return {
		socket,
		port,
		stop: server.stop,
		async kill() {
			const pid = await readFile( path.join( data, 'pid' ), 'utf8' );
			process.kill( Number( pid ), 'SIGKILL' );
			await until( answers, server, patience );
		},
		async createDatabase( name ) {
			await create( address, name );
			return {
				name,
				user: 'root',
				password: '',
				host: `localhost:${ socket }`,
			};
		},
	};
}

/**
 * A port of this machine that nobody listens on.
 *
 * @return {Promise<number>} Its number.
 */
export function freePort() {
	return new Promise( ( resolve, reject ) => {
		const server = createServer();
		server.on( 'error', reject );
		server.listen( 0, '127.0.0.1', () => {
			const { port } = server.address();
			server.close( () => resolve( port ) );
		} );
	} );
}

async function given( text ) {
	const url = URL.canParse( text ) ? new URL( text ) : null;
	if ( url?.protocol !== 'mysql:' || ! url.hostname ) {
		throw new Complaint(
			'INKFAST_DB must read mysql://user:password@host:port, for a user who may create databases.'
		);
	}
	await need( 'php' );
	const user = decodeURIComponent( url.username );
	const password = decodeURIComponent( url.password );
	const port = Number( url.port || 3306 );
	const address = [ url.hostname, user, password, port, '' ];
	return {
		socket: '',
		port,
		kill: async () => {},
		stop: async () => {},
		async createDatabase( name ) {
			await create( address, name );
			return {
				name,
				user,
				password,
				host: `${ url.hostname }:${ port }`,
			};
		},
	};
}

async function create( address, name ) {
	if ( ! /^[a-z0-9_]+$/.test( name ) ) {
		throw new Error( `Not a database's name: ${ name }` );
	}
	await query( address, `DROP DATABASE IF EXISTS ${ name }` );
	await query( address, `CREATE DATABASE ${ name } CHARACTER SET utf8mb4` );
}

async function query( address, sql ) {
	const { code, output } = await run( 'php', [ '-r', STATEMENT ], {
		input: JSON.stringify( [ ...address, sql ] ),
		accept: true,
	} );
	if ( code !== 0 ) {
		throw new Complaint(
			`The database server answers: ${ output.trim() }`
		);
	}
}

/** Servers are in sbin, which a person's PATH often lacks. */
function withSbin() {
	return { PATH: `${ process.env.PATH }:/usr/local/sbin:/usr/sbin:/sbin` };
}
