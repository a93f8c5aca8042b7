/** A page made for one and given to another, by a cache and days later. */

import { installApp } from './docs/app';
import { DeviceClock } from './support/device-clock';
import { Form } from './support/form';
import { SignIn } from './support/sign-in';
import { expect, type Page, test } from './support/test';
import { CREATED, REFUSED, RENEWED, trail } from './support/traffic';

/** What the form's page says about who it is for. */
const userOf = ( html: string ): unknown =>
	JSON.parse( /var inkfast = (\{.*\});/.exec( html )?.[ 1 ] ?? '{}' ).config
		?.session?.user;

const signInLine = ( page: Page ) => page.locator( '.inkfast-signin' );

test.beforeEach( ( { watch } ) =>
	watch.allow( /Failed to load resource.* 40[13] / )
);

test.describe( 'A visitors’ page that a cache has kept for three days', () => {
	test.beforeEach( async ( { cache, site } ) => {
		await cache.keep( site.form, { past: true } );
	} );

	test(
		'shown to an author becomes theirs at the first interaction: their post, once, under their name',
		{ tag: '@central' },
		async ( { page, people, site, server } ) => {
			const author = await people.enter( page, 'author' );
			const form = await new Form( page ).open( site.form );
			await expect( signInLine( page ) ).toBeVisible();
			expect( trail( await server.settled() ) ).toEqual( [] );

			await form.title.focus();
			await expect( signInLine( page ) ).toBeHidden();
			await form.write( 'From a cached page' );
			await form.send();

			const came = await server.settled();
			expect( trail( came ) ).toEqual( [ RENEWED, CREATED ] );
			expect( came.at( -1 )?.user ).toBe( author.id );
			expect( await site.posts( author.id ) ).toMatchObject( [
				{ post_title: 'From a cached page', post_status: 'publish' },
			] );
		}
	);

	test( 'shown to an author while the nonce route is out of order is healed by the refused send itself', async ( {
		page,
		people,
		site,
		server,
		faults,
	} ) => {
		const author = await people.enter( page, 'author' );
		await faults.add( {
			route: /nonce$/,
			do: 'error500',
			times: Infinity,
		} );
		const form = await new Form( page ).open( site.form );
		await form.write( 'Without the route' );
		await form.send();
		const came = trail( await server.settled( { route: /posts$/ } ) );
		expect( came ).toEqual( [ REFUSED, CREATED ] );
		expect( await site.posts( author.id ) ).toHaveLength( 1 );
	} );

	test( 'shown to a contributor offers them what they may do', async ( {
		page,
		people,
		site,
	} ) => {
		const contributor = await people.enter( page, 'contributor' );
		const form = await new Form( page ).open( site.form );
		await expect( form.button ).toHaveText( 'Publish' );
		await form.write( 'For review' );
		await expect( form.button ).toHaveText( 'Submit for review' );
		await form.send();
		expect( await site.posts( contributor.id ) ).toMatchObject( [
			{ post_title: 'For review', post_status: 'pending' },
		] );
	} );

	test( 'shown to someone who may not write says so, and keeps the text', async ( {
		page,
		people,
		site,
	} ) => {
		const subscriber = await people.enter( page, 'subscriber' );
		const form = await new Form( page ).open( site.form );
		await form.write( 'Not allowed' );
		await expect( signInLine( page ) ).toContainText(
			`You are signed in as ${ subscriber.name }. This account may not write here.`
		);
		await expect( signInLine( page ).getByRole( 'link' ) ).toBeHidden();
		await form.send( 'refused' );
		await form.expectText( 'Not allowed' );
		expect( await site.posts( subscriber.id ) ).toEqual( [] );
	} );

	test( 'shown to a visitor lets them write, says that signing in comes first, and keeps the text', async ( {
		page,
		site,
		server,
	} ) => {
		const form = await new Form( page ).open( site.form );
		await form.write( 'A visitor’s' );
		await form.send( 'refused' );
		await expect( form.outcome ).toContainText(
			'You are not signed in, so nothing was posted.'
		);
		await form.expectText( 'A visitor’s' );
		const link = form.root
			.locator( '.inkfast-next' )
			.getByRole( 'link', { name: /Sign in/ } );
		await expect( link ).toHaveAttribute(
			'href',
			new RegExp( encodeURIComponent( site.form ) )
		);
		const came = await server.settled();
		expect( trail( came ) ).toEqual( [
			RENEWED,
			'POST /myplugin/v1/posts 401',
		] );
	} );

	test( 'shown to a visitor who then signs in in another tab is sent as them, once', async ( {
		page,
		people,
		site,
	} ) => {
		const form = await new Form( page ).open( site.form );
		await form.write( 'Written first' );
		await form.send( 'refused' );
		await new SignIn( page ).dismiss();
		const author = await people.enter( page, 'author' );
		await expect( form.button ).toHaveText( 'Try again' );
		await form.send();
		expect( await site.posts( author.id ) ).toMatchObject( [
			{ post_title: 'Written first', post_status: 'publish' },
		] );
	} );
} );

test( 'A new visitors’ page shown to an author is theirs at the first interaction too', async ( {
	page,
	people,
	site,
	server,
	cache,
} ) => {
	await cache.keep( site.form );
	const author = await people.enter( page, 'author' );
	const form = await new Form( page ).open( site.form );
	expect( trail( await server.settled() ) ).toEqual( [] );
	await form.write( 'From a new page' );
	await expect( signInLine( page ) ).toBeHidden();
	await form.send();
	expect( trail( await server.settled() ) ).toEqual( [ RENEWED, CREATED ] );
	expect( await site.posts( author.id ) ).toHaveLength( 1 );
} );

test( 'A new visitors’ page shown to an author who sends before the answer about who is here has come: theirs, once', async ( {
	page,
	people,
	site,
	server,
	cache,
	faults,
} ) => {
	await cache.keep( site.form );
	const author = await people.enter( page, 'author' );
	await faults.add( { route: /nonce$/, do: 'hang' } );
	const form = await new Form( page ).open( site.form );
	await form.write( 'In a hurry' );
	await form.send();
	const sends = await server.settled( { route: /posts$/ } );
	expect( trail( sends ) ).toEqual( [ REFUSED, CREATED ] );
	expect( await site.posts( author.id ) ).toHaveLength( 1 );
} );

test.describe( 'Somebody’s own page that a cache should not have kept', () => {
	test( 'shown to themself days later, signed in anew: their post, once', async ( {
		page,
		people,
		site,
		server,
		cache,
	} ) => {
		const author = await people.enter( page, 'author' );
		await cache.keep( site.form, { as: page.context(), past: true } );
		await people.endSessions( author );
		await people.signIn( page, author );
		const form = await new Form( page ).open( site.form );
		expect( trail( await server.settled() ) ).toEqual( [] );
		await form.write( 'Mine' );
		await form.send();
		expect( trail( await server.settled() ) ).toEqual( [
			RENEWED,
			CREATED,
		] );
		expect( await site.posts( author.id ) ).toHaveLength( 1 );
	} );

	test( 'shown to a visitor: told to sign in, nothing sent, the text stays', async ( {
		page,
		people,
		site,
		server,
		cache,
	} ) => {
		const author = await people.enter( page, 'author' );
		await cache.keep( site.form, { as: page.context(), past: true } );
		await people.signOut( page );
		const form = await new Form( page ).open( site.form );
		await expect( signInLine( page ) ).toBeHidden();
		await form.write( 'Nobody’s' );
		await expect( signInLine( page ) ).toBeVisible();
		await form.send( 'refused' );
		await expect( form.outcome ).toContainText(
			'You are not signed in, so nothing was posted.'
		);
		await form.expectText( 'Nobody’s' );
		await server.settled();
		expect( await server.requests( { route: /posts$/ } ) ).toEqual( [] );

		// Whoever the page belongs to signs in: then it is sent.
		await new SignIn( page ).dismiss();
		await people.signIn( page, author );
		await form.send();
		expect( await site.posts( author.id ) ).toHaveLength( 1 );
	} );

	test( 'shown to somebody else: nothing is sent under the wrong name, who is here is said, the text stays', async ( {
		page,
		people,
		site,
		server,
		cache,
	} ) => {
		const author = await people.enter( page, 'author' );
		await cache.keep( site.form, { as: page.context(), past: true } );
		const other = await people.enter( page, 'editor', { name: 'Bo' } );
		const form = await new Form( page ).open( site.form );
		await form.write( 'Whose?' );
		await form.send( 'refused' );
		await expect( form.outcome ).toContainText(
			/signed in as Bo\b.* nothing was sent/i
		);
		await form.expectText( 'Whose?' );
		await server.settled();
		expect( await server.requests( { route: /posts$/ } ) ).toEqual( [] );
		for ( const { id } of [ author, other ] ) {
			expect( await site.posts( id ) ).toEqual( [] );
		}
	} );

	test( 'shown to somebody else whose clock is as old as the page: core refuses the send, and nothing is stored', async ( {
		page,
		people,
		site,
		server,
		cache,
	} ) => {
		const author = await people.enter( page, 'author' );
		await cache.keep( site.form, { as: page.context(), past: true } );
		const other = await people.enter( page, 'editor' );
		await new DeviceClock( page ).start( -24 * cache.daysAgo );
		const form = await new Form( page ).open( site.form );
		await form.write( 'Whose?' );
		await form.send( 'refused' );
		await form.expectText( 'Whose?' );
		await server.settled();
		expect( trail( await server.requests( { route: /posts$/ } ) ) ).toEqual(
			[ REFUSED ]
		);
		for ( const { id } of [ author, other ] ) {
			expect( await site.posts( id ) ).toEqual( [] );
		}
	} );
} );

test.describe( 'What may be kept', () => {
	const withoutTime = ( html: string ) =>
		html.replace( /"now":\d+/, '"now":0' );

	test( 'Pages for visitors are the same for all of them, hold nobody’s data, and forbid no cache', async ( {
		site,
		cache,
		openBrowser,
	} ) => {
		const known = await openBrowser();
		await known.context().addCookies( [
			{ url: site.url, name: 'comment_author_1', value: 'Vera' },
			{ url: site.url, name: 'wp-settings-1', value: 'editor=html' },
		] );
		const one = await cache.take( site.form );
		const other = await cache.take( site.form, { as: known.context() } );
		expect( withoutTime( other.body ) ).toBe( withoutTime( one.body ) );
		expect( userOf( one.body ) ).toMatchObject( { id: 0, name: '' } );
		expect( one.body ).not.toMatch( /Vera/ );
		expect( one.headers ).not.toHaveProperty( 'set-cookie' );
		expect( one.headers[ 'cache-control' ] ?? '' ).not.toMatch(
			/no-cache|no-store|private/
		);
	} );

	for ( const theme of [ 'twentytwentyfive', 'inkfast-classic' ] as const ) {
		test( `Pages for people who are signed in tell every cache to keep out; visitors’ do not (${ theme })`, async ( {
			page,
			people,
			site,
			testId,
		} ) => {
			await site.set( { theme } );
			const remove = await installApp(
				testId,
				`add_action( 'wp_footer', static function () {
					printf( '<meta name="kept-out" content="%s">', defined( 'DONOTCACHEPAGE' ) && DONOTCACHEPAGE ? 'yes' : 'no' );
				}, 999 );`,
				''
			);
			const keptOut = page.locator( 'meta[name="kept-out"]' );
			await page.goto( site.form );
			await expect( keptOut ).toHaveAttribute( 'content', 'no' );

			const author = await people.enter( page, 'author', {
				name: 'Ann Author',
			} );
			const answer = await page.goto( site.form );
			await expect( keptOut ).toHaveAttribute( 'content', 'yes' );
			expect( answer?.headers()[ 'cache-control' ] ).toMatch(
				/no-cache/
			);
			expect( answer?.headers()[ 'cache-control' ] ).toMatch(
				/no-store/
			);
			expect( userOf( ( await answer?.text() ) ?? '' ) ).toMatchObject( {
				id: author.id,
				name: 'Ann Author',
			} );
			await remove();
		} );
	}
} );

test( 'A page that is asked to edit a post is kept by no cache, whoever asks and whatever the number; a visitor’s empty form by any', async ( {
	page,
	people,
	site,
	server,
} ) => {
	const author = await people.add( 'author' );
	const { id } = await site.page( '', {
		post_type: 'post',
		post_author: author.id,
		post_status: 'draft',
	} );
	/** How caches take a page: what its header says, and what plugins that keep pages are told. */
	const kept = async ( search: string ) => {
		await server.forget();
		const answer = await page.goto( `${ site.form }${ search }` );
		const [ request ] = ( await server.all() ).filter(
			( { path } ) => path === new URL( site.form ).pathname
		);
		return [
			( await answer?.allHeaders() )?.[ 'cache-control' ],
			request?.keptOut,
		];
	};
	const never = [
		expect.stringMatching( /^(?=.*\bno-cache\b)(?=.*\bno-store\b)/ ),
		true,
	];
	const asked = [ id, 987654321, '0', '', 'x', '1&x=y' ].map(
		( number ) => `?inkfast_edit=${ number }`
	);

	expect( await kept( '' ) ).toEqual( [ undefined, false ] );
	expect( await kept( '?other=1' ) ).toEqual( [ undefined, false ] );
	for ( const search of asked ) {
		expect( await kept( search ), search ).toEqual( never );
	}
	await people.signIn( page, author );
	for ( const search of [ '', ...asked ] ) {
		expect( await kept( search ), search ).toEqual( never );
	}
} );
