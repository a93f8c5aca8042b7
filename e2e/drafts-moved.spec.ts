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
		.getByRole( 'button', { name: /^Bring back “Before the change/ } )
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
