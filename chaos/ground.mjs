/**
 * What is harmed: a WordPress with the plugin behind nginx and php-fpm, twice, in folders of their own on one MariaDB that starts again when it is killed.
 */
import { cp, mkdtemp, readFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { expect, signIn } from '../bench/http.mjs';
import { serveByNginx } from '../bench/nginx.mjs';
import { freePort, startMariadb } from '../bin/lib/mariadb.mjs';
import { root } from '../bin/lib/paths.mjs';
import { keep } from '../bin/lib/process.mjs';
import { createSite, PASSWORD } from '../bin/lib/site.mjs';
import { need } from '../bin/lib/system.mjs';
import { version, wordpress } from '../bin/lib/wordpress.mjs';
import { enter } from './client.mjs';
import { openSql } from './sql.mjs';

/** PHP processes of a web server. */
const WORKERS = 8;

/** Who sends. */
const AUTHOR = { login: 'author', password: PASSWORD };

/**
 * @typedef {Awaited<ReturnType<typeof enter>>} Author
 * @typedef {ReturnType<Author['sender']>}      Send
 *
 * @typedef {Object} Ground
 * @property {string}                                                   folder       Where processes leave word.
 * @property {string}                                                   log          PHP's error log.
 * @property {ReturnType<typeof openSql>['sql']}                        sql          Asks the database.
 * @property {() => Promise<void>}                                      killDatabase SIGKILL; done when it answers again.
 * @property {Author}                                                   author       Signed in.
 * @property {Send}                                                     send         Sends as the author, by a form with a category.
 * @property {number}                                                   category     Its id.
 * @property {( work: ( send: Send ) => Promise<void> ) => Promise<void>} onTwo        Given a way to send to both web servers behind one nginx.
 * @property {string}                                                   versions     What runs.
 */

/**
 * @template T
 * @param {( ground: Ground ) => Promise<T>} work
 * @return {Promise<T>} What it gives; then all is removed.
 */
export async function onGround( work ) {
	await need( 'php', 'php-fpm', 'nginx', 'mariadb' );
	const tree = await wordpress( 'newest' );
	const folder = await mkdtemp( path.join( os.tmpdir(), 'inkfast-chaos-' ) );
	// The folder goes when this process does, however it ends.
	const running = [ keep( 'sleep', [ '1000000' ], { folder } ) ];
	const port = await freePort();
	const url = `http://127.0.0.1:${ port }`;
	try {
		const server = await startMariadb( { mortal: true } );
		running.unshift( server );
		const database = await server.createDatabase( 'inkfast_chaos' );
		const site = await createSite( {
			wordpress: tree,
			database,
			url,
			folder: path.join( folder, 'one' ),
			muPlugins: [
				path.join( root, 'chaos/mu-plugins/inkfast-chaos.php' ),
			],
			constants: { CHAOS_FOLDER: folder },
		} );
		const other = { folder: path.join( folder, 'two' ) };
		await cp( site.folder, other.folder, {
			recursive: true,
			verbatimSymlinks: true,
		} );
		running.unshift(
			await serveByNginx( site, { port, workers: WORKERS } )
		);
		const { sql, close } = openSql( database );
		running.unshift( { stop: async () => close() } );
		const { category, form } = await makeForm( url );
		const author = await enter( { ...AUTHOR, url } );
		return await work( {
			folder,
			log: site.log,
			sql,
			killDatabase: server.kill,
			author,
			send: author.sender( form ),
			category,
			onTwo: ( then ) => onTwo( [ site, other ], form, then ),
			versions: `WordPress ${ await version( tree ) }, nginx, php-fpm and MariaDB`,
		} );
	} finally {
		for ( const each of running ) {
			await each.stop();
		}
	}
}

async function onTwo( [ site, other ], form, work ) {
	const port = await freePort();
	const nginx = await serveByNginx( site, {
		port,
		workers: WORKERS / 2,
		beside: [ other ],
	} );
	try {
		const author = await enter( {
			...AUTHOR,
			url: `http://127.0.0.1:${ port }`,
		} );
		return await work( author.sender( form ) );
	} finally {
		await nginx.stop();
	}
}

/** A category, and the signed settings of a form for it, as its page has them. */
async function makeForm( url ) {
	const editor = await signIn( url, 'editor', PASSWORD );
	const make = async ( what, fields ) => {
		const answer = await editor.send( 'POST', `/wp-json/wp/v2/${ what }`, {
			headers: {
				'Content-Type': 'application/json',
				'X-WP-Nonce': editor.nonce,
			},
			body: JSON.stringify( fields ),
		} );
		return JSON.parse( expect( answer, 201 ).text );
	};
	const { id } = await make( 'categories', { name: 'News' } );
	const page = await make( 'pages', {
		title: 'News',
		status: 'publish',
		content: `[inkfast_form category="${ id }"]`,
	} );
	const shown = await editor.send( 'GET', new URL( page.link ).pathname );
	const [ , form ] = / data-form="([^"]+)"/.exec( expect( shown, 200 ).text );
	return { category: id, form };
}

/**
 * @param {Pick<Ground, 'log'>} ground
 * @return {Promise<string>} What PHP has written into its log so far.
 */
export const logOf = ( { log } ) => readFile( log, 'utf8' ).catch( () => '' );
