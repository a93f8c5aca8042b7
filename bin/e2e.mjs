/**
 * The tests in a real browser: `node bin/e2e.mjs [--sample|--floor|--playground] [what Playwright's command takes]`.
 *
 * Usually against WordPress on MariaDB, served by several processes, with a door in front of it that counts and does harm.
 * `--sample` leaves out what is tagged @long, the same again in more themes and looks, and the tests of the
 * tests. `--floor` takes the oldest WordPress that is promised and, unless told otherwise, the central flows; `--playground` takes
 * what `npm start` brings up and the few tests that are meant for it.
 */
import { spawn } from 'node:child_process';
import path from 'node:path';
import { freePort } from './lib/mariadb.mjs';
import { command, step } from './lib/log.mjs';
import { root } from './lib/paths.mjs';
import { need } from './lib/system.mjs';
import { removePlayground, startPlayground } from './playground/playground.mjs';
import { startNativeSite } from '../e2e/server/native-site.mjs';

const PLAYWRIGHT = path.join( root, 'node_modules/@playwright/test/cli.js' );

/** What Playwright's command is told by somebody who wants to watch. */
const WATCHED = /^--(headed|debug|ui)$/;

/** The same again in another look, and the tests of the tests. */
const LEFT_OUT = '@long|harness/';

await command( async () => {
	const args = process.argv.slice( 2 );
	const floor = take( args, '--floor' );
	const playground = take( args, '--playground' );
	const sample = take( args, '--sample' );
	// Each has its own, so that one run does not clear away what another left to look at.
	const kind = ( floor && '-floor' ) || ( playground && '-playground' ) || '';
	const tag = ( floor && '@central' ) || ( playground && '@playground' );
	const chosen = args.some( ( each ) => /^(-g|--grep)\b/.test( each ) );
	await needs( playground );
	const site = playground
		? await playgroundSite()
		: await startNativeSite( floor ? 'floor' : 'newest' );
	try {
		step( `WordPress ${ site.facts.wordpress } at ${ site.facts.url }` );
		return await playwright(
			[
				'test',
				...( tag && ! chosen ? [ '--grep', tag ] : [] ),
				...( sample ? [ '--grep-invert', LEFT_OUT ] : [] ),
				...args,
			],
			{ ...site.facts, artifacts: `artifacts/e2e${ kind }` },
			args.some( ( each ) => WATCHED.test( each ) )
		);
	} finally {
		await site.stop();
	}
} );

function take( args, flag ) {
	const at = args.indexOf( flag );
	if ( at >= 0 ) {
		args.splice( at, 1 );
	}
	return at >= 0;
}

/** All at once, so that who must install it by hand is told so once. */
async function needs( playground ) {
	const { browserNeeds } = await import( '../e2e/server/browser.mjs' );
	await need(
		...browserNeeds(),
		...( playground ? [] : [ 'php', 'mariadb', 'faketime' ] )
	);
}

async function playgroundSite() {
	// A site of its own, so that nobody's `npm start` is disturbed.
	const name = `test-${ process.pid }`;
	const { url, log, wordpress } = await startPlayground(
		name,
		await freePort()
	);
	return {
		facts: { kind: 'playground', url, log, wordpress },
		stop: () => removePlayground( name ),
	};
}

// Its lines go to the terminal as they come; Ctrl-C reaches it too, and then the site is stopped as always.
async function playwright( args, facts, whole ) {
	const { browser } = await import( '../e2e/server/browser.mjs' );
	const env = {
		INKFAST_E2E: JSON.stringify( facts ),
		...( whole && { INKFAST_CHROMIUM: browser( { whole } ) ?? '' } ),
	};
	process.on( 'SIGINT', () => {} );
	return new Promise( ( resolve ) => {
		spawn( process.execPath, [ PLAYWRIGHT, ...args ], {
			cwd: root,
			stdio: 'inherit',
			env: { ...process.env, ...env },
		} ).on( 'close', ( code ) => resolve( code ?? 1 ) );
	} );
}
