/** The form on its page: beside another one, and without its script. */

import { Form } from './support/form';
import type { Harm } from './support/protocol';
import { expect, test } from './support/test';

/** The form's, at the door. */
const SCRIPT = /inkfast\/build\/index\.js$/;

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

/** Ways for the script not to come, and what the browser says of each. */
const SCRIPTLESS: readonly { readonly harm: Harm; readonly says?: RegExp }[] = [
	{ harm: { do: 'cut' } },
	{ harm: { do: 'html403' } },
	// A sign-in page in the script's place.
	{ harm: { do: 'captive' }, says: /Unexpected token/ },
	{ harm: { do: 'hang' } },
];

for ( const { harm, says } of SCRIPTLESS ) {
	test( `a script that comes to ${ harm.do }: the button stays off, nothing is sent, and after ten seconds a line says why`, async ( {
		page,
		people,
		site,
		faults,
		watch,
		server,
	} ) => {
		await people.enter( page, 'author' );
		if ( says ) {
			watch.allow( says );
		}
		await faults.add( { route: SCRIPT, times: Infinity, ...harm } );
		const began = Date.now();
		await page.goto( site.form, { waitUntil: 'commit' } );
		const form = new Form( page );
		const line = form.root.getByText( 'The form has not started' );
		await form.write( 'Written in vain?' );
		await form.title.press( 'Enter' );
		await expect( line ).toBeHidden();

		await expect( line ).toBeVisible( { timeout: 20_000 } );
		expect( Date.now() - began ).toBeGreaterThan( 9_000 );
		await expect( form.button ).toBeDisabled();
		await form.title.press( 'Enter' );
		await form.button.click( { force: true } );
		expect( await server.settled() ).toEqual( [] );
		expect( page.url() ).toBe( site.form );
		await form.expectText( 'Written in vain?' );
	} );
}

test( 'a script that comes late takes the line away, and what was written meanwhile is sent', async ( {
	page,
	people,
	site,
	faults,
} ) => {
	const author = await people.enter( page, 'author' );
	await faults.add( { route: SCRIPT, do: 'slow', seconds: 14 } );
	await page.goto( site.form, { waitUntil: 'commit' } );
	const form = new Form( page );
	const line = form.root.getByText( 'The form has not started' );
	await form.write( 'In good time' );
	await expect( line ).toBeVisible( { timeout: 13_000 } );

	await form.ready();
	await expect( line ).toBeHidden();
	await form.expectText( 'In good time' );
	await form.send();
	expect( await site.posts( author.id ) ).toMatchObject( [
		{ post_title: 'In good time' },
	] );
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
