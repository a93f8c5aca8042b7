/**
 * `npm run pot`: writes languages/inkfast.pot, the template of translations, from the PHP files and from the built scripts.
 * `npm run pot -- --check` writes nothing and fails when the file is not up to date.
 */
import { readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { command, Complaint } from './lib/log.mjs';
import { root } from './lib/paths.mjs';
import { run } from './lib/process.mjs';
import { need } from './lib/system.mjs';
import { pot } from './pot/format.mjs';
import { jsStrings } from './pot/js-strings.mjs';

const POT = path.join( root, 'languages/inkfast.pot' );
const SCRIPTS = [ 'build/index.js', 'build/later.js' ];
const HEADERS = [ 'Plugin Name', 'Description', 'Author' ];

await command( async () => {
	const made = await template();
	if ( ! process.argv.includes( '--check' ) ) {
		await writeFile( POT, made );
		return 0;
	}
	const there = await readFile( POT, 'utf8' ).catch( () => '' );
	if ( there !== made ) {
		throw new Complaint(
			'languages/inkfast.pot is not up to date; run: npm run build && npm run pot'
		);
	}
	return 0;
} );

async function template() {
	await need( 'php' );
	const main = await readFile( path.join( root, 'plugin.php' ), 'utf8' );
	const strings = [
		...HEADERS.map( ( name ) => headerString( main, name ) ),
		...( await phpStrings() ),
		...( await Promise.all( SCRIPTS.map( scriptStrings ) ) ).flat(),
	];
	// Words without our text domain are WordPress's own, and translated there; the linters see to it that only such lack it.
	const ours = strings.filter( ( { domain } ) => domain === 'inkfast' );
	ours.forEach( refuse );
	return pot( `Inkfast ${ header( main, 'Version' ) }`, ours );
}

async function scriptStrings( file ) {
	const script = await readFile( path.join( root, file ), 'utf8' ).catch(
		() => {
			throw new Complaint( `${ file } is not there; run: npm run build` );
		}
	);
	return jsStrings( script ).map( ( string ) => ( { ...string, file } ) );
}

async function phpStrings() {
	const files = (
		await readdir( path.join( root, 'includes' ), { recursive: true } )
	)
		.filter( ( file ) => file.endsWith( '.php' ) )
		.map( ( file ) => `includes/${ file.split( path.sep ).join( '/' ) }` )
		.sort();
	const { stdout } = await run( 'php', [
		path.join( root, 'bin/pot/php-strings.php' ),
		root,
		...files,
	] );
	return Object.entries( JSON.parse( stdout ) ).flatMap(
		( [ file, strings ] ) =>
			strings.map( ( string ) => ( { ...string, file } ) )
	);
}

/** WordPress shows the plugin's own headers translated as well. */
function headerString( main, name ) {
	return {
		id: header( main, name ),
		plural: null,
		context: null,
		domain: 'inkfast',
		comment: `${ name } of the plugin`,
		file: 'plugin.php',
		line: 1,
	};
}

function header( main, name ) {
	return (
		new RegExp( `^ \\* ${ name }: +(.+)$`, 'm' )
			.exec( main )?.[ 1 ]
			.trim() ?? ''
	);
}

/** What a translator would never see is a fault of the code. */
function refuse( { id, file, line } ) {
	if ( id === '' ) {
		throw new Complaint(
			`${ file }:${ line }: what is to be translated must be a literal string.`
		);
	}
}
