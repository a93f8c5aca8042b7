/** A page that comes back from the browser’s back/forward cache. */

import { Form } from './support/form';
import { expect, test as base } from './support/test';
import { CREATED, RENEWED, trail } from './support/traffic';
import { launchWhole } from './support/whole-browser';

const test = base.extend( {
	context: async ( { adopt, launchOptions, baseURL }, use ) => {
		const browser = await launchWhole( launchOptions );
		const context = await browser.newContext( baseURL ? { baseURL } : {} );
		await adopt( context );
		await use( context );
		await browser.close();
	},
} );

test( 'asks who is here at the first touch, not before, and publishes what was written', async ( {
	page,
	people,
	site,
	server,
} ) => {
	const author = await people.enter( page, 'author' );
	const form = await new Form( page ).open( site.form );
	await form.write( 'There and back' );
	await page.evaluate( () => {
		window.addEventListener( 'pageshow', ( { persisted } ) => {
			document.title = persisted ? 'Back again' : 'Loaded anew';
		} );
	} );
	await page.evaluate( ( home ) => {
		window.location.href = home;
	}, `${ site.url }/` );
	await page.waitForURL( `${ site.url }/` );
	await page.evaluate( () => window.history.back() );
	await expect( page ).toHaveTitle( 'Back again' );
	await form.expectText( 'There and back' );
	expect( trail( await server.settled() ) ).toEqual( [] );

	// The text has the focus already.
	await form.title.click();
	await expect
		.poll( async () => trail( await server.requests() ) )
		.toEqual( [ RENEWED ] );
	await form.send();
	expect( trail( await server.settled() ) ).toEqual( [ RENEWED, CREATED ] );
	expect( await site.posts( author.id ) ).toHaveLength( 1 );
} );
