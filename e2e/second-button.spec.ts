/** What the second button asked for is what comes of it, whatever came between; and what a post was that is posted anew. */

import { Form } from './support/form';
import { SignIn } from './support/sign-in';
import type { People, Role } from './support/people';
import type { Harm } from './support/protocol';
import type { Site } from './support/site';
import { expect, type Page, type Person, test } from './support/test';

/** The route of one post; WordPress's fetch sends a PATCH as a POST that says so. */
const POST = /v1\/posts\/\d+$/;

/** A browser's own line about a refused request. */
test.beforeEach( ( { watch } ) =>
	watch.allow( /Failed to load resource.* (401|403|404|410|412) / )
);

interface Stage {
	readonly page: Page;
	readonly people: People;
	readonly site: Site;
}

interface Wish {
	readonly role?: Role;
	readonly status?: string;
	/** The page with the form. */
	readonly at?: string;
}

/**
 * A stored post, opened and changed but not saved.
 *
 * @param stage Fixtures of the test.
 * @param wish  Whose, in which status, and where.
 */
async function opened( { page, people, site }: Stage, wish: Wish = {} ) {
	const { role = 'author', status = 'draft', at = site.form } = wish;
	const author = await people.enter( page, role );
	const { id } = await site.page( '', {
		post_type: 'post',
		post_author: author.id,
		post_title: 'Before',
		post_status: status,
	} );
	const address = `${ at }?inkfast_edit=${ id }`;
	const form = await new Form( page ).open( address );
	await form.write( 'Mine' );
	return { author, form, id, address };
}

const press = ( form: Form, name: string ) =>
	form.root.getByRole( 'button', { name, exact: true } ).click();

/**
 * Presses a button and waits for the outcome.
 *
 * @param form  The form.
 * @param name  The button's.
 * @param state What the form comes to.
 */
async function send(
	form: Form,
	name: string,
	state: 'sent' | 'refused' | 'waiting' | 'conflict' = 'sent'
) {
	await press( form, name );
	await expect( form.root ).toHaveAttribute( 'data-state', state, {
		timeout: 30_000,
	} );
}

const only = async ( site: Site, author: Person ) => {
	const posts = await site.posts( author.id );
	return posts.map(
		( { post_title: title, post_status: status } ) =>
			`${ title }: ${ status }`
	);
};

/**
 * Somebody saves another version in another tab.
 *
 * @param page    Where I am.
 * @param address Of the page with the post in it.
 */
async function saveOther( page: Page, address: string ) {
	const other = await page.context().newPage();
	const form = await new Form( other ).open( address );
	await form.write( 'Theirs' );
	await form.send();
	await other.close();
}

const HARMS: readonly Harm[] = [
	{ do: 'error500' },
	{ do: 'html403' },
	{ do: 'page503' },
	{ do: 'cut' },
	{ do: 'maintenance' },
];

for ( const harm of HARMS ) {
	test( `“Publish” that comes to ${ harm.do } is tried again as what it was: the post is public`, async ( {
		page,
		people,
		site,
		faults,
	} ) => {
		const { author, form } = await opened( { page, people, site } );
		await faults.add( { route: POST, method: 'POST', ...harm } );
		const waits = harm.do !== 'html403';
		await send( form, 'Publish', waits ? 'waiting' : 'refused' );
		await form.expectText( 'Mine' );
		expect( await only( site, author ) ).toEqual( [ 'Before: draft' ] );

		await send( form, waits ? 'Send now' : 'Try again' );
		await expect( form.outcome ).toHaveText( 'Published: Mine' );
		expect( await only( site, author ) ).toEqual( [ 'Mine: publish' ] );
		await expect(
			form.root.getByRole( 'button', { name: 'Publish' } )
		).toHaveCount( 0 );
	} );
}

test( '“Publish” that is refused twice and by a login that ended is still one when it is tried again', async ( {
	page,
	people,
	site,
	faults,
} ) => {
	const { author, form } = await opened( { page, people, site } );
	await faults.add( { route: POST, method: 'POST', do: 'error500' } );
	await send( form, 'Publish', 'waiting' );
	await faults.add( { route: POST, method: 'POST', do: 'html403' } );
	await send( form, 'Send now', 'refused' );
	await expect( form.outcome ).toContainText( 'firewall' );
	await people.endSessions( author );
	await press( form, 'Try again' );
	await expect( form.outcome ).toContainText( 'You are not signed in' );
	await new SignIn( page ).dismiss();

	await people.signIn( page, author );
	await send( form, 'Try again' );
	expect( await only( site, author ) ).toEqual( [ 'Mine: publish' ] );
} );

test( '“Publish” whose answer is lost is sent again by itself, and was done already', async ( {
	page,
	people,
	site,
	faults,
	server,
} ) => {
	const { author, form } = await opened( { page, people, site } );
	await faults.add( {
		route: POST,
		method: 'POST',
		do: 'answer_lost',
		after: true,
	} );
	await send( form, 'Publish' );
	await expect( form.outcome ).toHaveText( 'Published: Mine' );
	expect(
		await server.settled( { method: 'POST', route: POST } )
	).toMatchObject( [ {}, { status: 200 } ] );
	expect( await only( site, author ) ).toEqual( [ 'Mine: publish' ] );
} );

test( '“Save” that fails and is tried again does not publish', async ( {
	page,
	people,
	site,
	faults,
} ) => {
	const { author, form } = await opened( { page, people, site } );
	await faults.add( { route: POST, method: 'POST', do: 'error500' } );
	await send( form, 'Save', 'waiting' );
	await send( form, 'Send now' );
	expect( await only( site, author ) ).toEqual( [ 'Mine: draft' ] );
} );

test( 'A contributor’s “Submit for review” that fails is tried again as what it was: the post waits for review', async ( {
	page,
	people,
	site,
	faults,
} ) => {
	const { author, form } = await opened(
		{ page, people, site },
		{ role: 'contributor' }
	);
	await faults.add( { route: POST, method: 'POST', do: 'error500' } );
	await send( form, 'Submit for review', 'waiting' );
	await send( form, 'Send now' );
	await expect( form.outcome ).toHaveText( 'Submitted for review.' );
	expect( await only( site, author ) ).toEqual( [ 'Mine: pending' ] );
} );

for ( const status of [ 'draft', 'pending' ] ) {
	test( `“Publish” of a post that is ${ status } meets another version: “Keep mine” publishes mine`, async ( {
		page,
		people,
		site,
	} ) => {
		const { author, form, address } = await opened(
			{ page, people, site },
			{ role: 'editor', status }
		);
		await saveOther( page, address );
		await send( form, 'Publish', 'conflict' );
		expect( await only( site, author ) ).toEqual( [
			`Theirs: ${ status }`,
		] );

		await send( form, 'Keep mine' );
		await expect( form.outcome ).toHaveText( 'Published: Mine' );
		expect( await only( site, author ) ).toEqual( [ 'Mine: publish' ] );
	} );
}

test( '“Save” of a draft meets another version: “Keep mine” leaves it a draft', async ( {
	page,
	people,
	site,
} ) => {
	const { author, form, address } = await opened( { page, people, site } );
	await saveOther( page, address );
	await send( form, 'Save', 'conflict' );
	await send( form, 'Keep mine' );
	await expect( form.outcome ).toHaveText( 'Saved.' );
	expect( await only( site, author ) ).toEqual( [ 'Mine: draft' ] );
} );

test( '“Publish” meets another version, and “Keep mine” fails: tried again, mine is public', async ( {
	page,
	people,
	site,
	faults,
} ) => {
	const { author, form, address } = await opened( { page, people, site } );
	await saveOther( page, address );
	await send( form, 'Publish', 'conflict' );
	await faults.add( { route: POST, method: 'POST', do: 'html403' } );
	await send( form, 'Keep mine', 'refused' );
	await form.expectText( 'Mine' );

	await press( form, 'Try again' );
	// It may ask once more; nothing is overwritten unseen.
	const keep = form.root.getByRole( 'button', { name: 'Keep mine' } );
	await expect(
		keep.or( form.root.getByText( 'Published: Mine' ) )
	).toBeVisible();
	if ( await keep.isVisible() ) {
		await send( form, 'Keep mine' );
	}
	expect( await only( site, author ) ).toEqual( [ 'Mine: publish' ] );
} );

test( '“Publish” meets another version, which is taken and given back: “Keep mine” still publishes mine', async ( {
	page,
	people,
	site,
} ) => {
	const { author, form, address } = await opened( { page, people, site } );
	await saveOther( page, address );
	await send( form, 'Publish', 'conflict' );
	await press( form, 'Take the saved one' );
	await press( form, 'Bring the other version back' );
	await form.expectText( 'Mine' );
	await send( form, 'Keep mine' );
	expect( await only( site, author ) ).toEqual( [ 'Mine: publish' ] );
} );

/** Ways for a post to go while it is in the form. */
const GONE: readonly { readonly name: string; readonly sql: string }[] = [
	{ name: 'is deleted', sql: 'DELETE FROM wp_posts WHERE ID = %d' },
	{
		name: 'goes to the trash',
		sql: "UPDATE wp_posts SET post_status = 'trash' WHERE ID = %d",
	},
];

for ( const { name, sql } of GONE ) {
	for ( const [ status, becomes ] of [
		[ 'draft', 'draft' ],
		[ 'publish', 'publish' ],
	] as const ) {
		test( `A post that is ${ status } ${ name }: posted as a new one it is ${ becomes } again, once`, async ( {
			page,
			people,
			site,
		} ) => {
			const { author, form, id } = await opened(
				{ page, people, site },
				{ status }
			);
			await site.sql( sql, id );
			await send( form, 'Save', 'refused' );
			await form.expectText( 'Mine' );
			await send( form, 'Post it as a new one' );

			const posts = ( await site.posts( author.id ) ).filter(
				( { ID } ) => ID !== `${ id }`
			);
			expect( posts ).toMatchObject( [
				{ post_title: 'Mine', post_status: becomes },
			] );
		} );
	}
}

test( 'A post that waits for review is deleted: posted as a new one it is not public', async ( {
	page,
	people,
	site,
} ) => {
	const { author, form, id } = await opened(
		{ page, people, site },
		{ role: 'editor', status: 'pending' }
	);
	await site.sql( 'DELETE FROM wp_posts WHERE ID = %d', id );
	await send( form, 'Save', 'refused' );
	await send( form, 'Post it as a new one' );
	expect( await only( site, author ) ).toEqual( [
		expect.stringMatching( /^Mine: (draft|pending)$/ ),
	] );
} );

test( 'A published post is deleted: posted as a new one it is public, on a page whose form writes drafts too', async ( {
	page,
	people,
	site,
} ) => {
	const own = await site.page( '[inkfast_form status="draft"]' );
	const { author, form, id } = await opened(
		{ page, people, site },
		{ status: 'publish', at: own.url }
	);
	await site.sql( 'DELETE FROM wp_posts WHERE ID = %d', id );
	await send( form, 'Save', 'refused' );
	await send( form, 'Post it as a new one' );
	expect( await only( site, author ) ).toEqual( [ 'Mine: publish' ] );
} );

test( 'A draft is published here, then deleted: posted as a new one it is public again', async ( {
	page,
	people,
	site,
} ) => {
	const { author, form, id } = await opened( { page, people, site } );
	await send( form, 'Publish' );
	await site.sql( 'DELETE FROM wp_posts WHERE ID = %d', id );
	await form.write( 'Mine, and more' );
	await send( form, 'Save', 'refused' );
	await send( form, 'Post it as a new one' );
	expect( await only( site, author ) ).toEqual( [
		'Mine, and more: publish',
	] );
} );

test( '“Publish” of a draft that was deleted: posted as a new one it is public, as was asked', async ( {
	page,
	people,
	site,
} ) => {
	const { author, form, id } = await opened( { page, people, site } );
	await site.sql( 'DELETE FROM wp_posts WHERE ID = %d', id );
	await send( form, 'Publish', 'refused' );
	await send( form, 'Post it as a new one' );
	expect( await only( site, author ) ).toEqual( [ 'Mine: publish' ] );
} );
