/** Whoever is signed out in mid-writing, or somebody else by now, is asked in place, and the send goes on by itself. */

import { Form } from './support/form';
import { SignIn } from './support/sign-in';
import type { Site } from './support/site';
import { expect, type Person, test } from './support/test';
import { openTabs } from './support/tabs';

const POSTS = /v1\/posts$/;

test.beforeEach( ( { watch } ) =>
	watch.allow( /Failed to load resource.* 40[139] / )
);

/** It is stored once, whoever's, with every word. */
async function expectOnce( site: Site, title: string, { id }: Person ) {
	const rows = await site.sql< { post_author: string; post_content: string } >(
		`SELECT post_author, post_content FROM wp_posts WHERE post_title = %s
			AND post_type = 'post' AND post_status = 'publish'`,
		title
	);
	expect( rows ).toEqual( [
		{
			post_author: String( id ),
			post_content: expect.stringContaining( `The text of ${ title }.` ),
		},
	] );
}

async function expectNowhere( site: Site, title: string ) {
	expect(
		await site.sql( 'SELECT ID FROM wp_posts WHERE post_title = %s', title )
	).toEqual( [] );
}

test.describe( 'Signed out in mid-writing', () => {
	test(
		'signs in over the page as the same person, and it is posted once, by itself',
		{ tag: '@central' },
		async ( { page, people, site, server, testId } ) => {
			const title = `Signed out ${ testId }`;
			const author = await people.enter( page, 'author', {
				name: 'Ada Author',
			} );
			const form = await new Form( page ).open( site.form );
			await form.write( title );
			await people.signOut( page );
			await form.send( 'refused' );
			const panel = await new SignIn( page ).opened(
				'Sign in as Ada Author'
			);
			await expectNowhere( site, title );
			await form.expectText( title );
			await page.waitForTimeout( 1500 );await page.screenshot( { path: "artifacts/panel.png" } );
			await server.forget();

			await panel.enter( author );
			await panel.expectClosed();
			await form.expectState( 'sent' );
			await expectOnce( site, title, author );
			const calls = await server.settled( { method: 'POST' } );
			expect( calls.map( ( { route } ) => route ) ).toEqual( [
				'/myplugin/v1/nonce',
				'/myplugin/v1/posts',
			] );
			await expect( form.outcome ).toHaveText( `Published: ${ title }` );
		}
	);
} );
