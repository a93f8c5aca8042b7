/** The form in a browser that runs no scripts: posted plainly, once, and never without the words. */

import { HARD_TITLE, LICENCE, TEN_SCRIPTS } from './fixtures/texts';
import { expectShown } from './support/article';
import { expectKeptOut, PlainForm } from './support/scriptless';
import { expect, test, type Person } from './support/test';

test.use( { javaScriptEnabled: false } );

const SIGNED_OUT = 'You are not signed in, so nothing was saved.';
const EXPIRED = 'Press the button again.';

let author: Person;
let form: PlainForm;

test.beforeEach( async ( { page, people } ) => {
	author = await people.enter( page, 'author' );
	form = new PlainForm( page );
} );

test( 'a post is published, and the page says so, with links to view it, edit it and write another', async ( {
	page,
	site,
} ) => {
	await page.goto( site.form );
	await form.write( 'Plainly' );
	await form.send( 'Published: Plainly' );

	await expect( form.outcome ).toBeFocused();
	expect( await site.posts( author.id ) ).toMatchObject( [
		{ post_title: 'Plainly', post_status: 'publish' },
	] );
	await page.getByRole( 'link', { name: 'View', exact: true } ).click();
	await expectShown( page, 'Plainly', 'The text of Plainly.' );
	await page.goBack();
	await page.getByRole( 'link', { name: 'Edit', exact: true } ).click();
	await form.expectText( 'Plainly' );
	await page.goBack();
	await page.getByRole( 'link', { name: 'Write another' } ).click();
	await form.expectText( '', '' );
	expect( page.url() ).toBe( site.form );
} );

for ( const [ name, text ] of [
	[ 'the GNU GPL', LICENCE ],
	[ 'ten scripts and all that is interpreted', TEN_SCRIPTS ],
] as const ) {
	test( `${ name } survives a refusal, a stale nonce and a sign-in, is shown as typed and opens again`, async ( {
		page,
		people,
		site,
	} ) => {
		await site.set( { typography: false } );
		await page.goto( site.form );
		await form.write( 'x'.repeat( 1001 ), text );
		await form.send( 'Nothing was saved yet.' );
		await form.expectText( 'x'.repeat( 1001 ), text );
		await form.title.fill( HARD_TITLE );
		await site.expireNonces();
		await form.send( EXPIRED );
		await form.expectText( HARD_TITLE, text );
		await people.endSessions( author );
		await form.send( SIGNED_OUT );
		await form.expectText( HARD_TITLE, text );
		await people.signIn( page, author );
		await form.send( EXPIRED );
		await form.expectText( HARD_TITLE, text );
		expect( await site.posts( author.id ) ).toEqual( [] );
		await form.send( 'Published: ' );

		expect( await site.posts( author.id ) ).toHaveLength( 1 );
		await page.getByRole( 'link', { name: 'View', exact: true } ).click();
		await expectShown( page, HARD_TITLE, text.replace( /\r\n?/g, '\n' ) );
		await page.goBack();
		await page.getByRole( 'link', { name: 'Edit', exact: true } ).click();
		await form.expectText( HARD_TITLE, text );
	} );
}

test( 'a contributor’s post waits for review, and a form for drafts saves a draft', async ( {
	page,
	people,
	site,
} ) => {
	await people.change( author, { role: 'contributor' } );
	await page.goto( site.form );
	await form.write( 'To be read first' );
	await form.send( 'so it now waits for review' );
	await expect( page.getByRole( 'link', { name: 'Preview' } ) ).toBeVisible();
	const { url } = await site.page( '[inkfast_form status="draft"]' );
	await page.goto( url );
	await form.write( 'Not yet' );
	await form.send( 'Saved as a draft.' );

	expect( await site.posts( author.id ) ).toMatchObject( [
		{ post_title: 'Not yet', post_status: 'draft' },
		{ post_title: 'To be read first', post_status: 'pending' },
	] );
} );

test( 'two requests at once with one rendering’s key make one post, and both lead to it', async ( {
	page,
	site,
} ) => {
	await page.goto( site.form );
	await form.write( 'Clicked twice' );
	await site.set( { writeAt: Date.now() / 1000 + 2 } );
	const answers = await Promise.all( [ form.post(), form.post() ] );

	const places = answers.map( ( answer ) => answer.headers().location );
	expect( answers.map( ( answer ) => answer.status() ) ).toEqual( [
		303, 303,
	] );
	expect( places[ 0 ] ).toContain( 'inkfast_sent=' );
	expect( places[ 1 ] ).toBe( places[ 0 ] );
	expect( await site.posts( author.id ) ).toHaveLength( 1 );
} );

test( 'a double click posts once', async ( { page, site } ) => {
	await page.goto( site.form );
	await form.write( 'Twice' );
	await form.button.dblclick();

	await expect( form.outcome ).toHaveText( 'Published: Twice' );
	expect( await site.posts( author.id ) ).toHaveLength( 1 );
} );

test( 'reloading after success posts nothing', async ( { page, site } ) => {
	await page.goto( site.form );
	await form.write( 'Once' );
	await form.send( 'Published: Once' );
	await page.reload();

	await expect( form.outcome ).toHaveText( 'Published: Once' );
	expect( await site.posts( author.id ) ).toHaveLength( 1 );
} );

test( 'the same rendering again is a replay; with other words it asks first', async ( {
	page,
	site,
} ) => {
	await page.goto( site.form );
	await form.write( 'First' );
	// As a page out of the browser's memory has them.
	const first = await form.post();
	const again = await form.post();
	expect( again.status() ).toBe( 303 );
	expect( again.headers().location ).toBe( first.headers().location );
	expect( await site.posts( author.id ) ).toHaveLength( 1 );

	const { key } = await form.carried();
	await form.title.fill( 'Second' );
	await form.send( 'What was written here before has been posted already' );
	await form.expectText( 'Second', 'The text of First.' );
	expect( ( await form.carried() ).key ).not.toBe( key );
	expect( await site.posts( author.id ) ).toHaveLength( 1 );
	await form.send( 'Published: Second' );
	expect( await site.posts( author.id ) ).toHaveLength( 2 );
} );

test( 'going back and sending the same words again posts nothing, unless it is meant', async ( {
	page,
	site,
} ) => {
	await page.goto( site.form );
	await form.write( 'Back' );
	await form.send( 'Published: Back' );
	await page.goBack();
	// The browser made the page anew and put the words back.
	await form.expectText( 'Back' );
	await form.send( 'You have posted these very words already' );
	await form.expectText( 'Back' );
	expect( await site.posts( author.id ) ).toHaveLength( 1 );
	const [ tab ] = await Promise.all( [
		page.context().waitForEvent( 'page' ),
		page.getByRole( 'link', { name: /^Look at the post/ } ).click(),
	] );
	await expectShown( tab, 'Back', 'The text of Back.' );

	await form.send( 'Published: Back' );
	expect( await site.posts( author.id ) ).toHaveLength( 2 );
} );

test( 'an answer that was lost: the button again leads to the one post', async ( {
	page,
	site,
	faults,
} ) => {
	await page.goto( site.form );
	await form.write( 'Lost' );
	await faults.add( {
		route: /^\/write\/$/,
		method: 'POST',
		do: 'answer_lost',
		after: true,
	} );
	await expect( form.post() ).rejects.toThrow();
	expect( await site.posts( author.id ) ).toHaveLength( 1 );

	await form.send( 'Published: Lost' );
	expect( await site.posts( author.id ) ).toHaveLength( 1 );
} );

test( 'the nonce expired after a post whose answer was lost: still one post', async ( {
	page,
	site,
} ) => {
	await page.goto( site.form );
	await form.write( 'Lost and stale' );
	await form.post();
	await site.expireNonces();
	await form.send( EXPIRED );
	await form.send( 'Published: Lost and stale' );
	expect( await site.posts( author.id ) ).toHaveLength( 1 );
} );

test( 'a page of three days ago asks to press again, uncached', async ( {
	page,
	site,
	cache,
} ) => {
	await cache.keep( site.form, { as: page.context(), past: true } );
	await page.goto( site.form );
	await form.write( 'Old' );
	const [ answer ] = await Promise.all( [
		page.waitForResponse(
			( response ) => response.request().method() === 'POST'
		),
		form.send( EXPIRED ),
	] );
	expectKeptOut( await answer.allHeaders() );
	await expect( form.outcome ).toBeFocused();
	await expect( form.outcome ).toContainText( author.name );
	await form.expectText( 'Old' );
	expect( await site.posts( author.id ) ).toEqual( [] );

	await form.send( 'Published: Old' );
	expect( await site.posts( author.id ) ).toHaveLength( 1 );
} );

test( 'a visitor’s page out of a cache carries nothing personal and never creates', async ( {
	page,
	site,
	cache,
	server,
} ) => {
	const kept = await cache.keep( site.form );
	expect( kept.headers[ 'cache-control' ] ).toBeUndefined();
	await page.goto( site.form );
	expect( await form.carried() ).toEqual( { key: '', nonce: '', user: '' } );
	await form.write( 'From a cache' );
	await form.send( `You are signed in as ${ author.name }` );
	await form.expectText( 'From a cache' );
	expect( await site.posts( author.id ) ).toEqual( [] );
	expect( ( await form.carried() ).key ).toMatch( /^[0-9a-f]{32}$/ );
	const posted = ( await server.all() ).find(
		( { method } ) => method === 'POST'
	);
	expect( posted ).toMatchObject( { keptOut: true } );

	// Reloading what was posted posts it again, in vain.
	await page.reload();
	await form.expectText( 'From a cache' );
	expect( await site.posts( author.id ) ).toEqual( [] );
	await form.send( 'Published: From a cache' );
	expect( await site.posts( author.id ) ).toHaveLength( 1 );
} );

test( 'signed out in mid-writing: the words come back with a link, one signs in in a new tab, presses again, and it is posted', async ( {
	page,
	people,
	site,
} ) => {
	await page.goto( site.form );
	await form.write( 'Patience' );
	await people.endSessions( author );
	const [ answer ] = await Promise.all( [
		page.waitForResponse(
			( response ) => response.request().method() === 'POST'
		),
		form.send( SIGNED_OUT ),
	] );
	expectKeptOut( await answer.allHeaders() );
	await form.expectText( 'Patience' );

	const [ tab ] = await Promise.all( [
		page.context().waitForEvent( 'page' ),
		page
			.locator( '.inkfast-next' )
			.getByRole( 'link', { name: 'Sign in (opens a new tab)' } )
			.click(),
	] );
	await tab.getByLabel( 'Username or Email Address' ).fill( author.login );
	await tab.locator( '#user_pass' ).fill( author.password );
	await tab.getByRole( 'button', { name: 'Log In' } ).click();
	await tab.waitForURL( site.form );
	await form.expectText( 'Patience' );
	await form.send( `You are signed in as ${ author.name }` );
	expect( await site.posts( author.id ) ).toEqual( [] );
	await form.send( 'Published: Patience' );
	expect( await site.posts( author.id ) ).toHaveLength( 1 );
} );

for ( const way of [
	'at once',
	'after the page has said that nobody is signed in',
] ) {
	test( `somebody else is signed in, ${ way }: the page says as whom it would be posted, and a second press posts`, async ( {
		page,
		people,
		site,
	} ) => {
		await page.goto( site.form );
		await form.write( 'Whose?' );
		if ( way !== 'at once' ) {
			await people.signOut( page );
			await form.send( SIGNED_OUT );
		}
		const bob = await people.enter( page, 'author', { name: 'Bob' } );
		await form.send(
			'now signed in as Bob, not as whoever opened this page'
		);
		await form.expectText( 'Whose?' );
		expect( await site.posts( author.id ) ).toEqual( [] );
		expect( await site.posts( bob.id ) ).toEqual( [] );

		await form.send( 'Published: Whose?' );
		expect( await site.posts( author.id ) ).toEqual( [] );
		expect( await site.posts( bob.id ) ).toHaveLength( 1 );
	} );
}

test( 'who has lost the right is told so and keeps the words', async ( {
	page,
	people,
	site,
} ) => {
	await page.goto( site.form );
	await form.write( 'Barred' );
	await people.change( author, { role: 'subscriber' } );
	await form.send(
		'Your account may not write here. Your text is safe on this page.'
	);
	await form.expectText( 'Barred' );
	expect( await site.posts( author.id ) ).toEqual( [] );
} );

test( 'an invalid field is marked, tied to its message, and has the focus', async ( {
	page,
	site,
} ) => {
	await page.goto( site.form );
	await form.button.click();
	await expect( form.text ).toBeFocused();
	await expect( form.text ).toHaveAttribute( 'aria-invalid', 'true' );
	await expect( form.text ).toHaveAccessibleDescription(
		/Please write a title or a text first\./
	);
	await form.write( 'x'.repeat( 1001 ), 'a\u0001b' );
	await form.send( 'Nothing was saved yet.' );
	await expect( form.text ).toHaveAccessibleDescription(
		/control character/
	);
	await form.expectText( 'x'.repeat( 1001 ), 'a\u0001b' );
} );

test( 'a text over 2 MiB comes back whole, with its limit', async ( {
	page,
	site,
} ) => {
	const text = `${ 'ä'.repeat( 63 ) }\n`.repeat( 16_600 );
	await page.goto( site.form );
	await form.title.fill( 'Long' );
	// To type it would take minutes.
	await form.text.evaluate( ( field, value ) => {
		if ( field instanceof HTMLTextAreaElement ) {
			field.value = value;
		}
	}, text );
	await form.button.click();
	await expect( form.text ).toHaveAccessibleDescription(
		/The text can have 2 MB at most\./
	);
	expect( ( await form.text.inputValue() ) === text ).toBe( true );
	expect( await site.posts( author.id ) ).toEqual( [] );
} );

test( 'of two forms on a page only the one that was posted answers', async ( {
	page,
	site,
} ) => {
	const { url } = await site.page(
		'[inkfast_form heading="A post"] [inkfast_form heading="A draft" status="draft"]'
	);
	await page.goto( url );
	const [ post, draft ] = [ 'A post', 'A draft' ].map( ( name ) =>
		page.getByRole( 'region', { name } )
	);
	if ( ! post || ! draft ) {
		throw new Error( 'No forms.' );
	}
	await draft.getByLabel( 'Title', { exact: true } ).fill( 'Mine' );
	await site.expireNonces();
	await draft.getByRole( 'button' ).click();
	await expect( draft.getByLabel( 'Title', { exact: true } ) ).toHaveValue(
		'Mine'
	);
	await expect( post.getByLabel( 'Title', { exact: true } ) ).toHaveValue(
		''
	);
	await expect( post.getByRole( 'status' ) ).toHaveText( '' );
	await draft.getByRole( 'button' ).click();
	await expect( draft.getByRole( 'status' ) ).toHaveText(
		'Saved as a draft.'
	);
	await expect( post.getByLabel( 'Title', { exact: true } ) ).toBeVisible();
} );

for ( const [ what, content ] of [
	[ 'changed the form', '[inkfast_form status="draft"]' ],
	[ 'removed it', 'Nothing here any more.' ],
] as const ) {
	test( `the owner has ${ what } while somebody wrote: the words come back all the same`, async ( {
		page,
		site,
	} ) => {
		const own = await site.page( '[inkfast_form]' );
		await page.goto( own.url );
		await form.write( 'Still here' );
		await site.sql(
			'UPDATE wp_posts SET post_content = %s WHERE ID = %d',
			content,
			own.id
		);
		await site.expireNonces();
		await form.button.click();
		const again = page.locator( '.inkfast' ).last();
		await expect( again.getByRole( 'status' ) ).toContainText( EXPIRED );
		await expect(
			again.getByLabel( 'Title', { exact: true } )
		).toHaveValue( 'Still here' );
		await again.getByRole( 'button' ).click();
		await expect
			.poll( () => site.posts( author.id ) )
			.toMatchObject( [
				{ post_title: 'Still here', post_status: 'publish' },
			] );
	} );
}

test( 'a theme for which all is a paragraph, and a classic one, show the words as they were', async ( {
	page,
	site,
} ) => {
	await site.set( { theme: 'inkfast-classic' } );
	await page.goto( site.form );
	await form.write( 'x'.repeat( 1001 ), TEN_SCRIPTS );
	await form.send( 'Nothing was saved yet.' );
	await form.expectText( 'x'.repeat( 1001 ), TEN_SCRIPTS );
} );
