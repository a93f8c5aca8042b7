/**
 * A site to do harm to: WordPress on MariaDB, served twice, once by several processes at the true time and once three days
 * ago, behind the tests' door, with another origin beside it.
 */
import { mkdir, readdir, rm, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { step } from '../../bin/lib/log.mjs';
import { freePort, startMariadb } from '../../bin/lib/mariadb.mjs';
import { cache, root } from '../../bin/lib/paths.mjs';
import { createSite, serve } from '../../bin/lib/site.mjs';
import { serveByNginx } from '../../bench/nginx.mjs';
import { faketime, need } from '../../bin/lib/system.mjs';
import { version, wordpress } from '../../bin/lib/wordpress.mjs';
import { createControl } from './control.mjs';
import { createProxy } from './proxy.mjs';
import { createSibling } from './sibling.mjs';
import { createTests } from './tests.mjs';

const MU_PLUGINS = [
	...[ 'backdoor', 'notices', 'sign-in', 'switches' ].map(
		( name ) => `e2e/mu-plugins/e2e-${ name }.php`
	),
	'e2e/classic/e2e-classic.php',
].map( ( name ) => path.join( root, name ) );

/** How long ago the past is. */
const DAYS = 3;

/** Orders a process to kill itself. */
const CHAOS = path.join( root, 'chaos/mu-plugins/inkfast-chaos.php' );

/**
 * @param {'newest'|'floor'}      which             Which WordPress.
 * @param {{ mortal?: boolean }}  [options]         `mortal`: PHP's processes may be killed, and others take their place.
 * @return {Promise<{ facts: object, stop: () => Promise<void> }>} What tests need to know, as e2e/support/protocol.ts has it.
 */
export async function startNativeSite( which, { mortal = false } = {} ) {
	await need(
		'php',
		'mariadb',
		'faketime',
		...( mortal ? [ 'php-fpm', 'nginx' ] : [] )
	);
	const tree = await wordpress( which );
	const folder = await emptyFolder();
	step( 'Starting MariaDB and WordPress …' );
	const database = await startMariadb();
	const tests = createTests();
	const ports = { now: await freePort(), past: await freePort() };
	const door = await listen( createProxy( { tests, backends: ports } ) );
	const url = `http://127.0.0.1:${ door.port }`;
	const site = await createSite( {
		wordpress: tree,
		database: await database.createDatabase( 'inkfast_e2e' ),
		url,
		folder,
		muPlugins: [ ...MU_PLUGINS, ...( mortal ? [ CHAOS ] : [] ) ],
		constants: mortal ? { CHAOS_FOLDER: folder } : {},
	} );
	const notices = path.join( site.content, 'e2e-notices' );
	await mkdir( notices );
	await symlink(
		path.join( root, 'e2e/themes/classic' ),
		path.join( site.content, 'themes/inkfast-classic' )
	);
	// Core reads this file on every request; the site is under maintenance for those whose test says so.
	await writeFile(
		path.join( site.core, '.maintenance' ),
		`<?php $upgrading = isset( $_SERVER['HTTP_X_E2E_MAINTENANCE'] ) ? time() : 0;`
	);
	const control = await listen( createControl( { tests, notices } ) );
	const sibling = await listen( createSibling() );
	const servers = await Promise.all( [
		mortal
			? serveByNginx( site, { port: ports.now, workers: 4 } )
			: serve( site, { port: ports.now } ),
		serve( site, { port: ports.past, workers: 2, env: past() } ),
	] );
	return {
		facts: {
			kind: 'native',
			url,
			log: site.log,
			wordpress: await version( tree ),
			control: `http://127.0.0.1:${ control.port }`,
			sibling: `http://127.0.0.1:${ sibling.port }`,
			insecure: `http://plain.test:${ door.port }`,
			past: DAYS,
		},
		async stop() {
			[ door, control, sibling ].forEach( ( each ) => each.close() );
			await Promise.all( servers.map( ( each ) => each.stop() ) );
			await database.stop();
			await rm( folder, { recursive: true, force: true } );
		},
	};
}

// A clock that stands in for the true one, but for what measures how long a thing takes.
function past() {
	return {
		LD_PRELOAD: faketime() ?? '',
		FAKETIME: `-${ DAYS }d`,
		FAKETIME_DONT_FAKE_MONOTONIC: '1',
		DONT_FAKE_MONOTONIC: '1',
	};
}

function listen( server ) {
	return new Promise( ( resolve, reject ) => {
		server.on( 'error', reject );
		server.listen( 0, '127.0.0.1', () =>
			resolve( {
				port: server.address().port,
				close() {
					server.close();
					server.closeAllConnections();
				},
			} )
		);
	} );
}

// A run that was killed leaves its folder; the next one clears it away.
async function emptyFolder() {
	const all = path.join( cache, 'e2e' );
	await mkdir( all, { recursive: true } );
	for ( const name of await readdir( all ) ) {
		if ( ! isRunning( Number( name ) ) ) {
			await rm( path.join( all, name ), {
				recursive: true,
				force: true,
			} );
		}
	}
	return path.join( all, String( process.pid ) );
}

function isRunning( pid ) {
	try {
		process.kill( pid, 0 );
		return true;
	} catch {
		return false;
	}
}
