/** Whoever is signed out in mid-writing, or somebody else by now, is asked in place, and the send goes on by itself. */

import { Form } from './support/form';
import { SignIn } from './support/sign-in';
import type { People } from './support/people';
import type { Site } from './support/site';
import { nonces } from './support/scripts';
import { expect, type Page, type Person, test } from './support/test';
import { openTabs } from './support/tabs';

const POSTS = /v1\/posts$/;

test.beforeEach( ( { watch } ) =>
	watch.allow( /Failed to load resource.* 40[139] / )
);

/** It is stored once, whoever's, with every word. */
async function expectOnce( site: Site, title: string, { id }: Person ) {
	const rows = await site.sql< {
		post_author: string;
		post_content: string;
	} >(
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

/** Somebody writes and is signed out, and the panel opens when they send. */
async function signedOut(
	page: Page,
	people: People,
	site: Site,
	title: string
) {
	const author = await people.enter( page, 'author', { name: 'Ada Author' } );
	const form = await new Form( page ).open( site.form );
	await form.write( title );
	await people.signOut( page );
	await form.send( 'refused' );
	const panel = await new SignIn( page ).opened( 'Sign in as Ada Author' );

	return { author, form, panel };
}

/** Somebody else is here when it is sent, and the dialog asks. */
async function changed(
	page: Page,
	people: People,
	site: Site,
	title: string,
	into: 'panel' | 'tab'
) {
	const other = await people.add( 'editor', { name: 'Bo Editor' } );
	const author = await people.enter( page, 'author', { name: 'Ada Author' } );
	const form = await new Form( page ).open( site.form );
	await form.write( title );
	const panel = new SignIn( page );

	if ( into === 'tab' ) {
		await people.signIn( page, other );
		await form.send( 'refused' );
	} else {
		await people.signOut( page );
		await form.send( 'refused' );
		await panel.enter( other );
	}
	await panel.opened( 'Who is sending this?' );
	await expectNowhere( site, title );

	return { author, other, form, panel };
}

/** The person comes back from another tab: a browser that is driven leaves all its tabs in front. */
const comeBack = ( page: Page ) =>
	page.evaluate( () => window.dispatchEvent( new Event( 'focus' ) ) );

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

	test( 'a wrong password first, then the right one', async ( {
		page,
		people,
		site,
		testId,
	} ) => {
		const title = `Wrong first ${ testId }`;
		const { author, form, panel } = await signedOut(
			page,
			people,
			site,
			title
		);
		await panel.enter( author, 'wrong' );
		await expect( panel.frame.locator( '#login_error' ) ).toBeVisible();
		await panel.enter( author );
		await panel.expectClosed();
		await form.expectState( 'sent' );
		await expectOnce( site, title, author );
	} );

	test( 'a sign-in page of two steps', async ( {
		page,
		people,
		site,
		testId,
	} ) => {
		const title = `Two steps ${ testId }`;
		await site.set( { signIn: 'two-steps' } );
		const { author, form, panel } = await signedOut(
			page,
			people,
			site,
			title
		);
		await panel.enter( author );
		await panel.frame.getByLabel( 'Code' ).fill( '123456' );
		await expectNowhere( site, title );
		await panel.frame.getByRole( 'button', { name: 'Check' } ).click();
		await panel.expectClosed();
		await form.expectState( 'sent' );
		await expectOnce( site, title, author );
	} );

	test( 'Escape keeps the text and gives the focus back; trying again asks again', async ( {
		page,
		people,
		site,
		server,
		testId,
	} ) => {
		const title = `Escape ${ testId }`;
		const { author, form, panel } = await signedOut(
			page,
			people,
			site,
			title
		);
		await page.keyboard.press( 'Escape' );
		await panel.expectClosed();
		await form.expectText( title );
		await expect( form.button ).toHaveText( 'Try again' );
		await expect( form.next.getByRole( 'link' ) ).toBeFocused();
		await server.settled();
		await server.forget();

		// From within the frame as well, where the page does not hear the key.
		await form.send( 'refused' );
		await panel.opened();
		await expect( panel.frame.locator( '#user_login' ) ).toBeFocused();
		await page.keyboard.press( 'Escape' );
		await panel.expectClosed();
		await form.expectText( title );
		expect( await server.settled( { route: POSTS } ) ).toMatchObject( [
			{ status: 403 },
		] );
		await expectNowhere( site, title );

		await form.send( 'refused' );
		await panel.choose( 'Not now' );
		await panel.expectClosed();
		await form.send( 'refused' );
		await panel.enter( author );
		await panel.expectClosed();
		await form.expectState( 'sent' );
		await expectOnce( site, title, author );
	} );

	test( 'by keyboard alone: the focus stays in the dialog, and goes on to the post', async ( {
		page,
		people,
		site,
		testId,
	} ) => {
		const title = `Keyboard ${ testId }`;
		const author = await people.enter( page, 'author' );
		const form = await new Form( page ).open( site.form );
		await form.write( title );
		await people.signOut( page );
		await form.button.press( 'Enter' );
		const panel = await new SignIn( page ).opened();
		await expect( panel.frame.locator( '#user_login' ) ).toBeFocused();

		const where = () =>
			page.evaluate( () => {
				const { activeElement, body } = document;
				const isIn = activeElement?.closest( 'dialog' );
				return isIn || activeElement === body ? 'in' : 'out';
			} );
		for ( let step = 0; step < 14; step++ ) {
			await page.keyboard.press( 'Tab' );
			expect( await where() ).toBe( 'in' );
		}
		await panel.frame.locator( '#user_login' ).focus();
		await page.keyboard.type( author.login );
		await page.keyboard.press( 'Tab' );
		await page.keyboard.type( author.password );
		await page.keyboard.press( 'Enter' );
		await panel.expectClosed();
		await form.expectState( 'sent' );
		await expect(
			page.getByRole( 'link', { name: 'View' } )
		).toBeFocused();
		await expectOnce( site, title, author );
	} );

	test( 'the session ends twice: asked twice, two posts, each once', async ( {
		page,
		people,
		site,
		testId,
	} ) => {
		const title = `Twice ${ testId }`;
		const { author, form, panel } = await signedOut(
			page,
			people,
			site,
			title
		);
		await panel.enter( author );
		await panel.expectClosed();
		await form.expectState( 'sent' );
		await form.root
			.getByRole( 'button', { name: 'Write another' } )
			.click();
		await form.write( `${ title } more` );
		await people.endSessions( author );
		await form.send( 'refused' );
		await panel.enter( author );
		await panel.expectClosed();
		await form.expectState( 'sent' );
		await expectOnce( site, title, author );
		await expectOnce( site, `${ title } more`, author );
	} );

	test( 'when the send that goes on is refused too, nobody is asked a second time before pressing again', async ( {
		page,
		people,
		site,
		server,
		testId,
	} ) => {
		const title = `Not twice ${ testId }`;
		const { author, form, panel } = await signedOut(
			page,
			people,
			site,
			title
		);
		await page.route(
			/v1\/posts\b/,
			async ( route ) => {
				await people.endSessions( author );
				await route.continue();
			},
			{ times: 1 }
		);
		await server.forget();
		await panel.enter( author );
		await panel.expectClosed();
		await expect
			.poll( () => server.requests( { route: POSTS, status: 403 } ) )
			.toHaveLength( 1 );
		await form.expectState( 'refused' );
		await page.waitForTimeout( 1000 );
		await panel.expectClosed();
		await form.expectText( title );
		await form.send( 'refused' );
		await panel.enter( author );
		await panel.expectClosed();
		await form.expectState( 'sent' );
		await expectOnce( site, title, author );
	} );

	test( 'two tabs: signing in in one lets the other go on by itself', async ( {
		page,
		people,
		site,
		testId,
	} ) => {
		const title = `Two tabs ${ testId }`;
		const author = await people.enter( page, 'author' );
		const tabs = await openTabs( page, 2, site.form );
		await people.signOut( page );
		const forms = tabs.map( ( tab ) => new Form( tab ) );
		for ( const [ nth, form ] of forms.entries() ) {
			await form.write( `${ title } ${ nth }` );
			await form.send( 'refused' );
		}
		const [ first, second ] = tabs.map( ( tab ) => new SignIn( tab ) );
		await first?.enter( author );
		for ( const panel of [ first, second ] ) {
			await panel?.expectClosed();
		}
		for ( const [ nth, form ] of forms.entries() ) {
			await form.expectState( 'sent' );
			await expectOnce( site, `${ title } ${ nth }`, author );
		}
	} );

	test( 'a change of a stored post is saved after it', async ( {
		page,
		people,
		site,
		testId,
	} ) => {
		const title = `Edited ${ testId }`;
		const author = await people.enter( page, 'author' );
		const form = await new Form( page ).open( site.form );
		await form.write( title, 'Before.' );
		await form.send();
		await form.edit();
		await form.write( title );
		await people.signOut( page );
		await form.send( 'refused' );
		const panel = new SignIn( page );
		await panel.enter( author );
		await panel.expectClosed();
		await form.expectState( 'sent' );
		await expectOnce( site, title, author );
	} );

	test( 'a right that is missing opens no dialog', async ( {
		page,
		people,
		site,
		testId,
	} ) => {
		const author = await people.enter( page, 'author' );
		const form = await new Form( page ).open( site.form );
		await form.write( `Barred ${ testId }` );
		await people.change( author, { role: 'subscriber' } );
		await form.send( 'refused' );
		await page.waitForTimeout( 1000 );
		await new SignIn( page ).expectClosed();
	} );

	test( 'nothing is asked before the person sends', async ( {
		page,
		people,
		site,
		testId,
	} ) => {
		await people.enter( page, 'author' );
		const form = await new Form( page ).open( site.form );
		await people.signOut( page );
		await site.expireNonces();
		await form.write( `Before ${ testId }` );
		await page.waitForTimeout( 1000 );
		await new SignIn( page ).expectClosed();
	} );

	test( 'without the second script there is the message and the link, and nothing is lost', async ( {
		page,
		people,
		site,
		watch,
		testId,
	} ) => {
		const title = `No script ${ testId }`;
		watch.allow( /Failed to load resource: net::ERR_FAILED/ );
		await page.route( /\/later\.js/, ( route ) => route.abort() );
		const author = await people.enter( page, 'author' );
		const form = await new Form( page ).open( site.form );
		await form.write( title );
		await people.signOut( page );
		await form.send( 'refused' );
		await expect(
			form.next.getByRole( 'link', { name: 'Sign in (opens a new tab)' } )
		).toBeVisible();
		await form.expectText( title );
		await people.signIn( page, author );
		await form.button.click();
		// It is refused until the script was tried again.
		await expect( form.root ).toHaveAttribute( 'data-state', 'sent' );
		await expectOnce( site, title, author );
	} );
} );

test.describe( 'A sign-in page that does not go into a frame', () => {
	for ( const signIn of [ 'deny', 'csp' ] as const ) {
		test( `${ signIn }: a new tab, and back here it goes on by itself`, async ( {
			page,
			people,
			site,
			testId,
		} ) => {
			const title = `New tab ${ signIn } ${ testId }`;
			await site.set( { signIn } );
			const { author, form, panel } = await signedOut(
				page,
				people,
				site,
				title
			);
			await expect( panel.dialog ).toContainText(
				'in a new tab, then come back here'
			);
			await expect( panel.dialog.locator( 'iframe' ) ).toHaveCount( 0 );
			await panel.choose( 'I have signed in' );
			await expect( panel.dialog ).toContainText(
				'Nobody is signed in yet.'
			);
			await panel.enterInTab( author );
			await comeBack( page );
			await panel.expectClosed();
			await form.expectState( 'sent' );
			await expectOnce( site, title, author );
		} );
	}

	test( 'a sign-in whose cookies this page does not get is said, and does not begin anew', async ( {
		page,
		people,
		site,
		server,
		testId,
	} ) => {
		const title = `No cookies ${ testId }`;
		const { author, form, panel } = await signedOut(
			page,
			people,
			site,
			title
		);
		await site.set( { filters: { send_auth_cookies: false } } );
		await server.forget();
		await panel.enter( author );
		await expect( panel.dialog ).toContainText( 'this page cannot see it' );
		await expect( panel.dialog.locator( 'iframe' ) ).toHaveCount( 0 );
		expect( await server.settled( { method: 'POST' } ) ).toMatchObject( [
			{ route: '/myplugin/v1/nonce' },
		] );
		await expectNowhere( site, title );

		await site.set( { filters: {} } );
		await panel.enterInTab( author );
		await panel.choose( 'I have signed in' );
		await panel.expectClosed();
		await form.expectState( 'sent' );
		await expectOnce( site, title, author );
	} );
} );

test.describe( 'Somebody else', () => {
	for ( const { how, into } of [
		{ how: 'signs in in the panel', into: 'panel' },
		{ how: 'has signed in in another tab', into: 'tab' },
	] as const ) {
		test.describe( how, () => {
			test( 'the words are given to them: posted once, under their name', async ( {
				page,
				people,
				site,
				testId,
			} ) => {
				const title = `Given ${ into } ${ testId }`;
				const { other, form, panel } = await changed(
					page,
					people,
					site,
					title,
					into
				);
				await expect( panel.dialog ).toContainText(
					'now signed in as Bo Editor. The text was written as Ada Author.'
				);
				await expect( panel.dialog ).not.toContainText(
					'may have arrived'
				);
				await panel.choose( 'Post as Bo Editor' );
				await panel.expectClosed();
				await form.expectState( 'sent' );
				await expectOnce( site, title, other );
			} );

			test( 'the first signs in again: posted once, under the first name', async ( {
				page,
				people,
				site,
				testId,
			} ) => {
				const title = `Back ${ into } ${ testId }`;
				const { author, form, panel } = await changed(
					page,
					people,
					site,
					title,
					into
				);
				await panel.choose( 'Sign in as Ada Author' );
				await panel.enter( author );
				await panel.expectClosed();
				await form.expectState( 'sent' );
				await expectOnce( site, title, author );
			} );

			test( 'the text is kept: nothing is posted, and trying again asks again', async ( {
				page,
				people,
				site,
				testId,
			} ) => {
				const title = `Kept ${ into } ${ testId }`;
				const { author, form, panel } = await changed(
					page,
					people,
					site,
					title,
					into
				);
				await panel.choose( 'Keep the text here' );
				await panel.expectClosed();
				await form.expectText( title );
				await expectNowhere( site, title );
				await expect( form.button ).toHaveText( 'Try again' );

				await form.send( 'refused' );
				await panel.dismiss( 'Who is sending this?' );
				await form.expectText( title );
				await expectNowhere( site, title );

				await people.signIn( page, author );
				await form.send();
				await expectOnce( site, title, author );
			} );
		} );
	}

	test( 'who is asked may sign in as somebody else again, and is asked again', async ( {
		page,
		people,
		site,
		testId,
	} ) => {
		const title = `Third ${ testId }`;
		const { form, panel } = await changed(
			page,
			people,
			site,
			title,
			'tab'
		);
		const third = await people.add( 'editor', { name: 'Cy Editor' } );
		await panel.choose( 'Sign in as Ada Author' );
		await panel.enter( third );
		await panel.opened( 'Who is sending this?' );
		await expectNowhere( site, title );
		await panel.choose( 'Post as Cy Editor' );
		await panel.expectClosed();
		await form.expectState( 'sent' );
		await expectOnce( site, title, third );
	} );

	test( 'what may have arrived in the first name is said before it is given to another', async ( {
		page,
		people,
		site,
		faults,
		testId,
	} ) => {
		const title = `Arrived ${ testId }`;
		const author = await people.enter( page, 'author', {
			name: 'Ada Author',
		} );
		const form = await new Form( page ).open( site.form );
		await form.write( title );
		await faults.add( {
			route: POSTS,
			method: 'POST',
			do: 'captive',
			after: true,
		} );
		await form.send( 'refused' );
		await people.enter( page, 'editor', { name: 'Bo Editor' } );
		await form.send( 'refused' );
		const panel = await new SignIn( page ).opened( 'Who is sending this?' );
		await expect( panel.dialog ).toContainText(
			'already sent as Ada Author and may have arrived'
		);
		await panel.choose( 'Keep the text here' );
		await people.signIn( page, author );
		await form.send();
		await expectOnce( site, title, author );
	} );

	test( 'another script’s nonce of somebody else posts nothing in their name', async ( {
		page,
		people,
		site,
		server,
		testId,
	} ) => {
		const title = `Nonce of another ${ testId }`;
		await people.enter( page, 'author', { name: 'Ada Author' } );
		const form = await new Form( page ).open( site.form );
		await form.write( title );
		const other = await people.enter( page, 'editor', {
			name: 'Bo Editor',
		} );
		const second = await page.context().newPage();
		await new Form( second ).open( site.form );
		const { made } = await nonces( second );
		await page.evaluate( ( nonce ) => {
			const { wp } = window as unknown as {
				wp: { apiFetch: { nonceMiddleware: object } };
			};
			Object.defineProperty( wp.apiFetch.nonceMiddleware, 'nonce', {
				get: () => nonce,
				set: () => {},
			} );
		}, made );
		await server.forget();
		await form.send( 'refused' );
		expect( await server.settled( { route: POSTS } ) ).toMatchObject( [
			{ nonce: made, user: other.id, status: 409 },
		] );
		await expectNowhere( site, title );
		await new SignIn( page ).dismiss( 'Who is sending this?' );
		await form.expectText( title );
	} );
} );

test.describe( 'A visitor', () => {
	for ( const from of [ 'the site', 'a cache' ] as const ) {
		test( `writes first and signs in to post, on a page from ${ from }`, async ( {
			page,
			people,
			site,
			cache,
			testId,
		} ) => {
			const title = `Visitor ${ from } ${ testId }`;
			if ( from === 'a cache' ) {
				await cache.keep( site.form, { past: true } );
			}
			const author = await people.add( 'author' );
			const form = await new Form( page ).open( site.form );
			await form.write( title );
			await form.send( 'refused' );
			const panel = await new SignIn( page ).opened( 'Sign in to post' );
			await panel.enter( author );
			await panel.expectClosed();
			await form.expectState( 'sent' );
			await expectOnce( site, title, author );
		} );
	}

	test( 'who may not write is told so by the site, and not asked again', async ( {
		page,
		people,
		site,
		testId,
	} ) => {
		const title = `Reader ${ testId }`;
		const reader = await people.add( 'subscriber' );
		const form = await new Form( page ).open( site.form );
		await form.write( title );
		await form.send( 'refused' );
		const panel = new SignIn( page );
		await panel.enter( reader );
		await panel.expectClosed();
		await expect( form.outcome ).toContainText( 'may not' );
		await form.expectText( title );
		await expectNowhere( site, title );
	} );
} );
