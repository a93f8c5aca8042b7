/**
 * What a page weighs more with the form than without it, as a visitor gets it who has never been here.
 */
import { gzipSync } from 'node:zlib';
import { alternate } from './alternate.mjs';
import { inBrowser } from './browser.mjs';
import { BARE } from './ground.mjs';
import { expect } from './http.mjs';
import { exact, number, time } from './rows.mjs';

const WITH = '/write/';
const WITHOUT = BARE;
const CORE = `${ BARE }?bench=core`;

const KB = 1024;

/** How long nobody touches the page. */
const STILL = 2000;

/**
 * @param {import('./ground.mjs').Ground}       ground
 * @param {{ rounds: number, warm: number }} count
 * @return {Promise<import('./rows.mjs').Row[]>} Sizes, requests, and what the page costs the server.
 */
export async function weight( { url, author }, count ) {
	const [ form, bare, core ] = await inBrowser( async ( open ) => {
		const seen = [];
		for ( const path of [ WITH, WITHOUT, CORE ] ) {
			const context = await open();
			const page = await context.newPage();
			const loaded = await load( page, url + path );
			const later = path === WITH ? await touch( page ) : [];
			seen.push( { ...loaded, later } );
			await context.close();
		}
		return seen;
	}, url );
	const added = without( form.files, bare.files );
	const ours = ( kind ) =>
		added.filter(
			( file ) =>
				file.kind === kind && file.url.includes( '/plugins/inkfast/' )
		);
	const others = added.filter(
		( file ) => ! file.url.includes( '/plugins/inkfast/' )
	);
	const client = without( core.files, bare.files );
	const against = "a page with core's api-fetch instead";
	const given = await alternate( sides( author ), count );
	const page = {
		ours: 'form',
		theirs: 'bare',
		against: 'the same without the form',
	};
	return [
		number( 'JavaScript of our own, gzip', sum( ours( 'script' ) ), {
			most: 12,
			unit: ' kB',
		} ),
		number(
			'JavaScript that comes when somebody touches it, gzip',
			sum( form.later ),
			{ most: 13, unit: ' kB' }
		),
		number( 'files that come then', form.later.length, { exactly: 1 } ),
		number( "core's files that come with it, gzip", sum( others ), {
			against,
			theirs: sum( client ),
			unit: ' kB',
		} ),
		number(
			'CSS of our own, gzip',
			sum( ours( 'stylesheet' ) ) + form.inline,
			{ most: 2, unit: ' kB' }
		),
		number( 'HTML added', form.html - bare.html, {
			against,
			theirs: core.html - bare.html,
			unit: ' kB',
		} ),
		number( 'files added', added.length, {
			against,
			theirs: client.length,
		} ),
		number( 'requests before the first interaction', form.calls, {
			most: 0,
		} ),
		time( 'the page', given, page ),
		exact( 'the page', given, page ),
	];
}

/**
 * @param {import('./ground.mjs').Ground[ 'author' ]} author
 * @return {Record<string, (round: number, extra?: Record<string, string>) => Promise<import('./http.mjs').Answer>>} One page each.
 */
export function sides( author ) {
	const ask = async ( path, headers = {} ) =>
		expect( await author.send( 'GET', path, { headers } ), 200 );
	return {
		form: ( _, extra ) => ask( WITH, extra ),
		bare: ( _, extra ) => ask( WITHOUT, extra ),
	};
}

/**
 * Opens a page and leaves it alone.
 *
 * @param {import('@playwright/test').Page} page
 * @param {string}                          address
 * @return {Promise<{ files: { url: string, kind: string, size: number }[], calls: number, html: number, inline: number }>} Its files, the requests that scripts made, and kB.
 */
async function load( page, address ) {
	const responses = listen( page );
	const answer = await page.goto( address, { waitUntil: 'load' } );
	await page.waitForTimeout( STILL );
	// Core's script for emoji tries a worker out of a blob, which no server sent.
	const sent = responses.filter( ( response ) =>
		response.url().startsWith( 'http' )
	);
	const calls = sent.filter( ( response ) =>
		[ 'xhr', 'fetch', 'ping' ].includes( response.request().resourceType() )
	).length;
	const files = await filesOf( sent );
	const html = await answer.text();
	const [ , inline = '' ] =
		/<style id=["']inkfast-form-inline-css["'][^>]*>([^]*?)<\/style>/.exec(
			html
		) ?? [];
	return {
		files,
		calls,
		html: html.length / KB,
		inline: inline ? packed( Buffer.from( inline ) ) : 0,
	};
}

/** The files that come when somebody begins to write. */
async function touch( page ) {
	const responses = listen( page );
	await page.getByRole( 'textbox', { name: 'Title' } ).click();
	await page.waitForTimeout( STILL );
	return filesOf( responses );
}

function listen( page ) {
	const responses = [];
	page.on( 'response', ( response ) => responses.push( response ) );
	return responses;
}

async function filesOf( responses ) {
	const files = [];
	for ( const response of responses ) {
		const kind = response.request().resourceType();
		if ( kind === 'script' || kind === 'stylesheet' ) {
			files.push( {
				url: response.url(),
				kind,
				size: packed( await response.body() ),
			} );
		}
	}
	return files;
}

const packed = ( body ) => gzipSync( body, { level: 9 } ).length / KB;

const sum = ( files ) => files.reduce( ( total, { size } ) => total + size, 0 );

function without( files, bare ) {
	const known = new Set( bare.map( ( { url } ) => url ) );
	return files.filter( ( { url } ) => ! known.has( url ) );
}
