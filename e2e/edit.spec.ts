/** What was sent can be viewed, opened again and saved; what cannot be opened says why. */

import { expectShown } from './support/article';
import { Form } from './support/form';
import { signInAt } from './support/sign-in';
import { expect, type Person, test } from './support/test';

test( 'After sending: View leads to the post, Edit opens its text, Write another an empty form', async ( {
	page,
	people,
	site,
	openBrowser,
} ) => {
	await people.enter( page, 'author' );
	const form = await new Form( page ).open( site.form );
	await form.write( 'First' );
	await form.send();
	await expect( form.title ).toBeHidden();
	const reader = await openBrowser();
	await reader.goto( await form.stored() );
	await expectShown( reader, 'First', 'The text of First.' );

	await form.root.getByRole( 'button', { name: 'Write another' } ).click();
	await form.expectText( '', '' );
	await expect( form.outcome ).toHaveText( '' );
	await form.write( 'Second' );
	await form.send();

	await form.edit();
	await form.expectText( 'Second' );
	await form.root.getByText( 'Save' ).waitFor();
} );

test( 'Saving keeps the form, reloading brings the new version, and the next save is of that one', async ( {
	page,
	people,
	site,
} ) => {
	const author = await people.enter( page, 'author' );
	const form = await new Form( page ).open( site.form );
	await form.write( 'One' );
	await form.send();
	await form.edit();
	await form.write( 'Two', 'A "quoted" \\ text & <more>\n\n  of it' );
	await form.send();
	await expect( form.outcome ).toHaveText( 'Saved.' );
	await form.expectText( 'Two', 'A "quoted" \\ text & <more>\n\n  of it' );

	await form.title.fill( 'Three' );
	await form.send();
	await page.reload();
	await form.ready();
	await form.expectText( 'Three', 'A "quoted" \\ text & <more>\n\n  of it' );
	await form.title.fill( 'Four' );
	await form.send();

	expect( await site.posts( author.id ) ).toMatchObject( [
		{ post_title: 'Four', post_status: 'publish' },
	] );
	await form.root.getByRole( 'link', { name: 'Write another' } ).click();
	await form.ready();
	await form.expectText( '', '' );
} );

test( 'A draft is saved as one, and goes public by the second button, which then is gone', async ( {
	page,
	people,
	site,
} ) => {
	const author = await people.enter( page, 'author' );
	const own = await site.page( '[inkfast_form status="draft"]' );
	const form = await new Form( page ).open( own.url );
	await expect( form.button ).toHaveText( 'Save draft' );
	await form.write( 'Not yet' );
	await form.send();
	await expect( form.outcome ).toHaveText( 'Saved as a draft.' );

	await form.edit();
	const publish = form.root.getByRole( 'button', { name: 'Publish' } );
	await form.write( 'Nearly' );
	await form.send();
	await expect( form.outcome ).toHaveText( 'Saved.' );
	expect( await site.posts( author.id ) ).toMatchObject( [
		{ post_title: 'Nearly', post_status: 'draft' },
	] );

	await form.write( 'Now' );
	await publish.click();
	await expect( form.outcome ).toHaveText( 'Published: Now' );
	await expect( publish ).toBeHidden();
	await expect( form.button ).toHaveText( 'Save' );
	expect( await site.posts( author.id ) ).toMatchObject( [
		{ post_title: 'Now', post_status: 'publish' },
	] );
} );

test( 'A contributor submits for review, is told so, and may go on editing', async ( {
	page,
	people,
	site,
} ) => {
	const contributor = await people.enter( page, 'contributor' );
	const form = await new Form( page ).open( site.form );
	await expect( form.button ).toHaveText( 'Submit for review' );
	await form.write( 'Please' );
	await form.send();
	await expect( form.outcome ).toHaveText( /now waits for review/ );
	await expect(
		form.root.getByRole( 'link', { name: 'Preview' } )
	).toBeVisible();

	await form.edit();
	await expect( form.root.getByRole( 'button' ) ).toHaveText( [ 'Save' ] );
	await form.write( 'Pretty please' );
	await form.send();
	expect( await site.posts( contributor.id ) ).toMatchObject( [
		{ post_title: 'Pretty please', post_status: 'pending' },
	] );
} );

/** What may stand in the address, and the one sentence that it gets. */
const CLOSED: readonly {
	readonly name: string;
	readonly post?: object;
	readonly id?: string;
	readonly by?: 'other';
	readonly says: string;
}[] = [
	{
		name: 'Someone else’s post',
		by: 'other',
		says: 'Your account may not edit this post.',
	},
	{
		name: 'A post in the trash',
		post: { post_status: 'trash' },
		says: 'This post is in the trash. Restore it before editing it.',
	},
	{
		name: 'A post with formatting',
		post: { post_content: '<h2>Rich</h2><p><strong>text</strong></p>' },
		says: 'This post holds formatting that this form cannot show. Nothing was changed.',
	},
	...[ '987654321', '0', '1abc', '-1', '', '1e3' ].map( ( id ) => ( {
		name: `The id “${ id }”`,
		id,
		says: 'The post to edit is not there. It may have been deleted. What you changed in it and did not save is offered by the form for new posts, on the device where you wrote it.',
	} ) ),
];

for ( const { name, post = {}, id, by, says } of CLOSED ) {
	test( `${ name } is not opened: one sentence says why, and a link leads on`, async ( {
		page,
		people,
		site,
	} ) => {
		const author = await people.enter( page, 'author' );
		const owner: Person = by ? await people.add( 'author' ) : author;
		const made = await site.page( '', {
			post_type: 'post',
			post_author: owner.id,
			...post,
		} );
		await page.goto( `${ site.form }?inkfast_edit=${ id ?? made.id }` );
		const notice = page.locator( '.inkfast-notice' );
		await expect( notice.locator( 'p' ).first() ).toHaveText( says );
		await expect( page.locator( '.inkfast form' ) ).toHaveCount( 0 );

		if ( 'post_content' in post ) {
			await expect(
				notice.getByRole( 'link', {
					name: 'Edit it in the WordPress editor',
				} )
			).toHaveAttribute(
				'href',
				`${ site.url }/wp-admin/post.php?post=${ made.id }&action=edit`
			);
		}
		await notice.getByRole( 'link', { name: 'Write a new post' } ).click();
		const form = new Form( page );
		await form.ready();
		await form.expectText( '', '' );
	} );
}

test( 'A post of another type than the form’s is not opened', async ( {
	page,
	people,
	site,
} ) => {
	await people.enter( page, 'editor' );
	const other = await site.page( '' );
	await page.goto( `${ site.form }?inkfast_edit=${ other.id }` );
	await expect( page.locator( '.inkfast-notice' ) ).toContainText(
		'The post to edit is of another kind than this form writes.'
	);
} );

test( 'A visitor is asked to sign in, learns nothing of the post, and comes back to it', async ( {
	page,
	people,
	site,
} ) => {
	const author = await people.add( 'author' );
	const made = await site.page( '', {
		post_type: 'post',
		post_author: author.id,
		post_title: 'Nobody’s business',
		post_status: 'draft',
	} );
	await page.goto( `${ site.form }?inkfast_edit=${ made.id }` );
	const notice = page.locator( '.inkfast-notice' );
	await expect( notice ).toContainText( 'Sign in to edit this post.' );
	expect( await page.content() ).not.toContain( 'business' );

	await notice.getByRole( 'link', { name: 'Sign in' } ).click();
	await signInAt( page, author );
	const form = new Form( page );
	await form.ready();
	await form.expectText( 'Nobody’s business', '' );
} );
