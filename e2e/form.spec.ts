/** The form on its page: beside another one, and without its script. */

import { Form } from './support/form';
import { PlainForm } from './support/scriptless';
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

/** Ways for the script not to come, or to come to nothing, and what the browser says of each. */
const SCRIPTLESS: readonly { readonly harm: Harm; readonly says?: RegExp }[] = [
	{ harm: { do: 'cut' } },
	{ harm: { do: 'html403' } },
	{ harm: { do: 'answer', status: 404, headers: {}, body: '' } },
	// A sign-in page in the script's place.
	{ harm: { do: 'captive' }, says: /Unexpected token/ },
	{ harm: { do: 'hang' } },
	{
		harm: {
			do: 'answer',
			status: 200,
			headers: { 'content-type': 'text/javascript' },
			body: 'throw new Error( "Half-way" );',
		},
		says: /Half-way/,
	},
];

for ( const [ index, { harm, says } ] of SCRIPTLESS.entries() ) {
	test( `a script that comes to ${ harm.do } (${ index }): the form posts without it, once`, async ( {
		page,
		people,
		site,
		faults,
		watch,
	} ) => {
		const author = await people.enter( page, 'author' );
		if ( says ) {
			watch.allow( says );
		}
		await faults.add( { route: SCRIPT, times: Infinity, ...harm } );
		await page.goto( site.form, { waitUntil: 'commit' } );
		const form = new PlainForm( page );
		await form.write( 'All the same' );
		await form.title.press( 'Enter' );

		await expect( form.outcome ).toHaveText( 'Published: All the same' );
		expect( await site.posts( author.id ) ).toMatchObject( [
			{ post_title: 'All the same' },
		] );
	} );
}

test( 'a form sent before its script is there is not sent again by it', async ( {
	page,
	people,
	site,
	faults,
} ) => {
	const author = await people.enter( page, 'author' );
	await faults.add( { route: SCRIPT, do: 'slow', seconds: 3 } );
	await page.goto( site.form, { waitUntil: 'commit' } );
	const form = new PlainForm( page );
	await form.write( 'Early' );
	await form.button.click();

	await expect( form.outcome ).toHaveText( 'Published: Early' );
	await page.waitForLoadState();
	expect( await site.posts( author.id ) ).toHaveLength( 1 );
} );

test( 'a script that comes late takes the form over with what was written meanwhile', async ( {
	page,
	people,
	site,
	faults,
} ) => {
	const author = await people.enter( page, 'author' );
	await faults.add( { route: SCRIPT, do: 'slow', seconds: 3 } );
	await page.goto( site.form, { waitUntil: 'commit' } );
	const form = new Form( page );
	await form.write( 'In good time' );

	await form.ready();
	await form.expectText( 'In good time' );
	await form.send();
	expect( await site.posts( author.id ) ).toMatchObject( [
		{ post_title: 'In good time' },
	] );
} );

test( 'a page that brought the words back is taken over by the script, which keeps and sends them', async ( {
	page,
	people,
	site,
	faults,
} ) => {
	const author = await people.enter( page, 'author' );
	await faults.add( { route: SCRIPT, do: 'cut' } );
	await page.goto( site.form );
	const form = new Form( page );
	await form.write( 'Brought back' );
	await site.expireNonces();
	await form.button.click();
	await form.ready();
	await form.expectText( 'Brought back' );
	await expect( form.outcome ).toContainText( 'Press the button again.' );
	await form.text.click();
	await expect( form.root ).toContainText( 'Saved on this device.' );

	await form.send();
	await expect( form.outcome ).toHaveText( 'Published: Brought back' );
	expect( await site.posts( author.id ) ).toHaveLength( 1 );
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
