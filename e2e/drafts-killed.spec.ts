/** What survives the end of the whole browser, and its back/forward cache. */

import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { chromium } from '@playwright/test';
import { Form } from './support/form';
import { expect, test } from './support/test';

/** The processes that were started with a profile, found as no other can be: by its folder's random name. */
async function processesOf( profile: string ): Promise< number[] > {
	const ids = ( await readdir( '/proc' ) ).filter( ( id ) =>
		/^\d+$/.test( id )
	);
	const found: number[] = [];
	for ( const id of ids ) {
		const command = await readFile( `/proc/${ id }/cmdline`, 'utf8' ).catch(
			() => ''
		);
		if ( command.includes( `--user-data-dir=${ profile }` ) ) {
			found.push( Number( id ) );
		}
	}
	return found;
}

test( 'A browser that is killed has the text when it is opened again', async ( {
	people,
	site,
	adopt,
	launchOptions,
} ) => {
	const profile = await mkdtemp( path.join( tmpdir(), 'inkfast-profile-' ) );
	const open = () =>
		chromium.launchPersistentContext( profile, launchOptions );
	const author = await people.add( 'author' );

	const first = await open();
	await adopt( first );
	const page = await first.newPage();
	await people.signIn( page, author );
	const form = await new Form( page ).open( site.form );
	await form.write( 'Before the kill' );
	await expect( form.root ).toContainText( 'Saved on this device.' );
	// Never more than 300 ms behind.
	await page.waitForTimeout( 500 );
	const processes = await processesOf( profile );
	expect( processes.length ).toBeGreaterThan( 0 );
	const closed = first.waitForEvent( 'close' );
	processes.forEach( ( id ) => process.kill( id, 'SIGKILL' ) );
	await closed;

	const second = await open();
	await adopt( second );
	const later = await second.newPage();
	await people.signIn( later, author );
	const again = await new Form( later ).open( site.form );
	await again.expectText( 'Before the kill' );
	await second.close();
	await rm( profile, { recursive: true, force: true } );
} );

test( 'A page that comes back from the back/forward cache goes on with what another page made of its draft', async ( {
	people,
	site,
	adopt,
	launchOptions,
	baseURL,
} ) => {
	const browser = await chromium.launch( {
		...launchOptions,
		ignoreDefaultArgs: [ '--disable-back-forward-cache' ],
	} );
	const context = await browser.newContext( baseURL ? { baseURL } : {} );
	await adopt( context );
	const page = await context.newPage();
	await people.enter( page, 'author' );
	const form = await new Form( page ).open( site.form );
	await form.write( 'First' );
	await expect( form.root ).toContainText( 'Saved on this device.' );
	await page.evaluate( () => {
		window.addEventListener( 'pageshow', ( { persisted } ) => {
			document.title = persisted ? 'Back again' : 'Loaded anew';
		} );
	} );
	await page.goto( `${ site.url }/` );

	const other = await new Form( await context.newPage() ).open( site.form );
	await other.expectText( 'First' );
	await other.write( 'Second' );
	await page.waitForTimeout( 500 );
	await other.root.page().close();

	await page.evaluate( () => window.history.back() );
	await expect( page ).toHaveTitle( 'Back again' );
	await form.expectText( 'Second' );
	await browser.close();
} );
