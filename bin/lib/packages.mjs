/**
 * The packages of npm and Composer that the project's tools are. Only Node's own modules here: this runs when there are none.
 */
import { existsSync, statSync } from 'node:fs';
import { utimes } from 'node:fs/promises';
import path from 'node:path';
import { Complaint, step } from './log.mjs';
import { root } from './paths.mjs';
import { run } from './process.mjs';
import { need } from './system.mjs';

/** Installs npm's packages as the lockfile says, unless they are there and newer than it. */
export async function npmPackages() {
	const [ major, minor ] = process.versions.node.split( '.' ).map( Number );
	if ( major < 20 || ( major === 20 && minor < 19 ) ) {
		throw new Complaint(
			`This needs Node 20.19 or newer, and this is ${ process.versions.node }: get one at https://nodejs.org or with your version manager (nvm install 22).`
		);
	}
	const mark = path.join( root, 'node_modules/.package-lock.json' );
	if ( isNewer( mark, path.join( root, 'package-lock.json' ) ) ) {
		return;
	}
	step( 'Installing npm packages, a minute or two …' );
	await npm( 'ci', '--no-audit', '--no-fund', '--loglevel=error' );
	await touch( mark );
}

const COMPOSERS_MARK = path.join( root, 'vendor/composer/installed.json' );

/**
 * What the machine must have for Composer's packages to be installed.
 *
 * @return {string[]} What `need` takes; nothing where they are there and newer than composer.json.
 */
export function composerNeeds() {
	return isNewer( COMPOSERS_MARK, path.join( root, 'composer.json' ) )
		? []
		: [ 'php', 'composer', 'unzip', 'git' ];
}

/** Installs Composer's packages in the versions that composer.json names, unless they are there and newer than it. */
export async function composerPackages() {
	const needs = composerNeeds();
	if ( needs.length === 0 ) {
		return;
	}
	await need( ...needs );
	step( 'Installing Composer packages …' );
	await run(
		'composer',
		[
			'update',
			'--no-interaction',
			'--no-progress',
			'--no-plugins',
			'--no-scripts',
		],
		{
			cwd: root,
			env: {
				COMPOSER: undefined,
				COMPOSER_ALLOW_SUPERUSER: '1',
				// Else it asks git for the branch's name, and old ones warn.
				COMPOSER_ROOT_VERSION: '1.0.0',
			},
		}
	);
	await touch( COMPOSERS_MARK );
}

/**
 * Runs npm: the one that runs this script, where there is one, for that is not always the one on the path.
 *
 * @param {...string} args What npm takes.
 */
export async function npm( ...args ) {
	const own = process.env.npm_execpath;
	await ( own?.endsWith( '.js' )
		? run( process.execPath, [ own, ...args ], { cwd: root } )
		: run( 'npm', args, { cwd: root } ) );
}

function isNewer( file, than ) {
	return (
		existsSync( file ) &&
		statSync( file ).mtimeMs >= statSync( than ).mtimeMs
	);
}

async function touch( file ) {
	await utimes( file, new Date(), new Date() );
}
