/** What may have arrived is remembered on the device: whatever becomes of the page, it is there once. */

import { kept } from './support/drafts';
import type { Faults } from './support/faults';
import { Form } from './support/form';
import type { People } from './support/people';
import type { Server } from './support/server';
import type { Site } from './support/site';
import { expect, type Page, type Person, test } from './support/test';

interface Stage {
	readonly page: Page;
	readonly people: People;
	readonly site: Site;
	readonly faults: Faults;
}

const create = { route: /v1\/posts$/, method: 'POST' } as const;

const keysOf = async ( server: Server ) => {
	const sends = await server.settled( create );
	return new Set(
		sends.map( ( { headers } ) => headers[ 'idempotency-key' ] )
	);
};

// Leaving a page with unsaved text asks first.
test.beforeEach( ( { page } ) => {
	page.on( 'dialog', ( dialog ) => void dialog.accept() );
} );

test( 'Stored, its answer lost, the page reloaded: told of on the new page by itself, and there once', async ( {
	page,
	people,
	site,
	faults,
	server,
} ) => {
	const author = await people.enter( page, 'author' );
	const form = await new Form( page ).open( site.form );
	await form.write( 'Lost and reloaded' );
	await faults.add( { ...create, do: 'answer_lost', after: true } );
	await faults.add( { ...create, do: 'page503', times: Infinity } );
	await form.send( 'waiting' );
	await faults.clear();

	await page.reload();
	await form.expectState( 'sent' );
	await expect( form.outcome ).toHaveText( 'Published: Lost and reloaded' );
	expect( await site.posts( author.id ) ).toHaveLength( 1 );
	expect( ( await keysOf( server ) ).size ).toBe( 1 );

	// All is told: nothing comes back any more.
	await page.reload();
	await form.ready();
	await form.expectText( '', '' );
} );

test( 'Stored, its answer lost, the form emptied and pressed: told that it may be there, and what is written then changes it', async ( {
	page,
	people,
	site,
	faults,
} ) => {
	const author = await people.enter( page, 'author' );
	const form = await new Form( page ).open( site.form );
	await form.write( 'Lost and emptied' );
	await faults.add( { ...create, do: 'answer_lost', after: true } );
	await faults.add( { ...create, do: 'page503', times: Infinity } );
	await form.send( 'waiting' );
	await form.write( '', '' );
	await form.button.click();
	await expect( form.outcome ).toContainText(
		'What was sent before may have arrived; it is not posted twice.'
	);
	await faults.clear();

	await form.write( 'Written anew', 'Other words' );
	await form.send( 'sent' );
	expect( await site.posts( author.id ) ).toMatchObject( [
		{ post_title: 'Written anew' },
	] );
} );

test( 'Never arrived, the tab closed, the form opened in another one: sent by itself, once', async ( {
	page,
	people,
	site,
	faults,
	server,
} ) => {
	const author = await people.enter( page, 'author' );
	const form = await new Form( page ).open( site.form );
	await form.write( 'Closed too early' );
	await faults.add( { ...create, do: 'cut', times: Infinity } );
	await form.send( 'waiting' );
	const second = await page.context().newPage();
	await page.close( { runBeforeUnload: false } );
	await faults.clear();

	const again = new Form( second );
	await second.goto( site.form );
	await again.expectState( 'sent' );
	expect( await site.posts( author.id ) ).toMatchObject( [
		{ post_title: 'Closed too early' },
	] );
	expect( ( await keysOf( server ) ).size ).toBe( 1 );
} );

test( 'Under way when the tab closes, a second post of the same page: sent by itself in the next tab, once', async ( {
	page,
	people,
	site,
	faults,
	server,
} ) => {
	const author = await people.enter( page, 'author' );
	const form = await new Form( page ).open( site.form );
	await form.write( 'The first' );
	await form.send();
	await form.root.getByRole( 'button', { name: 'Write another' } ).click();
	await form.write( 'Under way' );
	await server.forget();
	await faults.add( { ...create, do: 'hang', after: true } );
	await form.button.click();
	await expect
		.poll( async () => ( await site.posts( author.id ) ).length )
		.toBe( 2 );
	const second = await page.context().newPage();
	await page.close( { runBeforeUnload: false } );

	await second.goto( site.form );
	await new Form( second ).expectState( 'sent' );
	expect( await site.posts( author.id ) ).toHaveLength( 2 );
	expect( ( await keysOf( server ) ).size ).toBe( 1 );
} );

test( 'Stored, its answer lost, edited, the page reloaded: the newer words are kept, and change the post when asked', async ( {
	page,
	people,
	site,
	faults,
} ) => {
	const author = await people.enter( page, 'author' );
	const form = await new Form( page ).open( site.form );
	await form.write( 'First words' );
	await faults.add( { ...create, do: 'answer_lost', after: true } );
	await faults.add( { ...create, do: 'page503', times: Infinity } );
	await form.send( 'waiting' );
	await form.text.fill( 'Better words.' );
	await page.waitForTimeout( 500 );

	await page.reload( { waitUntil: 'commit' } );
	await faults.clear();
	await form.expectState( 'sent' );
	await expect( form.outcome ).toContainText(
		'What you have written since is not saved yet.'
	);
	await form.expectText( 'First words', 'Better words.' );
	await expect( page ).toHaveURL( /inkfast_edit=\d+/ );

	await form.send();
	const posts = await site.posts( author.id );
	expect( posts ).toHaveLength( 1 );
	expect( posts[ 0 ]?.post_content ).toContain( 'Better words.' );
} );

test( 'Refused by something else, but stored: nothing goes out by itself after a reload, and asked again it is the same post', async ( {
	page,
	people,
	site,
	faults,
	server,
} ) => {
	const author = await people.enter( page, 'author' );
	const form = await new Form( page ).open( site.form );
	await form.write( 'Behind a portal' );
	await faults.add( { ...create, do: 'captive', after: true } );
	await form.send( 'refused' );

	await page.reload();
	await form.expectText( 'Behind a portal' );
	expect( await server.settled( create ) ).toHaveLength( 1 );

	await form.send();
	await expect( form.outcome ).toHaveText( 'Published: Behind a portal' );
	expect( await site.posts( author.id ) ).toHaveLength( 1 );
	expect( ( await keysOf( server ) ).size ).toBe( 1 );
} );

test( 'What waits in the name of one is not sent when another has signed in', async ( {
	page,
	people,
	site,
	faults,
} ) => {
	const author = await people.enter( page, 'author' );
	const form = await new Form( page ).open( site.form );
	await form.write( 'Mine alone' );
	await faults.add( { ...create, do: 'cut', times: Infinity } );
	await form.send( 'waiting' );
	await faults.clear();
	const other = await people.enter( page, 'editor' );
	await form.open( site.form );
	await form.expectText( '', '' );
	await page.waitForTimeout( 3000 );
	expect( await site.posts( other.id ) ).toHaveLength( 0 );
	expect( await site.posts( author.id ) ).toHaveLength( 0 );

	await people.signIn( page, author );
	await page.goto( site.form );
	await form.expectState( 'sent' );
	expect( await site.posts( author.id ) ).toHaveLength( 1 );
} );

test( 'Changes of a stored post that were not saved are told of where new ones are written, to their writer alone', async ( {
	page,
	people,
	site,
} ) => {
	const author = await people.enter( page, 'author' );
	const form = await new Form( page ).open( site.form );
	await form.write( 'Stored' );
	await form.send();
	await form.edit();
	await form.text.fill( 'Changed since.' );
	await expect( form.root ).toContainText( 'Saved on this device.' );

	await form.open( site.form );
	await form.expectText( '', '' );
	await form.root
		.getByRole( 'link', { name: /^Go on with “Stored/ } )
		.click();
	await form.ready();
	await form.expectText( 'Stored', 'Changed since.' );
	await form.send();
	await expect( form.outcome ).toHaveText( 'Saved.' );
	await form.open( site.form );
	await form.title.focus();
	await expect(
		form.root.getByRole( 'link', { name: /^Go on/ } )
	).toHaveCount( 0 );
	expect( await site.posts( author.id ) ).toHaveLength( 1 );

	await form.open(
		`${ site.form }?inkfast_edit=${ ( await site.posts( author.id ) )[ 0 ]?.ID }`
	);
	await form.text.fill( 'Mine to see.' );
	await expect( form.root ).toContainText( 'Saved on this device.' );
	await people.enter( page, 'editor' );
	await form.open( site.form );
	await form.title.focus();
	await page.waitForTimeout( 500 );
	await expect(
		form.root.getByRole( 'link', { name: /^Go on/ } )
	).toHaveCount( 0 );
} );

test.describe( 'What was sent goes with its text', () => {
	const waiting = async ( { page, people, site, faults }: Stage ) => {
		const author = await people.enter( page, 'author' );
		const form = await new Form( page ).open( site.form );
		await form.write( 'The one that waits' );
		await faults.add( { ...create, do: 'answer_lost', after: true } );
		await faults.add( { ...create, do: 'page503', times: Infinity } );
		await form.send( 'waiting' );
		return { author, form };
	};
	const titles = async ( site: Site, author: Person ) =>
		( await site.posts( author.id ) )
			.map( ( { post_title: title } ) => title )
			.sort();

	test( 'another text that is brought back in its place is a post of its own, and the first is told of later', async ( {
		page,
		people,
		site,
		faults,
	} ) => {
		const author = await people.enter( page, 'author' );
		const form = await new Form( page ).open( site.form );
		await form.write( 'Another' );
		await expect( form.root ).toContainText( 'Saved on this device.' );
		const second = await page.context().newPage();
		const there = await new Form( second ).open( site.form );
		await there.write( 'The one that waits' );
		await page.close();
		await faults.add( { ...create, do: 'answer_lost', after: true } );
		await faults.add( { ...create, do: 'page503', times: Infinity } );
		await there.send( 'waiting' );

		second.on( 'dialog', ( dialog ) => void dialog.accept() );
		await second.reload();
		await there.expectText( 'The one that waits' );
		await there.root
			.getByRole( 'button', { name: /^Bring back “Another/ } )
			.click();
		await there.expectText( 'Another' );
		await faults.clear();
		await there.send();
		expect( await titles( site, author ) ).toEqual( [
			'Another',
			'The one that waits',
		] );

		await second.goto( site.form );
		await there.expectState( 'sent' );
		await expect( there.outcome ).toHaveText(
			'Published: The one that waits'
		);
		expect( await titles( site, author ) ).toHaveLength( 2 );
	} );

	test( 'discarded, it is not sent again, and what is written next is another post', async ( {
		page,
		people,
		site,
		faults,
		server,
	} ) => {
		const { author, form } = await waiting( {
			page,
			people,
			site,
			faults,
		} );
		await page.reload();
		await form.expectText( 'The one that waits' );
		await form.root.getByRole( 'button', { name: 'Discard it' } ).click();
		await expect( form.root ).toContainText( 'may have been posted' );
		await form.ready();
		await server.settled();
		await server.forget();
		await faults.clear();
		await page.evaluate( () =>
			window.dispatchEvent( new Event( 'online' ) )
		);
		await form.write( 'Written next' );
		expect( await server.settled( create ) ).toEqual( [] );

		await form.send();
		expect( await titles( site, author ) ).toEqual( [
			'The one that waits',
			'Written next',
		] );
	} );

	test( 'removed from the device, it stays removed while it waits on', async ( {
		page,
		people,
		site,
		faults,
	} ) => {
		const { form } = await waiting( { page, people, site, faults } );
		await form.root
			.getByRole( 'button', {
				name: 'Remove my drafts from this device',
			} )
			.click();
		await form.root.getByRole( 'button', { name: 'Remove them' } ).click();
		await expect.poll( async () => await kept( page ) ).toEqual( [] );
		await form.send( 'waiting' );
		expect( await kept( page ) ).toEqual( [] );
	} );
} );
