/**
 * The site that `npm start` brings up: wp-env's Playground runtime, PHP in WebAssembly on an embedded SQLite. It needs no
 * Docker, no PHP and no database. A site has a name and lives in .cache/playground/<name> until it is removed.
 */
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { cp, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import path from 'node:path';
import { Complaint, step } from '../lib/log.mjs';
import { cache, root } from '../lib/paths.mjs';
import { run } from '../lib/process.mjs';
import { version, wordpress } from '../lib/wordpress.mjs';

const WP_ENV = path.join( root, 'node_modules/@wordpress/env/bin/wp-env' );

/** The names of the people to be, with their passwords; inkfast-try-it.php makes them. */
export const people = () =>
	readFile(
		path.join( root, 'bin/playground/mu-plugins/people.json' ),
		'utf8'
	).then( JSON.parse );

/**
 * Starts a site, or finds it running.
 *
 * @param {string} name Which site.
 * @param {number} port Where it shall listen; one that runs already keeps its own.
 * @return {Promise<{ url: string, log: string, wordpress: string, wasRunning: boolean }>} Its address, no slash at its end, where PHP's error log is, and the version of WordPress.
 */
export async function startPlayground( name, port ) {
	const site = places( name );
	const known = await state( site );
	if ( known && ( await runs( site, known.port ) ) ) {
		return { ...( await facts( site, known.port ) ), wasRunning: true };
	}
	if ( await taken( port ) ) {
		throw new Complaint(
			`Port ${ port } is taken by another program; end that one, or choose another port: WP_ENV_PORT=${
				port < 65_000 ? port + 11 : port - 11
			} npm start`
		);
	}
	const source = await wordpress( 'newest' );
	if ( known && known.source !== source ) {
		throw new Complaint(
			`The site was made with the WordPress in ${ known.source }; to begin anew with the one in ${ source }: npm run reset`
		);
	}
	await copy( source, site );
	await writeFile( site.state, JSON.stringify( { port, source } ) );
	step( `Starting WordPress ${ await version( site.core ) } …` );
	await wpEnv( site, port, 'start', '--runtime=playground' );
	await ready( site );
	return { ...( await facts( site, port ) ), wasRunning: false };
}

/**
 * Stops a site. What was written in it stays.
 *
 * @param {string} name Which site.
 * @return {Promise<boolean>} Whether it ran.
 */
export async function stopPlayground( name ) {
	const site = places( name );
	const known = await state( site );
	if ( ! known || ! ( await runs( site, known.port ) ) ) {
		return false;
	}
	await wpEnv( site, known.port, 'stop' );
	return true;
}

/**
 * Stops a site and removes all that is in it.
 *
 * @param {string} name Which site.
 */
export async function removePlayground( name ) {
	await stopPlayground( name );
	await rm( places( name ).folder, { recursive: true, force: true } );
}

function places( name ) {
	const folder = path.join( cache, 'playground', name );
	const core = path.join( folder, 'wordpress' );
	const home = path.join( folder, 'wp-env' );
	// wp-env keeps its own things in a folder named after its configuration's path.
	const config = path.join( root, '.wp-env.json' );
	const work = path.join(
		home,
		createHash( 'md5' ).update( config ).digest( 'hex' )
	);
	return {
		folder,
		core,
		home,
		work,
		state: path.join( folder, 'state.json' ),
		pid: path.join( work, 'playground.pid' ),
		output: path.join( work, 'playground.log' ),
		log: path.join( core, 'wp-content/debug.log' ),
	};
}

// The database comes to lie in the WordPress folder, so each site has a copy. It is there whole or not at all.
async function copy( source, site ) {
	if ( ! existsSync( site.core ) ) {
		const half = `${ site.core }-${ process.pid }`;
		await mkdir( site.folder, { recursive: true } );
		await cp( source, half, { recursive: true } );
		await rm( path.join( half, 'wp-config.php' ), { force: true } );
		await rename( half, site.core );
	}
	// Without this wp-env does not start where wordpress.org cannot be reached, though it needs nothing from there.
	await mkdir( site.work, { recursive: true } );
	await writeFile(
		path.join( site.work, 'wp-env-cache.json' ),
		JSON.stringify( { latestWordPressVersion: await version( site.core ) } )
	);
}

async function wpEnv( site, port, ...args ) {
	await run( process.execPath, [ WP_ENV, ...args ], {
		cwd: root,
		env: {
			WP_ENV_HOME: site.home,
			WP_ENV_CORE: site.core,
			WP_ENV_PORT: String( port ),
		},
	} );
}

// wp-env takes the first answer for the end of the beginning, and on a busy machine that comes before the site has its
// address and the plugin is active; Playground's own log says when all is done.
async function ready( site ) {
	const end = Date.now() + 180_000;
	while ( ! /^Ready!/m.test( await text( site.output ) ) ) {
		if ( Date.now() > end || ! ( await alive( site ) ) ) {
			throw new Complaint(
				`WordPress did not start; what it said last:\n${ (
					await text( site.output )
				).slice( -2000 ) }\nTo begin anew: npm run reset`
			);
		}
		await new Promise( ( resolve ) => setTimeout( resolve, 200 ) );
	}
}

function text( file ) {
	return readFile( file, 'utf8' ).catch( () => '' );
}

async function state( site ) {
	return readFile( site.state, 'utf8' ).then( JSON.parse, () => null );
}

async function runs( site, port ) {
	return ( await alive( site ) ) && taken( port );
}

async function alive( site ) {
	const pid = Number( await text( site.pid ) );
	try {
		return pid > 0 && process.kill( pid, 0 );
	} catch {
		return false;
	}
}

// Asks by connecting: a program may listen on one of localhost's two addresses only.
async function taken( port ) {
	const answers = ( host ) =>
		new Promise( ( resolve ) => {
			const socket = connect( { host, port } );
			socket.setTimeout( 2000, () => socket.destroy() );
			socket.on( 'connect', () => resolve( true ) );
			socket.on( 'error', () => resolve( false ) );
			socket.on( 'close', () => resolve( false ) );
			socket.on( 'connect', () => socket.destroy() );
		} );
	return ( await answers( '127.0.0.1' ) ) || answers( '::1' );
}

async function facts( site, port ) {
	return {
		url: `http://localhost:${ port }`,
		log: site.log,
		wordpress: await version( site.core ),
	};
}
