/** What survives the end of the whole browser, and its back/forward cache. */

import { Form } from './support/form';
import { KillableBrowser } from './support/killable-browser';
import { expect, test } from './support/test';
import { launchWhole } from './support/whole-browser';

test( 'A browser that is killed has the text when it is opened again', async ( {
	people,
	site,
	adopt,
	launchOptions,
} ) => {
	const browser = new KillableBrowser( launchOptions, adopt );
	const author = await people.add( 'author' );

	const page = await browser.open();
	await people.signIn( page, author );
	const form = await new Form( page ).open( site.form );
	await form.write( 'Before the kill' );
	await expect( form.root ).toContainText( 'Saved on this device.' );
	// Never more than 300 ms behind.
	await page.waitForTimeout( 500 );
	await browser.kill();

	const later = await browser.open();
	await people.signIn( later, author );
	const again = await new Form( later ).open( site.form );
	await again.expectText( 'Before the kill' );
	await browser.remove();
} );

test( 'A page that comes back from the back/forward cache goes on with what another page made of its draft', async ( {
	people,
	site,
	adopt,
	launchOptions,
	baseURL,
} ) => {
	const browser = await launchWhole( launchOptions );
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
