/** However old the page’s nonce is, what is written is published, once, and nobody hears of nonces. */

import { DeviceClock } from './support/device-clock';
import { Form } from './support/form';
import { listen } from './support/heard';
import { expect, test } from './support/test';
import { CREATED, REFUSED, RENEWED, trail } from './support/traffic';

/** A browser's own line about a refused request, which no page can keep out of its console. */
const REFUSAL = /Failed to load resource.* 403 /;

test.beforeEach( async ( { watch } ) => watch.allow( REFUSAL ) );

test(
	'Nothing is requested before the first interaction, nothing by writing, and one request by a send',
	{ tag: '@central' },
	async ( { page, people, site, server } ) => {
		const author = await people.enter( page, 'author' );
		const form = await new Form( page ).open( site.form );
		expect( trail( await server.settled() ) ).toEqual( [] );
		await form.write( 'Fresh' );
		expect( trail( await server.settled() ) ).toEqual( [] );
		await form.send();
		expect( trail( await server.settled() ) ).toEqual( [ CREATED ] );
		expect( await site.posts( author.id ) ).toMatchObject( [
			{ post_title: 'Fresh', post_status: 'publish' },
		] );
	}
);

test(
	'The nonce expires with the form open: published once, with one extra request, and nothing is seen of it',
	{ tag: '@central' },
	async ( { page, people, site, server } ) => {
		const author = await people.enter( page, 'author' );
		const form = await new Form( page ).open( site.form );
		await form.write( 'Expired' );
		await site.expireNonces();
		await server.forget();
		const heard = await listen( page );

		await form.send();

		await server.settled();
		expect( trail( await server.all() ) ).toEqual( [ REFUSED, CREATED ] );
		expect( await heard.said( 'outcome' ) ).toEqual( [
			'Published: Expired',
		] );
		for ( const words of await heard.said( 'progress' ) ) {
			expect( [ '', 'Sending…', 'Still sending…' ] ).toContain( words );
		}
		expect( await site.posts( author.id ) ).toMatchObject( [
			{ post_title: 'Expired', post_status: 'publish' },
		] );
	}
);

test( 'The nonce expires again and again: each time one extra request, and never another post', async ( {
	page,
	people,
	site,
	server,
} ) => {
	const author = await people.enter( page, 'author' );
	const form = await new Form( page ).open( site.form );
	for ( const title of [ 'One', 'Two', 'Three' ] ) {
		await form.write( title );
		await site.expireNonces();
		await server.forget();
		await form.send();
		expect( trail( await server.settled() ) ).toEqual( [
			REFUSED,
			CREATED,
		] );
		await form.root
			.getByRole( 'button', { name: 'Write another' } )
			.click();
	}
	const titles = ( await site.posts( author.id ) ).map(
		( { post_title: title } ) => title
	);
	expect( titles ).toEqual( [ 'Three', 'Two', 'One' ] );
} );

test( 'Saving a post that was opened for editing survives an expired nonce as well', async ( {
	page,
	people,
	site,
	server,
} ) => {
	const author = await people.enter( page, 'author' );
	const form = await new Form( page ).open( site.form );
	await form.write( 'First' );
	await form.send();
	await form.edit();
	await form.write( 'Second' );
	await site.expireNonces();
	await server.forget();
	await form.send();
	expect( trail( await server.settled() ) ).toEqual( [
		expect.stringMatching(
			/^(POST|PATCH) \/myplugin\/v1\/posts\/\d+ 403$/
		),
		expect.stringMatching(
			/^(POST|PATCH) \/myplugin\/v1\/posts\/\d+ 200$/
		),
	] );
	expect( await site.posts( author.id ) ).toMatchObject( [
		{ post_title: 'Second' },
	] );
} );

test.describe( 'A page made three days ago, its nonce dead by nothing but time', () => {
	test( 'is known to be old: who is here is asked at the first interaction, once, and a send is one request', async ( {
		page,
		people,
		site,
		server,
		cache,
	} ) => {
		const author = await people.enter( page, 'author' );
		await cache.keep( site.form, { as: page.context(), past: true } );
		const form = await new Form( page ).open( site.form );
		expect( trail( await server.settled() ) ).toEqual( [] );

		await form.title.focus();
		await expect
			.poll( async () => trail( await server.requests() ) )
			.toEqual( [ RENEWED ] );
		await form.write( 'Three days' );
		expect( trail( await server.settled() ) ).toEqual( [ RENEWED ] );

		await form.send();
		expect( trail( await server.settled() ) ).toEqual( [
			RENEWED,
			CREATED,
		] );
		expect( await site.posts( author.id ) ).toMatchObject( [
			{ post_title: 'Three days', post_status: 'publish' },
		] );
	} );

	test( 'is believed to be new where the device’s clock is as old: one extra request all the same', async ( {
		page,
		people,
		site,
		server,
		cache,
	} ) => {
		const author = await people.enter( page, 'author' );
		await cache.keep( site.form, { as: page.context(), past: true } );
		await new DeviceClock( page ).start( -24 * cache.daysAgo );
		const form = await new Form( page ).open( site.form );
		await form.write( 'Slow clock' );
		expect( trail( await server.settled() ) ).toEqual( [] );
		await form.send();
		expect( trail( await server.settled() ) ).toEqual( [
			REFUSED,
			CREATED,
		] );
		expect( await site.posts( author.id ) ).toHaveLength( 1 );
	} );

	test( 'and sent before the answer about who is here has come: still one renewal and one send', async ( {
		page,
		people,
		site,
		server,
		cache,
		faults,
	} ) => {
		const author = await people.enter( page, 'author' );
		await cache.keep( site.form, { as: page.context(), past: true } );
		const form = await new Form( page ).open( site.form );
		await faults.add( { route: /nonce$/, do: 'slow', seconds: 1 } );
		await form.write( 'In a hurry' );
		await form.send();
		expect( trail( await server.settled() ) ).toEqual( [
			RENEWED,
			CREATED,
		] );
		expect( await site.posts( author.id ) ).toHaveLength( 1 );
	} );
} );

test.describe( 'A laptop', () => {
	test( 'that slept for longer than a nonce lives, with the form open, renews at the first touch, not before', async ( {
		page,
		people,
		site,
		server,
	} ) => {
		const author = await people.enter( page, 'author' );
		const clock = new DeviceClock( page );
		await clock.start();
		const form = await new Form( page ).open( site.form );
		await form.write( 'Before the lid was closed' );
		await clock.jump( 25 );
		await site.expireNonces();
		expect( trail( await server.settled() ) ).toEqual( [] );

		await form.text.press( 'End' );
		expect( trail( await server.settled() ) ).toEqual( [] );
		await form.text.press( '!' );
		await expect
			.poll( async () => trail( await server.requests() ) )
			.toEqual( [ RENEWED ] );
		await form.send();
		expect( trail( await server.settled() ) ).toEqual( [
			RENEWED,
			CREATED,
		] );
		expect( await site.posts( author.id ) ).toHaveLength( 1 );
	} );

	test( 'that slept, and whose first touch is the button, sends once after one renewal', async ( {
		page,
		people,
		site,
		server,
	} ) => {
		const author = await people.enter( page, 'author' );
		const clock = new DeviceClock( page );
		await clock.start();
		const form = await new Form( page ).open( site.form );
		await form.write( 'The button first' );
		await clock.jump( 25 );
		await site.expireNonces();
		await form.send();
		expect( trail( await server.settled() ) ).toEqual( [
			RENEWED,
			CREATED,
		] );
		expect( await site.posts( author.id ) ).toHaveLength( 1 );
	} );

	test( 'that slept for an hour asks nothing', async ( {
		page,
		people,
		site,
		server,
	} ) => {
		await people.enter( page, 'author' );
		const clock = new DeviceClock( page );
		await clock.start();
		const form = await new Form( page ).open( site.form );
		await form.write( 'A nap' );
		await clock.jump( 1 );
		await form.send();
		expect( trail( await server.settled() ) ).toEqual( [ CREATED ] );
	} );

	test( 'whose clock was set back trusts its nonce no more, and publishes', async ( {
		page,
		people,
		site,
		server,
	} ) => {
		const author = await people.enter( page, 'author' );
		const clock = new DeviceClock( page );
		await clock.start();
		const form = await new Form( page ).open( site.form );
		await form.write( 'Back in time' );
		await clock.jump( -24 );
		await form.send();
		expect( trail( await server.settled() ) ).toEqual( [
			RENEWED,
			CREATED,
		] );
		expect( await site.posts( author.id ) ).toHaveLength( 1 );
	} );
} );

test( 'On plain http, without locks and secure context, an expired nonce costs one extra request as well', async ( {
	page,
	people,
	site,
	server,
} ) => {
	// Browsers keep the fonts of the block theme to the site's usual name.
	await site.set( { theme: 'inkfast-classic' } );
	const author = await people.add( 'author' );
	await people.signIn( page, author, { at: site.insecure } );
	const form = await new Form( page ).open( `${ site.insecure }/write/` );
	expect( await page.evaluate( () => 'locks' in navigator ) ).toBe( false );
	await form.write( 'Plain http' );
	await site.expireNonces();
	await server.forget();
	await form.send();
	expect( trail( await server.settled() ) ).toEqual( [ REFUSED, CREATED ] );
	expect( await site.posts( author.id ) ).toMatchObject( [
		{ post_title: 'Plain http', post_status: 'publish' },
	] );
} );
