/**
 * What comes to the server while a client is in trouble.
 */
import { readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { PASSWORD } from '../bin/lib/site.mjs';
import { client, expect, signIn } from './http.mjs';
import { byScript } from './senders.mjs';

/**
 * @typedef {{ sends: number, stored: number, renewals: number, total: number }} Count
 * @typedef {{ path: string, page: string, ready: string, protect?: boolean }} Client Where it sends, the page that has it, and what is there once it runs.
 */

/**
 * Runs clients under faults, each time with a new sign-in and new pages, and tells what came to the server.
 *
 * @param {import('./ground.mjs').Ground} ground Prepared with faults.
 * @param {Function}                      open   Of inBrowser().
 * @return {{ run: (who: Client, options: Object) => Promise<Count>, each: (clients: Record<string, Client>, options: Object) => Promise<Count[]> }} `each` gives the counts in the clients' order.
 */
export function createCounter( { url, site }, open ) {
	const log = path.join( site.content, 'bench-requests' );
	const outside = client( url );
	let life = 86400;
	const set = async ( fault ) => {
		life += fault === 'expire' ? 60 : 0;
		const options = {
			bench_nonce_life: life,
			...( fault === 'refuse' ? { bench_refuse: 1 } : {} ),
		};
		const body = new URLSearchParams( options ).toString();
		const headers = { 'Content-Type': 'application/x-www-form-urlencoded' };
		expect(
			await outside.send( 'POST', '/wp-json/bench/v1/fault', {
				headers,
				body,
			} ),
			200
		);
		await rm( log, { force: true } );
	};
	const run = async (
		who,
		{ fault, tabs = 1, each = 1, send = byScript }
	) => {
		await set();
		const { cookies } = await signIn( url, 'author', PASSWORD );
		const context = await open( cookies );
		const pages = [];
		for ( let tab = 0; tab < tabs; tab++ ) {
			pages.push( await opened( context, url, who ) );
		}
		await set( fault );
		await Promise.all( pages.map( ( page ) => send( page, who, each ) ) );
		await context.close();
		return countOf( await readFile( log, 'utf8' ) );
	};
	const each = async ( clients, options ) => {
		const counts = [];
		for ( const who of Object.values( clients ) ) {
			counts.push( await run( who, options ) );
		}
		return counts;
	};
	return { run, each };
}

async function opened( context, url, who ) {
	const page = await context.newPage();
	await page.goto( url + who.page );
	await page.waitForSelector( who.ready, { state: 'attached' } );
	if ( who.protect ) {
		await page.evaluate( () => window.inkfast.protect() );
	}
	return page;
}

/**
 * @param {string} lines As the must-use plugin wrote them.
 * @return {Count} What came.
 */
function countOf( lines ) {
	const seen = lines
		.trim()
		.split( '\n' )
		.map( ( line ) => JSON.parse( line ) )
		.filter( ( [ , uri ] ) => /wp-json|admin-ajax/.test( uri ) );
	const renewals = seen.filter( ( [ , uri ] ) =>
		/\/nonce(\?|$)|action=rest-nonce/.test( uri )
	).length;
	const sends = seen.filter(
		( [ method, uri ] ) => method === 'POST' && /\/posts(\?|$)/.test( uri )
	).length;
	const stored = seen.filter( ( [ , , status ] ) => status === 201 ).length;
	return { sends, stored, renewals, total: seen.length };
}
