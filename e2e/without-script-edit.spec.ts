/** A stored post changed in a browser that runs no scripts. */

import { PlainForm } from './support/scriptless';
import {
	expect,
	test,
	type Page,
	type Person,
	type PostRow,
} from './support/test';
import type { Site } from './support/site';

test.use( { javaScriptEnabled: false } );

let author: Person;
let form: PlainForm;

test.beforeEach( async ( { page, people } ) => {
	author = await people.enter( page, 'author' );
	form = new PlainForm( page );
} );

/**
 * A post of the author's, opened in the form.
 *
 * @param page
 * @param site
 * @param fields What else it is.
 */
async function open(
	page: Page,
	site: Site,
	fields: Readonly< Record< string, unknown > > = {}
): Promise< number > {
	const { id } = await site.page( '', {
		post_type: 'post',
		post_author: author.id,
		post_title: 'Old',
		...fields,
	} );
	await page.goto( `${ site.form }?inkfast_edit=${ id }` );
	return id;
}

const stored = async ( site: Site, id: number ): Promise< PostRow > => {
	const [ row ] = await site.sql< PostRow >(
		'SELECT * FROM wp_posts WHERE ID = %d',
		id
	);
	if ( ! row ) {
		throw new Error( 'The post is not there.' );
	}
	return row;
};

test( 'a change is saved, and the form stays open with the post', async ( {
	page,
	site,
} ) => {
	const id = await open( page, site );
	await form.write( 'New' );
	await form.send( 'Saved.' );
	await form.expectText( 'New' );
	await expect( form.outcome ).toBeFocused();
	expect( await stored( site, id ) ).toMatchObject( {
		post_title: 'New',
		post_status: 'publish',
	} );

	await form.write( 'Newer' );
	await form.send( 'Saved.' );
	await form.expectText( 'Newer' );
	expect( await stored( site, id ) ).toMatchObject( { post_title: 'Newer' } );
} );

test( 'a draft is published by its second button', async ( { page, site } ) => {
	const id = await open( page, site, { post_status: 'draft' } );
	await form.write( 'Ready' );
	await page.getByRole( 'button', { name: 'Publish' } ).click();
	await expect( form.outcome ).toHaveText( 'Published: Ready' );
	expect( await stored( site, id ) ).toMatchObject( {
		post_title: 'Ready',
		post_status: 'publish',
	} );
} );

test( 'the same change twice is saved once and is no conflict', async ( {
	page,
	site,
} ) => {
	const id = await open( page, site );
	await form.write( 'Twice' );
	const first = await form.post();
	const again = await form.post();
	expect( [ first.status(), again.status() ] ).toEqual( [ 303, 303 ] );
	await form.send( 'Saved.' );
	expect( await stored( site, id ) ).toMatchObject( { post_title: 'Twice' } );
} );

test( 'changed by somebody else meanwhile: both versions are there, nothing is overwritten, and one chooses', async ( {
	page,
	site,
} ) => {
	const id = await open( page, site );
	await form.write( 'Mine' );
	await site.sql(
		"UPDATE wp_posts SET post_title = 'Theirs' WHERE ID = %d",
		id
	);
	await form.send(
		'This post was changed since you opened it. Nothing was overwritten'
	);
	await form.expectText( 'Mine' );
	await expect( page.getByLabel( 'Title of the saved version' ) ).toHaveValue(
		'Theirs'
	);
	expect( await stored( site, id ) ).toMatchObject( {
		post_title: 'Theirs',
	} );
	const [ tab ] = await Promise.all( [
		page.context().waitForEvent( 'page' ),
		page
			.getByRole( 'link', { name: /^Go on with the saved version/ } )
			.click(),
	] );
	await new PlainForm( tab ).expectText( 'Theirs', '' );

	await form.text.fill( 'Mine, after all' );
	await form.send( 'Saved.' );
	expect( await stored( site, id ) ).toMatchObject( { post_title: 'Mine' } );
} );

for ( const way of [ 'stale', 'signed out' ] ) {
	test( `a page that was ${ way } still knows which version its text belongs to`, async ( {
		page,
		people,
		site,
	} ) => {
		const id = await open( page, site );
		await form.write( 'Mine' );
		await ( way === 'stale'
			? site.expireNonces()
			: people.endSessions( author ) );
		await form.send( 'Your text is safe on this page.' );
		await form.expectText( 'Mine' );
		await people.signIn( page, author );
		await site.sql(
			"UPDATE wp_posts SET post_title = 'Theirs' WHERE ID = %d",
			id
		);
		await form.send( 'Press the button again.' );
		await form.send( 'Nothing was overwritten' );
		expect( await stored( site, id ) ).toMatchObject( {
			post_title: 'Theirs',
		} );
		await form.send( 'Saved.' );
		expect( await stored( site, id ) ).toMatchObject( {
			post_title: 'Mine',
		} );
	} );
}

test( 'sent, gone back, other words: the saved ones are not overwritten unseen', async ( {
	page,
	site,
} ) => {
	const id = await open( page, site );
	await form.write( 'First' );
	await form.post();
	await form.write( 'Second' );
	await form.send( 'Nothing was overwritten' );
	await expect( page.getByLabel( 'Title of the saved version' ) ).toHaveValue(
		'First'
	);
	await form.send( 'Saved.' );
	expect( await stored( site, id ) ).toMatchObject( {
		post_title: 'Second',
	} );
} );

test( 'what the form cannot show is neither shown nor overwritten', async ( {
	page,
	site,
} ) => {
	const id = await open( page, site );
	await form.write( 'Mine' );
	await site.sql(
		"UPDATE wp_posts SET post_content = '<h2>Rich</h2>' WHERE ID = %d",
		id
	);
	await form.send( 'the form cannot show the saved version' );
	await form.expectText( 'Mine' );
	await expect(
		page.getByRole( 'link', { name: /WordPress editor/ } )
	).toBeVisible();
	await form.send( 'the form cannot show the saved version' );
	expect( await stored( site, id ) ).toMatchObject( {
		post_content: '<h2>Rich</h2>',
	} );
} );

test( 'a draft deleted meanwhile can be posted as a new one, and stays a draft', async ( {
	page,
	site,
} ) => {
	const id = await open( page, site, { post_status: 'draft' } );
	await form.write( 'Anew' );
	await site.sql( 'DELETE FROM wp_posts WHERE ID = %d', id );
	await form.send( 'The post is not there any more' );
	await form.expectText( 'Anew' );
	await form.send( 'Saved as a draft.' );
	expect( await site.posts( author.id ) ).toMatchObject( [
		{ post_title: 'Anew', post_status: 'draft' },
	] );
} );

test( 'who may not edit it any more is told so and keeps the words', async ( {
	page,
	people,
	site,
} ) => {
	const id = await open( page, site );
	await form.write( 'Mine' );
	await people.change( author, { role: 'subscriber' } );
	await form.send(
		'Your account may not edit this post. Your text is safe on this page.'
	);
	await form.expectText( 'Mine' );
	expect( await stored( site, id ) ).toMatchObject( { post_title: 'Old' } );
} );
