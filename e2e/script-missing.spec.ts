/** Scripts that do not come, one by one. */

import { Form } from './support/form';
import { PlainForm } from './support/scriptless';
import { expect, test } from './support/test';

const SAVED = 'Saved on this device.';

for ( const script of [ 'hooks', 'i18n', 'url', 'api-fetch' ] ) {
	test( `Without WordPress’s ${ script } the form posts plainly`, async ( {
		page,
		people,
		site,
		watch,
	} ) => {
		watch.allow( /Failed to load resource|Uncaught|TypeError|is not def/ );
		const author = await people.enter( page, 'author' );
		await page.route( new RegExp( `dist/${ script }[.]` ), ( route ) =>
			route.abort()
		);
		await page.goto( site.form );
		const form = new PlainForm( page );
		await form.write( 'Half-way' );
		await form.send( 'Published: Half-way' );
		expect( await site.posts( author.id ) ).toMatchObject( [
			{ post_title: 'Half-way' },
		] );
	} );
}

test( 'Offline before the form was touched: it says that there is no answer, and sends by itself', async ( {
	page,
	people,
	site,
	watch,
} ) => {
	watch.allow( /ERR_INTERNET_DISCONNECTED/ );
	const author = await people.enter( page, 'author' );
	const form = await new Form( page ).open( site.form );
	await page.context().setOffline( true );
	await form.write( 'Written in the train' );
	await form.send( 'waiting' );
	await expect( form.outcome ).toContainText(
		'No answer yet; it is sent again by itself.'
	);
	await page.context().setOffline( false );
	await expect( form.outcome ).toHaveText(
		'Published: Written in the train'
	);
	expect( await site.posts( author.id ) ).toHaveLength( 1 );
} );

test( 'What the device keeps is spoken of where the script that brings it back does not come', async ( {
	page,
	people,
	site,
	watch,
} ) => {
	watch.allow( /Failed to load resource|later\.js/ );
	await people.enter( page, 'author' );
	const form = await new Form( page ).open( site.form );
	await form.write( 'Kept' );
	await expect( form.root ).toContainText( SAVED );
	await page.route( /\/later\.js/, ( route ) => route.abort() );
	await page.reload();
	await expect( form.root ).toContainText(
		'Your text did not load. Reload the page.'
	);
	await page.unroute( /\/later\.js/ );
	await page.reload();
	await form.expectText( 'Kept' );
} );

test( 'Pressed too early, offline and empty: what is written then is what is sent', async ( {
	page,
	people,
	site,
	watch,
} ) => {
	watch.allow( /ERR_INTERNET_DISCONNECTED/ );
	watch.allow( /Failed to load resource.* 400 / );
	const author = await people.enter( page, 'author' );
	const form = await new Form( page ).open( site.form );
	await page.context().setOffline( true );
	await form.send( 'waiting' );
	await form.write( 'Written after all' );
	await form.button.click();
	await page.context().setOffline( false );
	await expect( form.outcome ).toHaveText( 'Published: Written after all' );
	expect( await site.posts( author.id ) ).toHaveLength( 1 );
} );
