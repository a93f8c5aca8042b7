/** Nothing is sent or stored under the wrong name, whatever happens to the login while a page is open. */

import { Form } from './support/form';
import { SignIn } from './support/sign-in';
import { callApi, nonces, protect } from './support/scripts';
import { openTabs } from './support/tabs';
import type { Site } from './support/site';
import { expect, type Person, test } from './support/test';
import { CREATED, REFUSED, trail } from './support/traffic';

test.beforeEach( ( { watch } ) =>
	watch.allow( /Failed to load resource.* 40[139] / )
);

/** Nobody has this post, under whatever name. */
async function expectNowhere( site: Site, title: string ) {
	expect(
		await site.sql(
			'SELECT ID, post_author FROM wp_posts WHERE post_title = %s OR post_content LIKE %s',
			title,
			`%${ title }%`
		)
	).toEqual( [] );
}

/** It is stored once, as this person's. */
async function expectOnce( site: Site, title: string, { id }: Person ) {
	expect(
		await site.sql(
			`SELECT post_author, post_status FROM wp_posts WHERE post_title = %s AND post_type = 'post'`,
			title
		)
	).toEqual( [ { post_author: String( id ), post_status: 'publish' } ] );
}

test.describe( 'The form', () => {
	for ( const { how, ends } of [
		{ how: 'signed out in another tab', ends: 'cookies' },
		{ how: 'session ended on the server', ends: 'sessions' },
	] as const ) {
		test( `${ how }: one refused send, nothing stored, the text stays; signed in again as the same person it is sent once`, async ( {
			page,
			people,
			site,
			server,
			testId,
		} ) => {
			const title = `Signed out ${ testId }`;
			const author = await people.enter( page, 'author' );
			const form = await new Form( page ).open( site.form );
			await form.write( title );
			if ( ends === 'cookies' ) {
				await people.signOut( page );
			} else {
				await people.endSessions( author );
			}

			await form.send( 'refused' );

			await expect( form.outcome ).toContainText(
				'You are not signed in, so nothing was posted.'
			);
			await form.expectText( title );
			expect( trail( await server.settled() ) ).toEqual( [ REFUSED ] );
			await expectNowhere( site, title );

			await new SignIn( page ).dismiss();
			await people.signIn( page, author );
			await server.forget();
			await expect( form.button ).toHaveText( 'Try again' );
			await form.send();
			expect( trail( await server.settled() ) ).toEqual( [
				REFUSED,
				CREATED,
			] );
			await expectOnce( site, title, author );
		} );
	}

	test(
		'somebody else signs in in another tab: nothing stored, who is here is said, the text stays; the first signs in again and it is sent once',
		{ tag: '@central' },
		async ( { page, people, site, server, testId } ) => {
			const title = `Somebody else ${ testId }`;
			const author = await people.enter( page, 'author' );
			const form = await new Form( page ).open( site.form );
			await form.write( title );
			await people.enter( page, 'editor', { name: 'Bo Editor' } );

			await form.send( 'refused' );

			await expect( form.outcome ).toContainText(
				/signed in as Bo Editor\b.* nothing was sent/i
			);
			await form.expectText( title );
			await server.settled();
			expect(
				trail( await server.requests( { route: /posts$/ } ) )
			).toEqual( [ REFUSED ] );
			await expectNowhere( site, title );

			// Trying again while the other one is here changes nothing.
			await new SignIn( page ).dismiss();
			await form.send( 'refused' );
			await new SignIn( page ).dismiss();
			await form.expectText( title );
			await expectNowhere( site, title );

			await people.signIn( page, author );
			await form.send();
			await expectOnce( site, title, author );
		}
	);

	test( 'somebody else’s open tab hands no nonce to this one', async ( {
		page,
		people,
		site,
		testId,
	} ) => {
		const title = `Two people ${ testId }`;
		await people.enter( page, 'author' );
		const form = await new Form( page ).open( site.form );
		await form.write( title );

		const other = await people.enter( page, 'editor' );
		const second = await page.context().newPage();
		await new Form( second ).open( site.form );
		await protect( second );
		await site.expireNonces();
		// The other's tab renews, and tells all tabs.
		expect(
			await callApi( second, [ { path: '/wp/v2/users/me' } ] )
		).toMatchObject( [ { ok: true, id: other.id } ] );

		await form.send( 'refused' );
		await form.expectText( title );
		await expectNowhere( site, title );
	} );

	test( 'a post that was opened for editing is not saved by somebody else who could', async ( {
		page,
		people,
		site,
		testId,
	} ) => {
		const title = `Editing ${ testId }`;
		const author = await people.enter( page, 'author' );
		const form = await new Form( page ).open( site.form );
		await form.write( title );
		await form.send();
		await form.edit();
		await form.title.fill( `${ title }, changed` );
		await people.enter( page, 'administrator' );
		await form.send( 'refused' );
		await expectNowhere( site, `${ title }, changed` );
		await expectOnce( site, title, author );
		await expect( form.title ).toHaveValue( `${ title }, changed` );
	} );

	test( 'an identity that a visitors’ page has taken is kept: whoever signs in next does not get the words', async ( {
		page,
		people,
		site,
		cache,
		testId,
	} ) => {
		const title = `Adopted ${ testId }`;
		await cache.keep( site.form );
		const author = await people.enter( page, 'author' );
		const form = await new Form( page ).open( site.form );
		await form.write( title );
		await expect( page.locator( '.inkfast-signin' ) ).toBeHidden();
		await people.enter( page, 'editor' );
		await form.send( 'refused' );
		await form.expectText( title );
		await expectNowhere( site, title );
		await new SignIn( page ).dismiss();
		await people.signIn( page, author );
		await form.send();
		await expectOnce( site, title, author );
	} );

	test( 'somebody else signs in between the refusal and the second send: that one is refused too, and there is no third', async ( {
		page,
		people,
		site,
		server,
		testId,
	} ) => {
		const title = `In between ${ testId }`;
		await people.enter( page, 'author' );
		const other = await people.add( 'editor' );
		const form = await new Form( page ).open( site.form );
		await form.write( title );
		await site.expireNonces();
		await page.route(
			/\/myplugin\/v1\/posts/,
			async ( route ) => {
				const response = await route.fetch();
				await people.signIn( page, other );
				await route.fulfill( { response } );
			},
			{ times: 1 }
		);
		await form.send( 'refused' );
		await form.expectText( title );
		await server.settled();
		expect( trail( await server.requests( { route: /posts$/ } ) ) ).toEqual(
			[ REFUSED, REFUSED ]
		);
		await expectNowhere( site, title );
	} );
} );

test.describe( 'Another script’s call', () => {
	for ( const { path, care } of [
		{ path: '/myplugin/v1/posts', care: 'in our namespace' },
		{ path: '/wp/v2/posts', care: 'under inkfast.protect()' },
	] ) {
		for ( const { now, code } of [
			{ now: 'somebody else', code: 'inkfast_identity_changed' },
			{ now: 'nobody', code: 'inkfast_signed_out' },
		] ) {
			test( `${ care } never runs as ${ now }`, async ( {
				page,
				people,
				site,
				server,
				testId,
			} ) => {
				const title = `Script ${ testId }`;
				await people.enter( page, 'author' );
				await new Form( page ).open( site.form );
				await protect( page );
				if ( now === 'nobody' ) {
					await people.signOut( page );
				} else {
					await people.enter( page, 'editor' );
				}
				await server.forget();
				const call = {
					path,
					method: 'POST',
					data: { title, status: 'publish' },
				} as const;

				const results = await callApi( page, [
					call,
					{ ...call, parse: false },
				] );
				expect( results ).toMatchObject( [ { code }, { code } ] );
				// And again, when it is known who is here.
				expect( await callApi( page, [ call ] ) ).toMatchObject( [
					{ code },
				] );

				const { made, now: sent } = await nonces( page );
				expect( sent ).toBe( made );
				await server.settled();
				const sends = await server.requests( { route: path } );
				expect( sends.length ).toBeGreaterThan( 0 );
				// Core refuses these before any route runs.
				expect(
					sends.filter( ( { status } ) => status !== 403 )
				).toEqual( [] );
				await expectNowhere( site, title );
			} );
		}
	}

	test( 'of twenty at once in two tabs, none runs as somebody else', async ( {
		page,
		people,
		site,
		server,
		testId,
	} ) => {
		const title = `Many ${ testId }`;
		await people.enter( page, 'author' );
		const tabs = await openTabs( page, 2, site.form );
		for ( const tab of tabs ) {
			await protect( tab );
		}
		await people.enter( page, 'editor' );
		await server.forget();
		const calls = Array.from( { length: 10 }, ( _, call ) => ( {
			path: call % 2 ? '/myplugin/v1/posts' : '/wp/v2/posts',
			method: 'POST' as const,
			data: { title },
		} ) );
		const results = await Promise.all(
			tabs.map( ( tab ) => callApi( tab, calls ) )
		);
		expect( new Set( results.flat().map( ( { code } ) => code ) ) ).toEqual(
			new Set( [ 'inkfast_identity_changed' ] )
		);
		const sends = await server.settled( { route: /posts$/ } );
		expect( sends.filter( ( { status } ) => status !== 403 ) ).toEqual(
			[]
		);
		await expectNowhere( site, title );
	} );
} );
