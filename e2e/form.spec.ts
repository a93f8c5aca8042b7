/** The form on its page: beside another one, and without its script. */

import { Form } from './support/form';
import { expect, test } from './support/test';

test( 'two forms on a page send each its own', async ( {
	page,
	people,
	site,
} ) => {
	const author = await people.enter( page, 'author' );
	const { url } = await site.page(
		'[inkfast_form heading="A post"] [inkfast_form heading="A draft" status="draft"]'
	);
	await page.goto( url );
	const draft = page.getByRole( 'region', { name: 'A draft' } );
	await draft.getByLabel( 'Title', { exact: true } ).fill( 'Not yet' );
	await draft.getByRole( 'button', { name: 'Save draft' } ).click();

	await expect( draft.getByRole( 'status' ) ).toHaveText(
		'Saved as a draft.'
	);
	await expect(
		draft.getByRole( 'link', { name: 'Preview' } )
	).toBeFocused();
	const post = page.getByRole( 'region', { name: 'A post' } );
	await expect( post ).toHaveAttribute( 'data-state', 'idle' );
	expect( await site.posts( author.id ) ).toMatchObject( [
		{ post_title: 'Not yet', post_status: 'draft' },
	] );
} );

test( 'without its script the form keeps what is written and says that it has not started', async ( {
	page,
	site,
	watch,
} ) => {
	watch.allow( /Failed to load resource/ );
	await page.route( /build\/index\.js/, ( route ) => route.abort() );
	await page.goto( site.form );
	const form = new Form( page );
	await form.write( 'Written in vain?' );
	await form.title.press( 'Enter' );

	await expect( form.button ).toBeDisabled();
	const line = form.root.getByText( 'The form has not started' );
	await expect( line ).toBeHidden();
	await expect( line ).toBeVisible( { timeout: 15_000 } );
	await form.expectText( 'Written in vain?' );
} );

for ( const theme of [ 'twentytwentyfive', 'inkfast-classic' ] as const ) {
	test( `the style stands in the head, and nothing jumps: ${ theme }`, async ( {
		page,
		site,
	} ) => {
		await site.set( { theme } );
		await page.goto( site.form );

		await expect( page.locator( 'head #inkfast-form-css' ) ).toHaveCount(
			1
		);
		await expect(
			page.locator( 'script#inkfast-form-js' )
		).toHaveAttribute( 'defer', '' );
	} );
}
