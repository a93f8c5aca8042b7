/**
 * `node bin/screenshots.mjs`: takes the pictures of README.md, docs/images/*.png, of a site made for it.
 */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { chromium } from '@playwright/test';
import { browser as browserPath } from '../e2e/server/browser.mjs';
import { command, Complaint, step } from './lib/log.mjs';
import { freePort, startMariadb } from './lib/mariadb.mjs';
import { root } from './lib/paths.mjs';
import { run } from './lib/process.mjs';
import { createSite, PASSWORD, serve } from './lib/site.mjs';
import { need } from './lib/system.mjs';
import { wordpress } from './lib/wordpress.mjs';

const IMAGES = path.join( root, 'docs/images' );

/** Text has few colours: with a palette a picture is a third as large and looks the same. */
const SHRINK = `
$image = imagecreatefromstring( stream_get_contents( STDIN ) );
imagetruecolortopalette( $image, false, 128 );
imagepng( $image, $argv[1], 9 );
`;

const POSTS = /\/myplugin\/v1\/posts\b/;

const WIDE = { width: 760, height: 900 };

/** Pixels around the form. */
const MARGIN = 24;

const TITLE = 'A walk along the harbour';
const TEXT = `Fog until ten, then the first boats went out.

The sign at the pier still says <closed>, and the café does not care:
coffee & cake for less than 5 €.`;

/** WordPress's bar for people who are signed in is no part of the form. */
const PLAIN = '#wpadminbar { display: none } html { margin-top: 0 !important }';

/** What a dark style of the default theme sets. */
const DARK =
	':root { --wp--preset--color--base: #16161a; --wp--preset--color--contrast: #ececf1; color-scheme: dark }';

await command( async () => {
	await need( 'php', 'mariadb' );
	const executablePath = browserPath();
	if ( ! executablePath ) {
		throw new Complaint(
			'There is no Chromium here; get one with: npx playwright install chromium'
		);
	}
	const folder = await mkdtemp(
		path.join( os.tmpdir(), 'inkfast-screenshots-' )
	);
	step( 'Making a site …' );
	const database = await startMariadb();
	const port = await freePort();
	const site = await createSite( {
		wordpress: await wordpress( 'newest' ),
		database: await database.createDatabase( 'inkfast_screenshots' ),
		url: `http://127.0.0.1:${ port }`,
		folder: path.join( folder, 'site' ),
	} );
	const server = await serve( site, { port } );
	const browser = await chromium.launch( {
		executablePath,
		args: [ '--no-sandbox', '--disable-gpu' ],
	} );
	try {
		await takeAll(
			await browser.newContext( { viewport: WIDE, locale: 'en-US' } ),
			site
		);
	} finally {
		await browser.close();
		await server.stop();
		await database.stop();
		await rm( folder, { recursive: true, force: true } );
	}
} );

async function takeAll( context, site ) {
	await mkdir( IMAGES, { recursive: true } );
	const page = await context.newPage();
	await signIn( page, site );

	await open( page, site.form );
	await write( page );
	await take( page, 'form' );

	await page.route( POSTS, ( route ) =>
		route.fulfill( { status: 403, body: '<h1>Forbidden</h1>' } )
	);
	await send( page, 'Publish' );
	await page.getByRole( 'button', { name: 'Try again' } ).waitFor();
	await take( page, 'refused' );
	await page.unroute( POSTS );

	await send( page, 'Try again' );
	await page.getByRole( 'button', { name: 'Write another' } ).waitFor();
	await take( page, 'sent' );

	await page.getByRole( 'link', { name: 'Edit' } ).click();
	await open( page, page.url() );
	await changeElsewhere( page );
	await page.getByLabel( 'Title' ).fill( `${ TITLE }, in October` );
	await send( page, 'Save' );
	await page.getByRole( 'button', { name: 'Keep mine' } ).waitFor();
	await take( page, 'conflict' );
	// Nothing unsaved is left behind, or the browser asks before it goes on.
	await send( page, 'Keep mine' );
	await page.getByText( 'Saved.' ).waitFor();

	await open( page, site.form, DARK );
	await write( page );
	await take( page, 'dark' );
	await page.close();

	const narrow = await context.newPage();
	await narrow.setViewportSize( { width: 320, height: 760 } );
	await open( narrow, site.form );
	await write( narrow );
	await take( narrow, 'narrow' );
}

async function signIn( page, site ) {
	await page.goto( `${ site.url }/wp-login.php` );
	await page.locator( '#user_login' ).fill( 'author' );
	await page.locator( '#user_pass' ).fill( PASSWORD );
	await page.locator( '#wp-submit' ).click();
	await page.waitForURL( /wp-admin/ );
}

async function open( page, address, style = '' ) {
	await page.goto( address );
	await page.addStyleTag( { content: PLAIN + style } );
}

async function write( page ) {
	await page.getByLabel( 'Title' ).fill( TITLE );
	await page.getByLabel( 'Text', { exact: true } ).fill( TEXT );
}

async function send( page, name ) {
	await page.getByRole( 'button', { name, exact: true } ).click();
}

/** As another tab or device does. */
async function changeElsewhere( page ) {
	await page.evaluate( async () => {
		const id = new URLSearchParams( window.location.search ).get(
			'inkfast_edit'
		);
		await window.wp.apiFetch( {
			path: `/myplugin/v1/posts/${ id }`,
			method: 'PATCH',
			data: { content: 'Fog until noon, and the boats stayed in.' },
		} );
	} );
}

async function take( page, name ) {
	// The focus stays where it is; its blinking caret does not show.
	const picture = await page.screenshot( {
		fullPage: true,
		clip: await frame( page ),
		caret: 'hide',
		animations: 'disabled',
	} );
	const file = path.join( IMAGES, `${ name }.png` );
	await writeFile( file, picture );
	const { code } = await run( 'php', [ '-r', SHRINK, file ], {
		input: picture,
		accept: true,
	} );
	step(
		`docs/images/${ name }.png${ code === 0 ? '' : ' (not made smaller)' }`
	);
}

/** The page's title and the form, without the theme's header and footer. */
function frame( page ) {
	return page.evaluate( ( margin ) => {
		const title = document
			.querySelector( 'main h1' )
			.getBoundingClientRect();
		const form = document
			.querySelector( '.inkfast' )
			.getBoundingClientRect();
		const top = title.top + window.scrollY - margin;
		return {
			x: 0,
			y: top,
			width: document.documentElement.clientWidth,
			height: form.bottom + window.scrollY + margin - top,
		};
	}, MARGIN );
}
