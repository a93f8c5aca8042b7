/**
 * A real site made in about a second: WordPress, the plugin, people, and a page with the form; and a real server for it.
 */
import {
	copyFile,
	link,
	mkdir,
	readdir,
	readFile,
	symlink,
	writeFile,
} from 'node:fs/promises';
import path from 'node:path';
import { Complaint } from './log.mjs';
import { root } from './paths.mjs';
import { keep, run, until } from './process.mjs';
import { wpConfig } from './wp-config.mjs';

/** Everyone on a site, with the role as the name, and the password. */
export const PEOPLE = {
	admin: { role: 'administrator', name: 'Ada Admin' },
	editor: { role: 'editor', name: 'Edith Editor' },
	author: { role: 'author', name: 'Arthur Author' },
	author2: { role: 'author', name: 'Beatrice Author' },
	contributor: { role: 'contributor', name: 'Conrad Contributor' },
	subscriber: { role: 'subscriber', name: 'Sue Subscriber' },
};

/** The password of everyone on a test site. */
export const PASSWORD = 'password';

/**
 * @typedef {Object} SiteOptions
 * @property {string}                           wordpress      A pristine WordPress; it is linked into the site, never written to.
 * @property {import('./mariadb.mjs').Database} database       An empty database.
 * @property {string}                           url            The site's address, no slash at its end.
 * @property {string}                           folder         Where to make it; must not exist or be empty.
 * @property {boolean}                          [plugin]       Link this checkout in as the plugin and activate it; true unless said otherwise.
 * @property {string[]}                         [muPlugins]    Files to link in as must-use plugins.
 * @property {boolean}                          [multisite]    A network by sub-directories, the plugin active on all of it, with a second site at /second/.
 * @property {string}                           [subdirectory] WordPress in a folder of this name, the site's home above it.
 * @property {boolean}                          [plain]        Plain permalinks: `?p=1` and `?rest_route=`.
 * @property {Record<string, unknown>}          [constants]    More constants for wp-config.php.
 * @property {string}                           [extraConfig]  More PHP for wp-config.php.
 *
 * @typedef {{ folder: string, core: string, content: string, url: string, form: string, log: string, plugin: string }} Site
 * `folder` is the web root, `core` has wp-load.php, `content` is wp-content, `form` is the address of the page with the form, `log` is PHP's error log, `plugin` is the plugin's folder in it.
 */

/**
 * @param {SiteOptions} options
 * @return {Promise<Site>} Where its things are.
 */
export async function createSite( options ) {
	const { folder, url } = options;
	const core = options.subdirectory
		? path.join( folder, options.subdirectory )
		: folder;
	const content = path.join( core, 'wp-content' );
	const site = {
		folder,
		core,
		content,
		url,
		form: options.plain ? `${ url }/?pagename=write` : `${ url }/write/`,
		log: path.join( content, 'debug.log' ),
		plugin: path.join( content, 'plugins/inkfast' ),
	};
	await linkTree( options.wordpress, core );
	await mkdir( path.join( content, 'uploads' ), { recursive: true } );
	await mkdir( path.join( content, 'mu-plugins' ), { recursive: true } );
	for ( const file of options.muPlugins ?? [] ) {
		await symlink(
			path.resolve( file ),
			path.join( content, 'mu-plugins', path.basename( file ) )
		);
	}
	if ( options.plugin !== false ) {
		await symlink( root, site.plugin );
	}
	if ( options.subdirectory ) {
		await writeFile(
			path.join( folder, 'index.php' ),
			`<?php\ndefine( 'WP_USE_THEMES', true );\nrequire __DIR__ . '/${ options.subdirectory }/wp-blog-header.php';\n`
		);
	}
	const config = path.join( core, 'wp-config.php' );
	await writeFile( config, wpConfig( options, site ) );
	await install( 'site', options, site );
	if ( options.multisite ) {
		// A network's constants may only be there once it is.
		const { pathname, host } = new URL( `${ url }/` );
		await writeFile(
			config,
			wpConfig( options, site, {
				MULTISITE: true,
				SUBDOMAIN_INSTALL: false,
				DOMAIN_CURRENT_SITE: host,
				PATH_CURRENT_SITE: pathname,
				SITE_ID_CURRENT_SITE: 1,
				BLOG_ID_CURRENT_SITE: 1,
			} )
		);
		await install( 'network', options, site );
	}
	return site;
}

/**
 * Serves a site with several processes. Any number of servers may serve one site, each on its port.
 *
 * @param {Pick<Site, 'folder'>}                                                                              site
 * @param {{ port: number, workers?: number, phpIni?: Record<string, string>, env?: Record<string, string> }} options
 * @return {Promise<{ url: string, output: () => string, stop: () => Promise<void> }>} The server; it ends with this process.
 */
export async function serve(
	site,
	{ port, workers = 4, phpIni = {}, env = {} }
) {
	const ini = {
		'opcache.revalidate_freq': '0',
		'opcache.file_update_protection': '0',
		memory_limit: '512M',
		post_max_size: '64M',
		upload_max_filesize: '64M',
		sendmail_path: '/bin/true',
		...phpIni,
	};
	const router = path.join( root, 'bin/lib/router.php' );
	const server = keep(
		'php',
		[
			...Object.entries( ini ).flatMap( ( pair ) => [
				'-d',
				pair.join( '=' ),
			] ),
			'-S',
			`127.0.0.1:${ port }`,
			'-t',
			site.folder,
			router,
		],
		{
			cwd: site.folder,
			env: { PHP_CLI_SERVER_WORKERS: String( workers ), ...env },
		}
	);
	const url = `http://127.0.0.1:${ port }`;
	const answers = () =>
		fetch( `${ url }/wp-includes/images/blank.gif` ).then(
			() => true,
			() => false
		);
	await until( answers, server, {
		name: `The server on port ${ port }`,
		seconds: 20,
	} );
	return { url, output: server.output, stop: server.stop };
}

/**
 * Hard links are as good as a copy for what is only read, and take no time; where they cannot be made it is copied.
 * @param from
 * @param to
 */
async function linkTree( from, to ) {
	await mkdir( to, { recursive: true } );
	for ( const entry of await readdir( from, { withFileTypes: true } ) ) {
		const source = path.join( from, entry.name );
		const target = path.join( to, entry.name );
		if ( entry.isDirectory() ) {
			await linkTree( source, target );
		} else if ( ! entry.isSymbolicLink() ) {
			await link( source, target ).catch( () =>
				copyFile( source, target )
			);
		}
	}
}

async function install( what, options, site ) {
	const input = {
		what,
		core: site.core,
		url: site.url,
		subdirectory: options.subdirectory ?? '',
		multisite: options.multisite ?? false,
		plugin: options.plugin !== false,
		plain: options.plain ?? false,
		people: PEOPLE,
		password: PASSWORD,
	};
	const script = path.join( root, 'bin/lib/install.php' );
	const { code, output } = await run(
		'php',
		[ '-d', 'sendmail_path=/bin/true', script ],
		{ input: JSON.stringify( input ), accept: true }
	);
	if ( code !== 0 ) {
		const log = await readFile( site.log, 'utf8' ).catch( () => '' );
		throw new Complaint(
			`WordPress could not be installed:\n${ output }${ log.slice( -4000 ) }`
		);
	}
}
