/**
 * What is measured on: the newest WordPress with the plugin, on a MariaDB of its own, served as sites are.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { freePort, startMariadb } from '../bin/lib/mariadb.mjs';
import { root } from '../bin/lib/paths.mjs';
import { createSite, PASSWORD, serve } from '../bin/lib/site.mjs';
import { onPath, phpFpm } from '../bin/lib/system.mjs';
import { version, wordpress } from '../bin/lib/wordpress.mjs';
import { signIn } from './http.mjs';
import { serveByNginx } from './nginx.mjs';

/** Without what slows a site under development. */
const PRODUCTION = {
	WP_DEBUG: false,
	WP_DEBUG_LOG: false,
	WP_ENVIRONMENT_TYPE: 'production',
};

/**
 * @typedef {{ url: string, site: import('../bin/lib/site.mjs').Site, author: Awaited<ReturnType<typeof signIn>>, versions: string, stop: () => Promise<void> }} Ground
 */

/**
 * @param {{ faults?: boolean, workers?: number }} options `faults`: with the must-use plugin that makes them and counts requests.
 * @return {Promise<Ground>} A site that is up, with an author signed in.
 */
export async function prepare( { faults = false, workers = 2 } = {} ) {
	const tree = await wordpress( 'newest' );
	const database = await startMariadb();
	const port = await freePort();
	const folder = await mkdtemp( path.join( os.tmpdir(), 'inkfast-bench-' ) );
	const url = `http://127.0.0.1:${ port }`;
	const plugins = [
		'inkfast-bench.php',
		...( faults ? [ 'inkfast-bench-faults.php' ] : [] ),
	];
	const site = await createSite( {
		wordpress: tree,
		database: await database.createDatabase( 'bench' ),
		url,
		folder: path.join( folder, 'site' ),
		muPlugins: plugins.map( ( file ) =>
			path.join( root, 'bench/mu-plugins', file )
		),
		constants: PRODUCTION,
	} );
	const nginx = onPath( 'nginx' ) && phpFpm() !== null;
	const server = nginx
		? await serveByNginx( site, { port, workers } )
		: await serve( site, { port, workers } );
	const author = await signIn( url, 'author', PASSWORD );
	return {
		url,
		site,
		author,
		versions: `WordPress ${ await version( tree ) }, ${ nginx ? 'nginx with php-fpm' : "PHP's own server" }, MariaDB`,
		async stop() {
			await server.stop();
			await database.stop();
			await rm( folder, { recursive: true, force: true } );
		},
	};
}
