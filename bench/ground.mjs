/**
 * What is measured on: the newest WordPress with the plugin, on a MariaDB of its own, served as sites are.
 */
import { mkdtemp } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { freePort, startMariadb } from '../bin/lib/mariadb.mjs';
import { root } from '../bin/lib/paths.mjs';
import { keep } from '../bin/lib/process.mjs';
import { createSite, PASSWORD, serve } from '../bin/lib/site.mjs';
import { onPath, phpFpm } from '../bin/lib/system.mjs';
import { version, wordpress } from '../bin/lib/wordpress.mjs';
import { openSql } from '../chaos/sql.mjs';
import { expect, signIn } from './http.mjs';
import { serveByNginx } from './nginx.mjs';

/** The path of a page like that of the form, without one. */
export const BARE = '/bare/';

/** Without what slows a site under development. */
const PRODUCTION = {
	WP_DEBUG: false,
	WP_DEBUG_LOG: false,
	WP_ENVIRONMENT_TYPE: 'production',
};

/**
 * @typedef {{ url: string, site: import('../bin/lib/site.mjs').Site, sql: ReturnType<typeof openSql>['sql'], author: Awaited<ReturnType<typeof signIn>>, versions: string }} Ground
 */

/**
 * @template T
 * @param {{ faults?: boolean, workers?: number, name?: string, settings?: string[] }} options `faults`: with the must-use plugin that makes them and counts requests. `name` of its database, `settings` of the server.
 * @param {( ground: Ground ) => Promise<T>}                                           work    Given a site that is up, with an author signed in.
 * @return {Promise<T>} What it gives; then the site is removed.
 */
export async function onGround(
	{ faults = false, workers = 2, name = 'inkfast_bench', settings = [] },
	work
) {
	const tree = await wordpress( 'newest' );
	const folder = await mkdtemp( path.join( os.tmpdir(), 'inkfast-bench-' ) );
	// The folder goes when this process does, however it ends.
	const running = [ keep( 'sleep', [ '1000000' ], { folder } ) ];
	const port = await freePort();
	const url = `http://127.0.0.1:${ port }`;
	const plugins = [
		'inkfast-bench',
		...( faults ? [ 'inkfast-bench-faults' ] : [] ),
	];
	try {
		const mariadb = await startMariadb( { settings } );
		running.unshift( mariadb );
		const database = await mariadb.createDatabase( name );
		const site = await createSite( {
			wordpress: tree,
			database,
			url,
			folder: path.join( folder, 'site' ),
			muPlugins: plugins.map( ( plugin ) =>
				path.join( root, `bench/mu-plugins/${ plugin }.php` )
			),
			constants: PRODUCTION,
		} );
		const nginx = onPath( 'nginx' ) && phpFpm() !== null;
		const server = nginx ? serveByNginx : serve;
		running.unshift( await server( site, { port, workers } ) );
		await makeBarePage( url );
		const { sql, close } = openSql( database );
		running.unshift( { stop: async () => close() } );
		return await work( {
			url,
			site,
			sql,
			author: await signIn( url, 'author', PASSWORD ),
			versions: `WordPress ${ await version( tree ) }, ${ nginx ? 'nginx with php-fpm' : "PHP's own server" } and MariaDB`,
		} );
	} finally {
		for ( const each of running ) {
			await each.stop();
		}
	}
}

async function makeBarePage( url ) {
	const editor = await signIn( url, 'editor', PASSWORD );
	const page = {
		title: 'Bare',
		slug: 'bare',
		status: 'publish',
		content: 'Here is no form.',
	};
	const answer = await editor.send( 'POST', '/wp-json/wp/v2/pages', {
		headers: {
			'Content-Type': 'application/json',
			'X-WP-Nonce': editor.nonce,
		},
		body: JSON.stringify( page ),
	} );
	expect( answer, 201 );
}
