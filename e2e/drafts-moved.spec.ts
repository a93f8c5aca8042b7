/** A draft whose place has gone finds another one. */

import { kept } from './support/drafts';
import { Form } from './support/form';
import { expect, test } from './support/test';

const SAVED = 'Saved on this device.';

const GONE = {
	'is in the trash': `UPDATE wp_posts SET post_status = 'trash' WHERE ID = %d`,
	'was deleted': 'DELETE FROM wp_posts WHERE ID = %d',
	'holds formatting by now': `UPDATE wp_posts SET post_content = '<p><b>Bold</b></p>' WHERE ID = %d`,
};

for ( const [ what, sql ] of Object.entries( GONE ) ) {
	test( `A change of a post that ${ what } becomes a new post`, async ( {
		page,
		people,
		site,
	} ) => {
		const author = await people.enter( page, 'author' );
		const form = await new Form( page ).open( site.form );
		await form.write( 'Stored' );
		await form.send();
		const [ post ] = await site.posts( author.id );
		await form.edit();
		await form.write( 'Changed', 'Words that were not saved.' );
		await expect
			.poll( async () => ( await kept( page ) ).length )
			.toBe( 1 );
		await expect( form.root ).toContainText( SAVED );
		await page.waitForTimeout( 400 );
		await site.sql( sql, post?.ID ?? 0 );

		await form.open( site.form );
		await form.root
			.getByRole( 'button', { name: /^New post from “Changed/ } )
			.click();
		await form.expectText( 'Changed', 'Words that were not saved.' );
		await expect( form.text ).toBeFocused();
		await expect
			.poll( async () => ( await kept( page ) ).length )
			.toBe( 1 );
		await page.reload();
		await form.expectText( 'Changed', 'Words that were not saved.' );
		await form.send();
		await expect( form.outcome ).toHaveText( 'Published: Changed' );
		await expect.poll( async () => await kept( page ) ).toEqual( [] );
	} );
}

test( 'A text of another form, or of this one before its owner changed it, can be brought over', async ( {
	page,
	people,
	site,
} ) => {
	const author = await people.enter( page, 'author' );
	const before = await site.page( '[inkfast_form status="draft"]' );
	const form = await new Form( page ).open( before.url );
	await form.write( 'Before the change' );
	await expect( form.root ).toContainText( SAVED );
	await page.waitForTimeout( 400 );

	await form.open( site.form );
	await expect(
		form.root.getByRole( 'button', {
			name: 'Remove my drafts from this device',
		} )
	).toBeVisible();
	await form.expectText( '', '' );
	await form.root
		.getByRole( 'button', { name: /^New post from “Before the change/ } )
		.click();
	await form.expectText( 'Before the change' );
	await form.send();
	expect( await site.posts( author.id ) ).toMatchObject( [
		{ post_title: 'Before the change', post_status: 'publish' },
	] );
	await form.open( before.url );
	await form.title.focus();
	await form.expectText( '', '' );
} );

test( 'One’s own version is there again when the tab dies after the saved one was taken', async ( {
	page,
	people,
	site,
	watch,
} ) => {
	watch.allow( /Failed to load resource.* 412 / );
	const author = await people.enter( page, 'author' );
	const form = await new Form( page ).open( site.form );
	await form.write( 'First' );
	await form.send();
	const [ post ] = await site.posts( author.id );
	await form.edit();
	await form.write( 'Mine', 'My words.' );
	await site.sql(
		`UPDATE wp_posts SET post_title = 'Theirs' WHERE ID = %d`,
		post?.ID ?? 0
	);
	await form.button.click();
	await form.root
		.getByRole( 'button', { name: 'Take the saved one' } )
		.click();
	await expect( form.title ).toHaveValue( 'Theirs' );
	await page.waitForTimeout( 400 );
	const address = page.url();
	const next = await page.context().newPage();
	await page.close( { runBeforeUnload: false } );

	const again = await new Form( next ).open( address );
	await again.expectText( 'Mine', 'My words.' );
} );

test( 'On plain http a tab that was duplicated is another one: neither overwrites the other, and both are posted', async ( {
	page,
	people,
	site,
} ) => {
	await site.set( { theme: 'inkfast-classic' } );
	const author = await people.add( 'author' );
	await people.signIn( page, author, { at: site.insecure } );
	const address = `${ site.insecure }/write/`;
	const first = await new Form( page ).open( address );
	await first.write( 'In the first' );
	await expect( first.root ).toContainText( 'no https' );
	await page.waitForTimeout( 400 );
	const [ copy ] = await Promise.all( [
		page.waitForEvent( 'popup' ),
		page.evaluate( () => void window.open( location.href ) ),
	] );
	const second = new Form( copy );
	await second.ready();
	await second.title.focus();
	await copy
		.getByRole( 'button', { name: /^Bring back “In the first/ } )
		.click();
	await second.expectText( 'In the first' );
	await second.write( 'In the second' );
	await first.send();
	await second.send();
	expect(
		( await site.posts( author.id ) )
			.map( ( { post_title: title } ) => title )
			.sort()
	).toEqual( [ 'In the first', 'In the second' ] );
} );

test( 'A change of a page leads back to where pages are written', async ( {
	page,
	people,
	site,
} ) => {
	const editor = await people.enter( page, 'editor' );
	const pages = await site.page( '[inkfast_form type="page"]' );
	const form = await new Form( page ).open( pages.url );
	await form.write( 'A page' );
	await form.send();
	await form.edit();
	await form.write( 'A page, changed', 'Not saved yet.' );
	await expect( form.root ).toContainText( SAVED );

	await form.open( site.form );
	await form.root.getByRole( 'link', { name: /^Go on with/ } ).click();
	await form.expectText( 'A page, changed', 'Not saved yet.' );
	await form.send();
	await expect( form.outcome ).toHaveText( 'Saved.' );
	expect( await site.posts( editor.id, 'page' ) ).toMatchObject( [
		{ post_title: 'A page, changed' },
	] );
} );

test( 'On a full disk a text that is moved stays where it was as well', async ( {
	page,
	people,
	site,
} ) => {
	await people.enter( page, 'author' );
	const form = await new Form( page ).open( site.form );
	await form.write( 'Stored' );
	await form.send();
	await form.edit();
	await form.write( 'Changed', 'Precious words.' );
	await expect( form.root ).toContainText( SAVED );
	await form.open( site.form );
	const move = form.root.getByRole( 'button', { name: /^New post from/ } );
	await expect( move ).toBeVisible();
	await page.evaluate( () => {
		IDBObjectStore.prototype.put = () => {
			throw new DOMException( 'Full.', 'QuotaExceededError' );
		};
	} );
	await move.click();
	await expect( form.root ).toContainText( 'there is no room left' );
	await form.expectText( 'Changed', 'Precious words.' );

	const other = await page.context().newPage();
	await page.close();
	const later = await new Form( other ).open( site.form );
	await later.root.getByRole( 'link', { name: /^Go on with/ } ).click();
	await later.expectText( 'Changed', 'Precious words.' );
} );
