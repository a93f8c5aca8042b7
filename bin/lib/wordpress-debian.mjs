/**
 * WordPress out of Debian's packages, unpacked and not installed: nothing on the machine changes, no right is needed.
 */
import { existsSync } from 'node:fs';
import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { step } from './log.mjs';
import { run } from './process.mjs';

/** Which of Debian's releases has which WordPress. */
const SUITE = { newest: 'sid', floor: 'trixie' };

/** The tree is whole only with what Debian packs apart. */
const PACKAGES = [
	'wordpress',
	'wordpress-theme-twentytwentyfive',
	'libjs-cropper',
	'libjs-jquery',
	'libjs-jquery-ui',
	'libjs-lodash',
	'libjs-underscore',
	'libphp-phpmailer',
	'php-getid3',
];

const KEY = '/usr/share/keyrings/debian-archive-keyring.gpg';

/**
 * @param {'newest'|'floor'} which
 * @param {string}           work  An empty folder to work in.
 * @return {Promise<string>} Where it is.
 */
export async function fromDebian( which, work ) {
	if ( ! existsSync( KEY ) ) {
		throw new Error(
			'this is not Debian, whose packages would do as well'
		);
	}
	const suite = SUITE[ which ];
	step( `Taking WordPress from Debian's packages (${ suite }) …` );
	const apt = path.join( work, 'apt' );
	for ( const folder of [ 'lists/partial', 'archives/partial', 'debs' ] ) {
		await mkdir( path.join( apt, folder ), { recursive: true } );
	}
	await writeFile(
		path.join( apt, 'sources.list' ),
		`deb [signed-by=${ KEY }] ${ await mirror() } ${ suite } main\n`
	);
	const options = [
		'-q',
		...[
			`Dir::Etc::sourcelist=${ apt }/sources.list`,
			'Dir::Etc::sourceparts=-',
			`Dir::State::lists=${ apt }/lists`,
			`Dir::Cache=${ apt }`,
			'APT::Sandbox::User=',
			'Acquire::Languages=none',
			'Acquire::Retries=3',
			'Acquire::http::Timeout=30',
		].flatMap( ( option ) => [ '-o', option ] ),
	];
	const debs = path.join( apt, 'debs' );
	await run( 'apt-get', [ ...options, 'update' ] );
	await run( 'apt-get', [ ...options, 'download', ...PACKAGES ], {
		cwd: debs,
	} );
	return unpack( debs, work );
}

async function unpack( debs, work ) {
	const tree = path.join( work, 'unpacked' );
	const made = path.join( work, 'debian' );
	await mkdir( tree );
	for ( const deb of await readdir( debs ) ) {
		await run( 'dpkg', [ '-x', path.join( debs, deb ), tree ] );
	}
	// Following its links makes it whole; the few that lead outside lead to what nobody needs, and cp says so and goes on.
	await run(
		'cp',
		[ '-rL', path.join( tree, 'usr/share/wordpress' ), made ],
		{
			accept: true,
		}
	);
	// Debian's own wp-config.php would be taken for the site's.
	await rm( path.join( made, 'wp-config.php' ), { force: true } );
	return made;
}

/**
 * The mirror that this machine was told to use.
 *
 * @return {Promise<string>} Its address.
 */
export async function mirror() {
	const found =
		( await source() ) ??
		// Where apt has never been updated, as on a fresh machine, it lists only the addresses, and only when told so.
		( await source( '--no-release-info' ) );
	if ( ! found ) {
		throw new Error( "apt has no source of Debian's packages" );
	}
	return found;
}

async function source( ...options ) {
	const { stdout } = await run( 'apt-get', [
		'indextargets',
		...options,
		'--format',
		'$(LABEL) $(REPO_URI)',
	] );
	const lines = [ ...new Set( stdout.trim().split( '\n' ) ) ];
	const line =
		lines.find( ( each ) => each.startsWith( 'Debian ' ) ) ??
		lines.find( ( each ) => /\/debian\/?$/.test( each ) );
	return line?.trim().split( ' ' ).at( -1 );
}
