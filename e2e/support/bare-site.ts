import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { freePort, startMariadb } from '../../bin/lib/mariadb.mjs';
import { run } from '../../bin/lib/process.mjs';
import { createSite, serve } from '../../bin/lib/site.mjs';
import { wordpress } from '../../bin/lib/wordpress.mjs';
import { facts } from './facts';

/** A WordPress that has never heard of the plugin, without anything that tests put into sites. */
export interface BareSite {
	readonly url: string;
	/**
	 * Loads a plugin's file into this WordPress, for one process, as if it were active.
	 *
	 * @param file Its path.
	 * @return What it tells in wp-admin, and whether it works.
	 */
	load: ( file: string ) => Promise< { said: string; works: boolean } >;
	/** What PHP has complained of so far. */
	problems: () => Promise< string[] >;
	stop: () => Promise< void >;
}

/** The site may not ask wordpress.org for news, and core says so. */
const NO_NEWS = /WordPress\.org/;

const LOAD = `
$_SERVER['HTTP_HOST'] = 'localhost';
require $argv[1] . '/wp-load.php';
require $argv[2];
ob_start();
do_action( 'admin_notices' );
$said = trim( html_entity_decode( strip_tags( ob_get_clean() ) ) );
$works = isset( rest_get_server()->get_routes()['/myplugin/v1'] );
echo json_encode( compact( 'said', 'works' ) );
`;

/** Takes away what every test site is made with. */
const STRIP = `
$_SERVER['HTTP_HOST'] = 'localhost';
require $argv[1] . '/wp-load.php';
wp_delete_post( get_page_by_path( 'write' )->ID, true );
`;

/**
 * Makes one with the WordPress of this run.
 *
 * @param folder Where.
 */
export async function startBareSite( folder: string ): Promise< BareSite > {
	const tree = facts().wordpress.startsWith( '6.8' ) ? 'floor' : 'newest';
	const database = await startMariadb();
	const port = await freePort();
	const url = `http://127.0.0.1:${ port }`;
	const site = await createSite( {
		wordpress: await wordpress( tree ),
		database: await database.createDatabase( 'inkfast_bare' ),
		url,
		folder,
		plugin: false,
	} );
	await run( 'php', [ '-r', STRIP, site.core ] );
	const server = await serve( site, { port } );
	return {
		url,
		async load( file ) {
			const { stdout } = await run( 'php', [
				'-r',
				LOAD,
				site.core,
				file,
			] );
			return JSON.parse( stdout );
		},
		async problems() {
			const log = await readFile( site.log, 'utf8' ).catch( () => '' );
			return log
				.split( '\n' )
				.filter( ( line ) => line && ! NO_NEWS.test( line ) );
		},
		async stop() {
			await server.stop();
			await database.stop();
		},
	};
}

/**
 * Writes files.
 *
 * @param folder Into what.
 * @param files  Contents by name.
 */
export async function lay(
	folder: string,
	files: ReadonlyMap< string, Buffer >
): Promise< void > {
	for ( const [ name, content ] of files ) {
		const file = path.join( folder, name );
		await mkdir( path.dirname( file ), { recursive: true } );
		await writeFile( file, content );
	}
}
