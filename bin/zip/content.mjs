/**
 * What a site gets of this checkout, and nothing else.
 */
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { Complaint } from '../lib/log.mjs';

/** The folder that WordPress unpacks into its plugins. */
export const FOLDER = 'inkfast';

/** What goes in, with the kinds of file that may be in each folder. */
const FILES = [ 'LICENSE', 'plugin.php', 'readme.txt', 'uninstall.php' ];
const FOLDERS = {
	build: [ '.css', '.js', '.php' ],
	includes: [ '.php' ],
	languages: [ '.json', '.mo', '.php', '.po', '.pot' ],
};

/** Without these it would not be the plugin. */
const NEEDED = [
	...FILES,
	'build/index.asset.php',
	'build/index.css',
	'build/index.js',
	'build/later.asset.php',
	'build/later.js',
	'includes/Plugin.php',
];

/**
 * @param {string} root The checkout.
 * @return {Promise<Map<string, Buffer>>} Contents by name in the archive.
 */
export async function gather( root ) {
	const names = [ ...FILES ];
	for ( const [ folder, kinds ] of Object.entries( FOLDERS ) ) {
		names.push( ...( await walk( root, folder, kinds ) ) );
	}
	const files = new Map();
	for ( const name of names ) {
		const content = await readFile( path.join( root, name ) ).catch(
			() => null
		);
		if ( content ) {
			files.set( `${ FOLDER }/${ name }`, content );
		}
	}
	return files;
}

/**
 * Refuses an archive that a site could not use, or that says different things about itself.
 *
 * @param {Map<string, Buffer>} files   As gather() gives them.
 * @param {string}              version The version that is to be.
 */
export function inspect( files, version ) {
	const missing = NEEDED.filter(
		( name ) => ! files.has( `${ FOLDER }/${ name }` )
	);
	if ( missing.length > 0 ) {
		throw new Complaint( `The zip would lack ${ missing.join( ', ' ) }.` );
	}
	const read = ( name ) => files.get( `${ FOLDER }/${ name }` ).toString();
	const said = {
		'package.json': version,
		"plugin.php's header": /^ \* Version:\s+(\S+)$/m.exec(
			read( 'plugin.php' )
		)?.[ 1 ],
		"readme.txt's stable tag": /^Stable tag:\s*(\S+)$/m.exec(
			read( 'readme.txt' )
		)?.[ 1 ],
	};
	if ( new Set( Object.values( said ) ).size > 1 ) {
		const list = Object.entries( said ).map(
			( [ who, what ] ) => `${ who } says ${ what ?? 'nothing' }`
		);
		throw new Complaint(
			`The version is not one: ${ list.join( ', ' ) }.`
		);
	}
}

async function walk( root, folder, kinds ) {
	const entries = await readdir( path.join( root, folder ), {
		withFileTypes: true,
	} ).catch( () => [] );
	const names = [];
	for ( const entry of entries ) {
		const name = `${ folder }/${ entry.name }`;
		if ( entry.isDirectory() ) {
			names.push( ...( await walk( root, name, kinds ) ) );
		} else if (
			! entry.isFile() ||
			! kinds.includes( path.extname( name ) )
		) {
			throw new Complaint(
				`${ name } has no business in the zip: only ${ kinds.join( ', ' ) } go there from ${ folder }/.`
			);
		} else {
			names.push( name );
		}
	}
	return names;
}
