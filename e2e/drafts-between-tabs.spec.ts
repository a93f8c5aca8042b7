/** What tabs offer one another may have gone by the time somebody takes it. */

import { kept } from './support/drafts';
import { Form } from './support/form';
import { SignIn } from './support/sign-in';
import { expect, type Page, test } from './support/test';

const SAVED = 'Saved on this device.';
const GONE = 'This text is not here any more: it was posted, discarded';
const KEPT = 'Another tab or form keeps this text now.';

const takeOver = ( form: Form ) =>
	form.root.getByRole( 'button', { name: /over here$/ } );

/** Another tab of the same person, which offers what the first has open. */
async function beside( page: Page, url: string ): Promise< Form > {
	const form = await new Form( await page.context().newPage() ).open( url );
	await expect( takeOver( form ) ).toBeVisible();
	return form;
}

test( 'A text that was posted meanwhile is not taken over, and so not posted twice', async ( {
	page,
	people,
	site,
} ) => {
	const author = await people.enter( page, 'author' );
	const form = await new Form( page ).open( site.form );
	await form.write( 'Mine' );
	await expect( form.root ).toContainText( SAVED );
	const other = await beside( page, site.form );
	await form.send();

	await takeOver( other ).click();
	await expect( other.root ).toContainText( GONE );
	await expect( takeOver( other ) ).toHaveCount( 0 );
	await other.expectText( '', '' );
	await other.write( 'Another one' );
	await other.send();
	expect( await kept( page ) ).toEqual( [] );
	expect( await site.posts( author.id ) ).toHaveLength( 2 );
} );

test( 'A text that was discarded meanwhile does not come back to the device', async ( {
	page,
	people,
	site,
} ) => {
	await people.enter( page, 'author' );
	const form = await new Form( page ).open( site.form );
	await form.write( 'Not meant to stay' );
	await expect( form.root ).toContainText( SAVED );
	await page.reload();
	await form.expectText( 'Not meant to stay' );
	const other = await beside( page, site.form );

	await form.root.getByRole( 'button', { name: 'Discard it' } ).click();
	await expect( form.root ).toContainText( 'Your text was discarded.' );
	await expect( form.root ).not.toContainText( SAVED );
	await takeOver( other ).click();
	await expect( other.root ).toContainText( GONE );
	expect( await kept( page ) ).toEqual( [] );

	await form.root.getByRole( 'button', { name: 'Undo' } ).click();
	await form.expectText( 'Not meant to stay' );
	await expect( form.root ).toContainText( SAVED );
} );

test( 'A text that was offered and posted elsewhere is not brought back; what stands in the form stays', async ( {
	page,
	people,
	site,
} ) => {
	const author = await people.enter( page, 'author' );
	const tabs = [ page, await page.context().newPage() ] as const;
	for ( const tab of tabs ) {
		const form = await new Form( tab ).open( site.form );
		await form.write( tab === page ? 'First' : 'Second' );
		await expect( form.root ).toContainText( SAVED );
	}
	const one = await page.context().newPage();
	const two = await page.context().newPage();
	await Promise.all( tabs.map( ( tab ) => tab.close() ) );
	const second = await new Form( one ).open( site.form );
	await second.expectText( 'Second' );
	const offer = second.root.getByRole( 'button', {
		name: /^Bring back “First/,
	} );
	await expect( second.root ).toContainText(
		'This device has other texts of yours.'
	);

	const first = await new Form( two ).open( site.form );
	await first.expectText( 'First' );
	await first.send();
	await offer.click();
	await expect( second.root ).toContainText( GONE );
	await second.expectText( 'Second' );
	await second.send();
	expect(
		( await site.posts( author.id ) )
			.map( ( post ) => post.post_title )
			.sort()
	).toEqual( [ 'First', 'Second' ] );
} );

test( 'A tab that is busy for long keeps its text', async ( {
	page,
	people,
	site,
} ) => {
	await people.enter( page, 'author' );
	const form = await new Form( page ).open( site.form );
	await form.write( 'In the first tab' );
	await expect( form.root ).toContainText( SAVED );
	const other = await beside( page, site.form );
	const busy = page.evaluate( () => {
		const begun = performance.now();
		while ( performance.now() - begun < 6000 ) {}
	} );

	await takeOver( other ).click();
	await expect( other.root ).toContainText( KEPT );
	await busy;
	await form.text.fill( 'And on.' );
	await form.expectText( 'In the first tab', 'And on.' );
	await other.expectText( '', '' );
} );

test( 'While the dialog asks who sends, its text stays', async ( {
	page,
	people,
	site,
	watch,
} ) => {
	watch.allow( /Failed to load resource.* 40[13] / );
	const author = await people.enter( page, 'author' );
	const form = await new Form( page ).open( site.form );
	await form.write( 'Asked about' );
	await expect( form.root ).toContainText( SAVED );
	const other = await beside( page, site.form );
	await page.bringToFront();
	await people.endSessions( author );
	await form.button.click();
	const panel = await new SignIn( page ).opened();

	await takeOver( other ).click();
	await expect( other.root ).toContainText( KEPT );
	await form.expectText( 'Asked about' );
	await panel.enter( author );
	await expect( form.outcome ).toHaveText( 'Published: Asked about' );
	expect( await site.posts( author.id ) ).toHaveLength( 1 );
} );
