/** A12: on a device that people share, nobody reads what another one wrote. */

import { restNonce } from './support/browser-fetch';
import { kept } from './support/drafts';
import { Form } from './support/form';
import { listen } from './support/heard';
import { SignIn } from './support/sign-in';
import { expect, test } from './support/test';

const SAVED = 'Saved on this device.';
const SECRET = 'Quince marmalade';

test( 'A12: another person who signs in sees nothing of it, the device holds no word of it, and it is back for its writer', async ( {
	page,
	people,
	site,
} ) => {
	const ada = await people.enter( page, 'author' );
	const form = await new Form( page ).open( site.form );
	await form.write( SECRET );
	await expect( form.root ).toContainText( SAVED );
	const raw = JSON.stringify( await kept( page ) );
	expect( raw ).toContain( `"user":${ ada.id }` );
	expect( raw ).not.toMatch( /quince|marmalade/i );

	for ( const enter of [
		() => people.enter( page, 'administrator' ),
		() => people.signOut( page ),
	] ) {
		await enter();
		await form.open( site.form );
		await form.text.pressSequentially( 'Mine' );
		await expect( form.root ).toContainText( SAVED );
		await expect( form.title ).toHaveValue( '' );
		await expect( form.root ).not.toContainText( 'Quince' );
		await expect( form.root ).not.toContainText( 'is back' );
	}
	const lies = await page.evaluate( () =>
		JSON.stringify( [ { ...localStorage }, { ...sessionStorage } ] )
	);
	expect( lies ).not.toMatch( /quince|marmalade/i );

	await people.signIn( page, ada );
	const tab = await page.context().newPage();
	await page.close();
	const again = await new Form( tab ).open( site.form );
	await again.expectText( SECRET );
} );

test( 'A12: a visitor’s text of another tab does not go with whoever signs in', async ( {
	page,
	people,
	site,
} ) => {
	const form = await new Form( page ).open( site.form );
	await form.write( 'Of some visitor' );
	await expect( form.root ).toContainText( SAVED );
	const tab = await page.context().newPage();
	await page.close();
	await people.enter( tab, 'author' );
	const own = await new Form( tab ).open( site.form );
	await own.title.focus();
	await own.write( 'Own words' );
	await expect( own.root ).toContainText( SAVED );
	await expect( own.root ).not.toContainText( 'Of some visitor' );
} );

test( 'what a visitor left in another tab stays in the form of who sends it and signs in, and is posted', async ( {
	page,
	people,
	site,
	watch,
} ) => {
	watch.allow( /Failed to load resource.* 401 / );
	const form = await new Form( page ).open( site.form );
	await form.write( 'Left by a visitor' );
	await expect( form.root ).toContainText( SAVED );
	const tab = await page.context().newPage();
	await page.close();
	const author = await people.add( 'author' );
	const own = await new Form( tab ).open( site.form );
	await own.expectText( 'Left by a visitor' );

	await own.send( 'refused' );
	await new SignIn( tab ).enter( author );
	await expect( own.outcome ).toHaveText( 'Published: Left by a visitor' );
	expect( await site.posts( author.id ) ).toMatchObject( [
		{ post_title: 'Left by a visitor' },
	] );
	await expect.poll( () => kept( tab ) ).toEqual( [] );
} );

test( 'what a visitor has before them stays there when they sign in elsewhere, however slowly they press', async ( {
	page,
	people,
	site,
} ) => {
	const form = await new Form( page ).open( site.form );
	await form.write( 'Written as a visitor' );
	await expect( form.root ).toContainText( SAVED );
	const tab = await page.context().newPage();
	await page.close();
	const own = await new Form( tab ).open( site.form );
	await own.expectText( 'Written as a visitor' );
	const author = await people.enter( tab, 'author' );

	await own.title.click();
	await expect( own.root ).not.toContainText( 'Until you sign in' );
	await own.expectText( 'Written as a visitor' );
	await own.button.click( { delay: 400 } );
	await own.expectState( 'sent' );
	expect( await site.posts( author.id ) ).toMatchObject( [
		{ post_title: 'Written as a visitor' },
	] );
	await expect.poll( () => kept( tab ) ).toEqual( [] );
} );

test( 'A12: what was written after the session ended is kept, sealed, and back after signing in again', async ( {
	page,
	people,
	site,
	watch,
} ) => {
	watch.allow( /Failed to load resource.* 40[13] / );
	const ada = await people.enter( page, 'author' );
	const form = await new Form( page ).open( site.form );
	await form.write( 'Before the end' );
	await expect( form.root ).toContainText( SAVED );
	await people.signOut( page );
	await form.send( 'refused' );
	await new SignIn( page ).dismiss();
	await form.text.fill( SECRET );
	await expect
		.poll( async () => ( await kept( page ) )[ 0 ]?.seq )
		.toBeGreaterThan( 1 );
	await page.waitForTimeout( 500 );
	expect( JSON.stringify( await kept( page ) ) ).not.toMatch( /quince/i );

	await page.reload();
	await form.ready();
	await form.expectText( '', '' );
	await people.signIn( page, ada );
	await form.open( site.form );
	await form.expectText( 'Before the end', SECRET );
} );

test( 'A12: the key is in no visitor’s page', async ( {
	page,
	people,
	site,
} ) => {
	const html = async () => ( await page.goto( site.form ) )?.text() ?? '';
	expect( await html() ).toContain( 'draftKey = "";' );
	await people.enter( page, 'author' );
	expect( await html() ).toMatch( /draftKey = "[\w+\\/]{43,}=";/ );
} );

test( 'a visitor’s page out of a cache, shown to somebody signed in, gets the key and their text', async ( {
	page,
	people,
	site,
	cache,
} ) => {
	await cache.keep( site.form );
	await people.enter( page, 'author' );
	const form = await new Form( page ).open( site.form );
	await form.write( 'On a page from a cache' );
	await expect( form.root ).toContainText( SAVED );
	await expect
		.poll( async () => typeof ( await kept( page ) )[ 0 ]?.words )
		.toBe( 'object' );
	await page.reload();
	await form.ready();
	await form.title.focus();
	await form.expectText( 'On a page from a cache' );
} );

test( 'a new browser knows nothing of it, and text is kept there too', async ( {
	page,
	people,
	site,
	openBrowser,
} ) => {
	const ada = await people.enter( page, 'author' );
	const form = await new Form( page ).open( site.form );
	await form.write( SECRET );
	await expect( form.root ).toContainText( SAVED );
	const private_ = await openBrowser();
	await people.signIn( private_, ada );
	const other = await new Form( private_ ).open( site.form );
	await other.expectText( '', '' );
	await other.write( 'Private' );
	await expect( other.root ).toContainText( SAVED );
	await private_.reload();
	await other.expectText( 'Private' );
} );

test( 'a screen reader hears once where the text is, not at every key', async ( {
	page,
	people,
	site,
} ) => {
	await people.enter( page, 'author' );
	const form = await new Form( page ).open( site.form );
	await form.title.focus();
	await expect( form.root.locator( '.inkfast-drafts' ) ).toBeAttached();
	const heard = await listen( page );
	await form.text.pressSequentially( 'Many keys, one after the other', {
		delay: 30,
	} );
	await expect( form.root ).toContainText( SAVED );
	await page.waitForTimeout( 500 );
	expect( await heard.said( 'kept' ) ).toEqual( [ SAVED ] );
} );

test( 'A12: requests that ask for a key at once get the same one', async ( {
	page,
	people,
	site,
} ) => {
	const author = await people.enter( page, 'author' );
	await page.goto( `${ site.url }/` );
	const nonce = await restNonce( page );
	await site.sql(
		`DELETE FROM wp_usermeta WHERE user_id = %d AND meta_key = 'inkfast_draft_key'`,
		author.id
	);
	const keys = await page.evaluate(
		async ( [ address = '', token = '' ] ) => {
			const answers = await Promise.all(
				Array.from( { length: 20 }, ( _, ask ) =>
					fetch( `${ address }&ask=${ ask }`, {
						method: 'POST',
						headers: { 'X-WP-Nonce': token },
					} )
				)
			);
			return Promise.all(
				answers.map( async ( answer ) => ( await answer.json() ).key )
			);
		},
		[ `${ site.url }/?rest_route=/myplugin/v1/draft-key`, nonce ]
	);
	expect( keys[ 0 ] ).toMatch( /^[\w+/]{43}=$/ );
	expect( new Set( keys ).size ).toBe( 1 );
	const rows = await site.sql(
		`SELECT meta_value FROM wp_usermeta WHERE user_id = %d AND meta_key = 'inkfast_draft_key'`,
		author.id
	);
	expect( rows ).toEqual( [ { meta_value: keys[ 0 ] } ] );
} );
