/** Two people, or two tabs, change one post: both versions are shown, and nobody’s words are lost. */

import { Form } from './support/form';
import { expect, type Page, type Person, test } from './support/test';
import type { People } from './support/people';
import type { Site } from './support/site';

const CHANGED = /^This post was changed elsewhere since you opened it\./;

/** A browser's own line about a refused request. */
test.beforeEach( ( { watch } ) =>
	watch.allow( /Failed to load resource.* (403|404|410|412) / )
);

/**
 * A post, opened and changed but not saved.
 *
 * @param page   Where.
 * @param people To be its author.
 * @param site   The site.
 */
async function opened( page: Page, people: People, site: Site ) {
	const author = await people.enter( page, 'author' );
	const form = await new Form( page ).open( site.form );
	await form.write( 'Both' );
	await form.send();
	await form.edit();
	const [ post ] = await site.posts( author.id );
	await form.write( 'Mine' );
	return { author, form, id: Number( post?.ID ), address: page.url() };
}

const press = ( form: Form, name: string ) =>
	form.root.getByRole( 'button', { name, exact: true } ).click();

const title = async ( site: Site, author: Person ) =>
	( await site.posts( author.id ) ).map(
		( { post_title: stored } ) => stored
	);

/** Of the saved version. */
const theirs = ( form: Form ) =>
	form.root.getByLabel( 'Text of the saved version' );

/**
 * Somebody saves another version.
 *
 * @param page    Where they are.
 * @param address Of the page with the post in it.
 * @param words   What they write.
 */
async function saveOther( page: Page, address: string, words = 'Theirs' ) {
	const form = await new Form( page ).open( address );
	await form.write( words );
	await form.send();
}

test( 'Another tab saved first: both are shown, and “Keep mine” stores mine', async ( {
	page,
	people,
	site,
} ) => {
	const { author, form, id, address } = await opened( page, people, site );
	await saveOther( await page.context().newPage(), address );

	await form.button.click();
	await expect( form.outcome ).toHaveText( CHANGED );
	await form.expectText( 'Mine' );
	await expect( theirs( form ) ).toHaveValue( 'The text of Theirs.' );
	await expect(
		form.root.getByLabel( 'Title of the saved version' )
	).toHaveValue( 'Theirs' );
	expect( await title( site, author ) ).toEqual( [ 'Theirs' ] );

	await press( form, 'Keep mine' );
	await form.expectState( 'sent' );
	expect( await title( site, author ) ).toEqual( [ 'Mine' ] );
	await page.reload();
	await form.ready();
	await form.expectText( 'Mine' );
	// What was overwritten can still be had in WordPress.
	const revisions = await site.sql< { post_title: string } >(
		"SELECT post_title FROM wp_posts WHERE post_type = 'revision' AND post_parent = %d",
		id
	);
	expect( revisions.map( ( row ) => row.post_title ) ).toContain( 'Theirs' );
} );

test( 'An editor saved first: “Take the saved one” fills it in, sends nothing, and mine can be brought back', async ( {
	page,
	people,
	site,
	server,
	openBrowser,
} ) => {
	const { author, form, address } = await opened( page, people, site );
	const desk = await openBrowser();
	await people.enter( desk, 'editor' );
	await saveOther( desk, address );
	await form.button.click();
	await expect( form.outcome ).toHaveText( CHANGED );
	await form.text.fill( 'Mine, and more of it' );
	await server.forget();

	await press( form, 'Take the saved one' );
	await form.expectText( 'Theirs' );
	await press( form, 'Bring the other version back' );
	await form.expectText( 'Mine', 'Mine, and more of it' );
	await expect( theirs( form ) ).toHaveValue( 'The text of Theirs.' );
	expect( await server.settled() ).toEqual( [] );

	await press( form, 'Keep mine' );
	await form.expectState( 'sent' );
	expect( await site.posts( author.id ) ).toMatchObject( [
		{
			post_title: 'Mine',
			post_content: expect.stringContaining( 'Mine, and more of it' ),
		},
	] );
} );

test( 'The saved one, taken and changed further, is saved over that version', async ( {
	page,
	people,
	site,
} ) => {
	const { author, form, address } = await opened( page, people, site );
	await saveOther( await page.context().newPage(), address );
	await form.button.click();
	await press( form, 'Take the saved one' );
	await form.title.fill( 'Theirs and mine' );
	await form.send();
	expect( await title( site, author ) ).toEqual( [ 'Theirs and mine' ] );
} );

test( 'A third version comes while I choose: it is not overwritten unseen either', async ( {
	page,
	people,
	site,
} ) => {
	const { author, form, address } = await opened( page, people, site );
	const other = await page.context().newPage();
	await saveOther( other, address );
	await form.button.click();
	await expect( form.outcome ).toHaveText( CHANGED );
	await saveOther( other, address, 'Third' );

	await press( form, 'Keep mine' );
	await expect( theirs( form ) ).toHaveValue( 'The text of Third.' );
	await form.expectText( 'Mine' );
	expect( await title( site, author ) ).toEqual( [ 'Third' ] );
	await press( form, 'Keep mine' );
	await form.expectState( 'sent' );
	expect( await title( site, author ) ).toEqual( [ 'Mine' ] );
} );

test( 'The other version has formatting: it is not flattened, and leads to WordPress’s editor', async ( {
	page,
	people,
	site,
} ) => {
	const { author, form, id } = await opened( page, people, site );
	await site.sql(
		'UPDATE wp_posts SET post_content = %s WHERE ID = %d',
		'<h2>Rich</h2>',
		id
	);
	await form.button.click();
	await expect( form.outcome ).toHaveText( CHANGED );
	await expect( form.root.getByText( /holds formatting/ ) ).toBeVisible();
	await expect(
		form.root.getByRole( 'button', { name: 'Take the saved one' } )
	).toHaveCount( 0 );
	await expect(
		form.root.getByRole( 'link', {
			name: 'Open it in the WordPress editor',
		} )
	).toHaveAttribute( 'href', new RegExp( `post=${ id }&action=edit` ) );
	expect( await site.posts( author.id ) ).toMatchObject( [
		{ post_content: '<h2>Rich</h2>' },
	] );
} );

test( 'The post went to the trash meanwhile: mine can be posted as a new one, once', async ( {
	page,
	people,
	site,
} ) => {
	const { author, form, id } = await opened( page, people, site );
	await site.sql(
		"UPDATE wp_posts SET post_status = 'trash' WHERE ID = %d",
		id
	);
	await form.send( 'refused' );
	await expect( form.outcome ).toContainText( 'Your text is safe' );
	await form.expectText( 'Mine' );

	await press( form, 'Post it as a new one' );
	await form.expectState( 'sent' );
	expect( await site.posts( author.id ) ).toMatchObject( [
		{ post_title: 'Mine', post_status: 'publish' },
		{ post_title: 'Both', post_status: 'trash' },
	] );
} );

test( 'The right to edit went meanwhile: it is said, and the text stays to be copied', async ( {
	page,
	people,
	site,
} ) => {
	const { author, form } = await opened( page, people, site );
	await people.change( author, { role: 'subscriber' } );
	await form.send( 'refused' );
	await expect( form.outcome ).toContainText(
		'Copy it if you want to keep it.'
	);
	await form.expectText( 'Mine' );
	expect( await title( site, author ) ).toEqual( [ 'Both' ] );
} );

test( 'The two versions change places as often as I like, with whatever I wrote in either, and each can be saved', async ( {
	page,
	people,
	site,
	server,
} ) => {
	const { author, form, address } = await opened( page, people, site );
	await saveOther( await page.context().newPage(), address );
	await form.button.click();
	await expect( form.outcome ).toHaveText( CHANGED );
	await form.text.fill( 'Mine, and more of it' );
	await server.forget();

	await press( form, 'Take the saved one' );
	await form.expectText( 'Theirs' );
	await form.title.fill( 'Theirs, changed' );
	for ( let time = 0; time < 2; time++ ) {
		await press( form, 'Bring the other version back' );
		await form.expectText( 'Mine', 'Mine, and more of it' );
		await press( form, 'Bring the other version back' );
		await form.expectText( 'Theirs, changed', 'The text of Theirs.' );
	}
	await press( form, 'Bring the other version back' );
	expect( await server.settled() ).toEqual( [] );
	expect( await title( site, author ) ).toEqual( [ 'Theirs' ] );

	await form.send();
	expect( await site.posts( author.id ) ).toMatchObject( [
		{
			post_title: 'Mine',
			post_content: expect.stringContaining( 'Mine, and more of it' ),
		},
	] );
	await press( form, 'Bring the other version back' );
	await form.expectText( 'Theirs, changed', 'The text of Theirs.' );
	await form.send();
	expect( await title( site, author ) ).toEqual( [ 'Theirs, changed' ] );
} );

test( 'Taken, given back, taken and given back: “Keep mine” stores mine as I left it', async ( {
	page,
	people,
	site,
} ) => {
	const { author, form, address } = await opened( page, people, site );
	const other = await page.context().newPage();
	await saveOther( other, address );
	await form.button.click();
	await press( form, 'Take the saved one' );
	await press( form, 'Bring the other version back' );
	await form.text.fill( 'Mine, and more of it' );
	await saveOther( other, address, 'Third' );
	await press( form, 'Keep mine' );
	// Another version is in the way now, and what was put aside is still to be had.
	await expect( theirs( form ) ).toHaveValue( 'The text of Third.' );
	await form.expectText( 'Mine', 'Mine, and more of it' );

	await press( form, 'Bring the other version back' );
	await form.expectText( 'Theirs' );
	await press( form, 'Bring the other version back' );
	await form.expectText( 'Mine', 'Mine, and more of it' );

	// The newest is no more in sight: it is shown again before it is overwritten.
	await form.button.click();
	await expect( theirs( form ) ).toHaveValue( 'The text of Third.' );
	expect( await title( site, author ) ).toEqual( [ 'Third' ] );
	await press( form, 'Keep mine' );
	await form.expectState( 'sent' );
	expect( await site.posts( author.id ) ).toMatchObject( [
		{
			post_title: 'Mine',
			post_content: expect.stringContaining( 'Mine, and more of it' ),
		},
	] );
} );

test( 'Enter in the title chooses neither version: nothing is sent, nothing typed is lost', async ( {
	page,
	people,
	site,
	server,
} ) => {
	const { author, form, address } = await opened( page, people, site );
	await saveOther( await page.context().newPage(), address );
	await form.button.click();
	await expect( form.outcome ).toHaveText( CHANGED );
	await server.forget();

	await form.title.press( 'End' );
	await form.title.pressSequentially( ', and more' );
	await form.title.press( 'Enter' );
	await form.title.press( 'Enter' );
	expect( await server.settled() ).toEqual( [] );
	await expect( form.outcome ).toHaveText( CHANGED );
	await form.expectText( 'Mine, and more', 'The text of Mine.' );
	expect( await title( site, author ) ).toEqual( [ 'Theirs' ] );

	await press( form, 'Keep mine' );
	await form.expectState( 'sent' );
	expect( await title( site, author ) ).toEqual( [ 'Mine, and more' ] );
} );
