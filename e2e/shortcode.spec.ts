/** What the shortcode makes of a page: for whom, with what, and what it says when it cannot. */

import { Form } from './support/form';
import { SignIn, signInAt } from './support/sign-in';
import { expect, test } from './support/test';

const WRONG =
	'[inkfast_form type="pots" category="no-such" status="later" colour="red" publish]';

test( 'Wrong attributes: an editor reads what is wrong and what would be right, others one plain line', async ( {
	page,
	people,
	site,
	openBrowser,
} ) => {
	const own = await site.page( WRONG );
	await people.enter( page, 'editor' );
	await page.goto( own.url );
	const notice = page.locator( '.inkfast-notice' );
	await expect( notice ).toContainText( 'needs a change' );
	await expect( notice.locator( 'li' ) ).toHaveText( [
		/^The attribute colour="red" cannot be used\. Allowed: type, category, status, heading, button\.$/,
		/^“publish” has no attribute name before it\./,
		/^The attribute type="pots" cannot be used\. Allowed: .*\bpost\b/,
		/^The attribute status="later" cannot be used\. Allowed: publish, pending, draft\.$/,
	] );
	await expect( page.locator( '.inkfast form' ) ).toHaveCount( 0 );

	const others = await openBrowser();
	for ( const role of [ null, 'author' ] as const ) {
		if ( role ) {
			await people.enter( others, role );
		}
		await others.goto( own.url );
		await expect( others.locator( '.inkfast' ) ).toHaveText(
			'The form is not available at the moment.'
		);
		await expect( others.locator( '.inkfast form' ) ).toHaveCount( 0 );
	}
} );

test( 'Assets stand only where a form is: the script deferred and in the footer, nothing elsewhere', async ( {
	page,
	people,
	site,
	watch,
} ) => {
	const assets = () =>
		page.evaluate( () => ( {
			ours: [
				...document.querySelectorAll< HTMLElement >(
					'script[src*="inkfast"], link[href*="inkfast"], [id^="inkfast-form"]'
				),
			].map( ( { id } ) => id ),
			config: 'inkfast' in window,
		} ) );
	await people.enter( page, 'author' );
	const plain = await site.page( 'Words about [[inkfast_form]]' );
	watch.allow( /Failed to load resource.* 404 / );
	for ( const path of [ plain.url, '/nowhere/', '/wp-admin/profile.php' ] ) {
		await page.goto( path );
		expect( await assets(), path ).toMatchObject( {
			ours: [],
			config: false,
		} );
	}
	const wrong = await site.page( WRONG );
	await page.goto( wrong.url );
	expect( await assets() ).toMatchObject( {
		ours: [ 'inkfast-form-css' ],
		config: false,
	} );

	await new Form( page ).open( site.form );
	const script = page.locator( 'script#inkfast-form-js' );
	await expect( script ).toHaveCount( 1 );
	await expect( script ).toHaveAttribute( 'defer' );
	// In the footer: after the form.
	const following = page
		.locator( '.inkfast' )
		.locator( 'xpath=following::script[@id="inkfast-form-js"]' );
	await expect( following ).toHaveCount( 1 );
	await expect( page.locator( 'head script[src*=inkfast]' ) ).toHaveCount(
		0
	);
	await expect( page.locator( 'link#inkfast-form-css' ) ).toHaveCount( 1 );
} );

test( 'A visitor sees the whole form, writes, signs in through the line’s link, comes back and posts', async ( {
	page,
	people,
	site,
} ) => {
	const author = await people.add( 'author' );
	const own = await site.page( '[inkfast_form heading="Your news"]' );
	const form = await new Form( page ).open( own.url );
	await expect(
		page.getByRole( 'region', { name: 'Your news' } )
	).toBeVisible();
	await expect( form.title ).toBeEditable();
	await expect( form.button ).toBeEnabled();
	await expect(
		form.root.getByText( 'Before posting you need to sign in.' )
	).toBeVisible();

	await form.root.getByRole( 'link', { name: 'Sign in' } ).click();
	await signInAt( page, author );
	await page.waitForURL( own.url );
	await form.ready();
	await expect( form.root.getByRole( 'link' ) ).toHaveCount( 0 );
	await form.write( 'Signed in' );
	await form.send();
	expect( await site.posts( author.id ) ).toMatchObject( [
		{ post_title: 'Signed in', post_status: 'publish' },
	] );
} );

test( 'The line’s link leads on in this tab, but in a new one, and says so, as long as that would lose words', async ( {
	page,
	people,
	site,
	watch,
} ) => {
	// The visitors' nonce is refused once someone is signed in.
	watch.allow( /Failed to load resource.* 40[13] / );
	const author = await people.add( 'author' );
	const form = await new Form( page ).open( site.form );
	const link = form.root.locator( '.inkfast-signin' ).getByRole( 'link' );
	const here = async () => {
		await expect( link ).toHaveText( 'Sign in' );
		await expect( link ).not.toHaveAttribute( 'target', '_blank' );
	};
	const elsewhere = async () => {
		await expect( link ).toHaveText( 'Sign in (opens a new tab)' );
		await expect( link ).toHaveAttribute( 'target', '_blank' );
	};
	await here();
	for ( const field of [ form.title, form.text ] ) {
		await field.pressSequentially( 'W' );
		await elsewhere();
		await field.press( 'Backspace' );
		await here();
	}

	await form.write( 'Not to be lost' );
	await elsewhere();
	const [ tab ] = await Promise.all( [
		page.context().waitForEvent( 'page' ),
		link.click(),
	] );
	await signInAt( tab, author );
	await tab.waitForURL( site.form );
	expect( page.url() ).toBe( site.form );
	await form.expectText( 'Not to be lost' );
	await form.send();
	expect( await site.posts( author.id ) ).toMatchObject( [
		{ post_title: 'Not to be lost', post_status: 'publish' },
	] );
} );

test( 'A visitor who sends is told, keeps the text, signs in in another tab, and it is posted', async ( {
	page,
	people,
	site,
	watch,
} ) => {
	// The visitors' nonce is refused as well, once someone is signed in.
	watch.allow( /Failed to load resource.* 40[13] / );
	const author = await people.add( 'author' );
	const form = await new Form( page ).open( site.form );
	await form.write( 'Written first' );
	await form.send( 'refused' );
	await expect( form.outcome ).toContainText( 'You are not signed in' );
	await form.expectText( 'Written first' );

	await new SignIn( page ).dismiss();
	const [ tab ] = await Promise.all( [
		page.context().waitForEvent( 'page' ),
		form.next.getByRole( 'link', { name: /new tab/ } ).click(),
	] );
	await signInAt( tab, author );
	await tab.waitForURL( site.form );
	await form.send();
	expect( await site.posts( author.id ) ).toMatchObject( [
		{ post_title: 'Written first' },
	] );
} );

test( 'Someone without the right is told so instead', async ( {
	page,
	people,
	site,
} ) => {
	await people.enter( page, 'subscriber' );
	await page.goto( site.form );
	await expect( page.locator( '.inkfast-notice' ) ).toHaveText(
		/Your account may not/
	);
	await expect( page.locator( '.inkfast form' ) ).toHaveCount( 0 );
} );

test( 'A feed holds a link to the page, and no form', async ( {
	page,
	site,
} ) => {
	const own = await site.page( '[inkfast_form]', {
		post_type: 'post',
		post_title: 'With a form',
	} );
	const feed = await page.request.get( `${ site.url }/feed/` );
	const text = await feed.text();
	// So that it stands on no other test's page.
	await site.sql(
		"UPDATE wp_posts SET post_status = 'trash' WHERE ID = %d",
		own.id
	);
	expect( text ).toContain( 'With a form' );
	expect( text ).toContain(
		'There is a form for writing a post on the page'
	);
	expect( text ).toContain( `<a href="${ own.url }">` );
	expect( text ).not.toContain( '<textarea' );
	expect( text ).not.toContain( 'inkfast-send' );
} );

test( 'Several forms on one page, each with its own settings: type, category, status, heading, button', async ( {
	page,
	people,
	site,
} ) => {
	const editor = await people.enter( page, 'editor' );
	const own = await site.page(
		'[inkfast_form heading="News" category="uncategorized" button="Send it in" status="pending"]' +
			'[inkfast_form heading="Pages" type="page" status="draft"]'
	);
	await page.goto( own.url );
	const [ news, pages ] = [ 'News', 'Pages' ].map( ( name ) =>
		page.getByRole( 'region', { name } )
	);
	if ( ! news || ! pages ) {
		throw new Error( 'No forms.' );
	}
	await expect( news ).toHaveAttribute( 'data-state', 'idle' );
	await expect( pages ).toHaveAttribute( 'data-state', 'idle' );
	await news.getByLabel( 'Title', { exact: true } ).fill( 'A notice' );
	await pages.getByLabel( 'Title', { exact: true } ).fill( 'An imprint' );
	await news.getByRole( 'button', { name: 'Send it in' } ).click();
	await expect( news.getByRole( 'status' ) ).toHaveText(
		'Submitted for review.'
	);
	await expect( pages.getByLabel( 'Title', { exact: true } ) ).toHaveValue(
		'An imprint'
	);
	await pages.getByRole( 'button', { name: 'Save draft' } ).click();
	await expect( pages.getByRole( 'status' ) ).toHaveText(
		'Saved as a draft.'
	);
	expect( await site.posts( editor.id ) ).toMatchObject( [
		{ post_title: 'A notice', post_status: 'pending' },
	] );
	expect( await site.posts( editor.id, 'page' ) ).toMatchObject( [
		{ post_title: 'An imprint', post_status: 'draft' },
	] );
} );

test( 'A user name that looks like the end of a script stays a name, whole', async ( {
	page,
	people,
	site,
	watch,
} ) => {
	const name = '日本語 😀 "é" \u2028 O\\B & Co';
	const { id } = await people.enter( page, 'author' );
	await site.sql(
		'UPDATE wp_users SET display_name = %s WHERE ID = %d',
		`${ name } </script><script>`,
		id
	);
	const form = await new Form( page ).open( site.form );
	expect(
		await page.evaluate(
			() => Reflect.get( window, 'inkfast' ).config.session.user.name
		)
	).toBe( name );
	await form.write( 'By a strange name' );
	await form.send();
	expect( watch.problems() ).toEqual( [] );
} );
