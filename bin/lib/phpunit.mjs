/**
 * PHPUnit against real sites: one of each kind that tests ask for by a group.
 */
import { rmSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { step } from './log.mjs';
import { startMariadb } from './mariadb.mjs';
import { composerNeeds, composerPackages } from './packages.mjs';
import { root } from './paths.mjs';
import { runGroup } from './process.mjs';
import { createSite } from './site.mjs';
import { need } from './system.mjs';
import { version, wordpress } from './wordpress.mjs';

/** Tests of these groups each run on a site of their own kind, all others on a plain one. */
const KINDS = {
	network: { multisite: true },
	subdirectory: { subdirectory: 'wp' },
};

/**
 * Runs the tests on sites made for them.
 *
 * @param {'newest'|'floor'}       which On which WordPress.
 * @param {string[]}               args  More arguments for PHPUnit.
 * @param {(text: string) => void} show  Gets what PHPUnit prints.
 * @return {Promise<number>} The exit code: that of the first run that failed, else 0.
 */
export async function phpunit( which, args, show ) {
	// All at once, so that who must install it by hand is told so once.
	await need( 'php', 'mariadb', ...composerNeeds() );
	await composerPackages();
	const core = await wordpress( which );
	const folder = await mkdtemp( path.join( os.tmpdir(), 'inkfast-php-' ) );
	process.on( 'exit', () =>
		rmSync( folder, { recursive: true, force: true } )
	);
	const server = await startMariadb();
	let worst = 0;
	try {
		for ( const kind of [ 'single', ...Object.keys( KINDS ) ] ) {
			const site = await createSite( {
				...KINDS[ kind ],
				wordpress: core,
				database: await server.createDatabase(
					`inkfast_php_${ which }_${ kind }`
				),
				url: 'http://inkfast.test',
				folder: path.join( folder, kind ),
			} );
			step(
				`PHPUnit on WordPress ${ await version( core ) }, ${ kind } site …`
			);
			const groups =
				kind === 'single'
					? [ '--exclude-group', Object.keys( KINDS ).join( ',' ) ]
					: [ '--group', kind ];
			const code = await once( site, [ ...groups, ...args ], show );
			worst = worst || code;
		}
	} finally {
		await server.stop();
	}
	return worst;
}

function once( site, args, show ) {
	return runGroup(
		'php',
		[ '-d', 'sendmail_path=/bin/true', 'vendor/bin/phpunit', ...args ],
		{ cwd: root, env: { INKFAST_SITE: site.core }, show }
	);
}
