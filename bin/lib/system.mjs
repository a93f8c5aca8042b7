/**
 * What the machine must have. On Debian as root it is installed; elsewhere one sentence says what is missing.
 */
import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { Complaint, step } from './log.mjs';
import { run } from './process.mjs';

/** PHP's extensions that WordPress, the tests or their tools use. */
const EXTENSIONS = [
	'curl',
	'dom',
	'gd',
	'intl',
	'mbstring',
	'mysqli',
	'tokenizer',
	'xml',
	'xmlwriter',
	'zip',
];

/** Under whatever name a system has it. */
const ANY_CHROMIUM = /^(chromium(-browser)?|google-chrome)$/;

/**
 * For each need: how to see whether it is met, Debian's packages for it, and its name to people.
 *
 * @type {Record<string, { met: () => boolean | Promise<boolean>, packages: string[], name: string }>}
 */
const NEEDS = {
	php: {
		met: phpWorks,
		packages: [
			'cli',
			'curl',
			'gd',
			'intl',
			'mbstring',
			'mysql',
			'xml',
			'zip',
		].map( ( part ) => `php-${ part }` ),
		name: `PHP 8.1 or newer with ${ EXTENSIONS.join( ', ' ) }`,
	},
	composer: {
		met: () => onPath( 'composer' ),
		packages: [ 'composer' ],
		name: 'Composer',
	},
	mariadb: {
		met: () =>
			Boolean( process.env.INKFAST_DB ) ||
			( onPath( 'mariadbd' ) && onPath( 'mariadb-install-db' ) ),
		packages: [ 'mariadb-server' ],
		name: 'MariaDB (or give a server in INKFAST_DB)',
	},
	faketime: {
		met: () => faketime() !== null,
		packages: [ 'libfaketime' ],
		name: 'libfaketime',
	},
	git: { met: () => onPath( 'git' ), packages: [ 'git' ], name: 'git' },
	unzip: {
		met: () => onPath( 'unzip' ),
		packages: [ 'unzip' ],
		name: 'unzip',
	},
	zip: { met: () => onPath( 'zip' ), packages: [ 'zip' ], name: 'zip' },
	nginx: {
		met: () => onPath( 'nginx' ),
		packages: [ 'nginx-light' ],
		name: 'nginx',
	},
	'php-fpm': {
		met: () => phpFpm() !== null,
		packages: [ 'php-fpm' ],
		name: 'php-fpm',
	},
	chromium: {
		met: () => which( ANY_CHROMIUM ) !== null,
		packages: [ 'chromium' ],
		name: 'Chromium',
	},
	'chromium-headless-shell': {
		// It is only faster.
		met: () => onPath( 'chromium-headless-shell' ) || ! mayInstall(),
		packages: [ 'chromium-headless-shell' ],
		name: 'Chromium’s headless shell',
	},
};

/**
 * Makes sure that the machine has something, installing it where that can be done without asking.
 *
 * @param {...string} names Keys of the list above.
 */
export async function need( ...names ) {
	const missing = [];
	for ( const name of new Set( names ) ) {
		if ( ! ( await NEEDS[ name ].met() ) ) {
			missing.push( NEEDS[ name ] );
		}
	}
	if ( missing.length === 0 ) {
		return;
	}
	const packages = missing.flatMap( ( each ) => each.packages );
	if ( ! mayInstall() ) {
		throw new Complaint( sentence( missing, packages ) );
	}
	step( `Installing ${ packages.join( ', ' ) } …` );
	await install( packages );
	for ( const each of missing ) {
		if ( ! ( await each.met() ) ) {
			throw new Complaint( sentence( [ each ], each.packages ) );
		}
	}
}

/**
 * The library that moves a program's clock when it is preloaded.
 *
 * @return {string|null} Its path.
 */
export function faketime() {
	const folders = [ '/usr/lib', '/usr/local/lib', '/usr/lib64' ].filter(
		existsSync
	);
	const found = folders
		.flatMap( ( lib ) => [
			lib,
			...readdirSync( lib ).map( ( each ) => path.join( lib, each ) ),
		] )
		.map( ( each ) => path.join( each, 'faketime/libfaketime.so.1' ) )
		.find( existsSync );
	return found ?? null;
}

/**
 * PHP's FastCGI server, whose name and place differ between systems.
 *
 * @return {string|null} Its path.
 */
export function phpFpm() {
	return which( /^php-fpm(\d\.\d)?$/ );
}

/**
 * Whether a program is there, sbin included.
 *
 * @param {string} program Its name.
 * @return {boolean} True if it is.
 */
export function onPath( program ) {
	return which( new RegExp( `^${ program }$` ) ) !== null;
}

function which( pattern ) {
	const folders = ( process.env.PATH ?? '' )
		.split( ':' )
		.concat( '/usr/local/sbin', '/usr/sbin', '/sbin' )
		.filter( ( folder ) => folder && existsSync( folder ) );
	for ( const folder of folders ) {
		const name = readdirSync( folder ).find( ( each ) =>
			pattern.test( each )
		);
		if ( name ) {
			return path.join( folder, name );
		}
	}
	return null;
}

async function phpWorks() {
	const script = `exit( PHP_VERSION_ID >= 80100 && ! array_diff( ${ JSON.stringify(
		EXTENSIONS
	) }, array_map( 'strtolower', get_loaded_extensions() ) ) ? 0 : 1 );`;
	const { code } = await run( 'php', [ '-r', script ], { accept: true } );
	return code === 0;
}

function mayInstall() {
	return process.getuid?.() === 0 && existsSync( '/etc/debian_version' );
}

let updated = false;

async function install( packages ) {
	const env = { DEBIAN_FRONTEND: 'noninteractive' };
	if ( ! updated ) {
		await run( 'apt-get', [ '-q', 'update' ], { env, accept: true } );
		updated = true;
	}
	await run(
		'apt-get',
		[
			'-q',
			'-y',
			'--no-install-recommends',
			// A fresh machine may be installing its updates.
			'-o',
			'DPkg::Lock::Timeout=300',
			'install',
			...packages,
		],
		{ env }
	);
}

function sentence( missing, packages ) {
	const names = missing.map( ( each ) => each.name ).join( '; ' );
	return `This machine lacks ${ names }. On Debian or Ubuntu: sudo apt-get install ${ packages.join(
		' '
	) }`;
}
