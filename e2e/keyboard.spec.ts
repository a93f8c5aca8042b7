/** By keyboard alone: the order, the focus after each outcome, a way out of everything, and each outcome said once. */

import { Form } from './support/form';
import { SignIn } from './support/sign-in';
import { listen } from './support/heard';
import { expect, type Page, test } from './support/test';

const POSTS = /v1\/posts$/;

test.beforeEach( ( { watch } ) =>
	watch.allow( /Failed to load resource.* (401|403|412) / )
);

/**
 * What has the focus, in words.
 *
 * @param page The page.
 */
const focused = ( page: Page ) =>
	page.evaluate( () => {
		const element = document.querySelector( ':focus' );
		return element?.closest( '.inkfast' )
			? element.getAttribute( 'name' ) || element.textContent
			: '(outside)';
	} );

/**
 * Whether the focus can be seen: an outline of two pixels at least.
 *
 * @param page The page.
 */
const outlined = ( page: Page ) =>
	page.evaluate( () => {
		const { outlineStyle, outlineWidth } = getComputedStyle(
			document.querySelector( ':focus' ) ?? document.body
		);
		return outlineStyle !== 'none' && parseFloat( outlineWidth ) >= 2;
	} );

/**
 * Goes through the form by one key, from outside to outside.
 *
 * @param page The page.
 * @param key  Tab, or Shift+Tab.
 * @return What had the focus, in order.
 */
async function walk( page: Page, key: string ): Promise< string[] > {
	const seen: string[] = [];
	for ( let step = 0; step < 40; step++ ) {
		await page.keyboard.press( key );
		const where = ( await focused( page ) ) ?? '';
		if ( where === '(outside)' && seen.length > 0 ) {
			return seen;
		}
		if ( where !== '(outside)' ) {
			expect( await outlined( page ), where ).toBe( true );
			seen.push( where );
		}
	}
	throw new Error( `No way out: ${ seen.join( ', ' ) }` );
}

for ( const theme of [ 'twentytwentyfive', 'inkfast-classic' ] as const ) {
	test( `Tab goes through the form in the order of reading, back again and out, and is always seen (${ theme })`, async ( {
		page,
		people,
		site,
		faults,
	} ) => {
		await site.set( { theme } );
		const own = await site.page(
			'[inkfast_form]<p><a href="/">On</a></p>'
		);
		await new Form( page ).open( own.url );
		expect( await walk( page, 'Tab' ) ).toEqual( [
			'Sign in',
			'inkfast[title]',
			'inkfast[content]',
			'Publish',
		] );

		const author = await people.enter( page, 'author' );
		const form = await new Form( page ).open( own.url );
		await form.write( 'In order' );
		await faults.add( { route: POSTS, method: 'POST', do: 'html403' } );
		await form.send( 'refused' );
		await form.button.press( 'Tab' );
		expect( await walk( page, 'Shift+Tab' ) ).toEqual( [
			'Try again',
			'inkfast[content]',
			'inkfast[title]',
		] );
		await form.send();
		expect( await focused( page ) ).toBe( 'View' );
		expect( await site.posts( author.id ) ).toHaveLength( 1 );
	} );
}

test( 'Enter in the title sends, Enter in the text is a line, Space and Enter press the button, Escape does nothing', async ( {
	page,
	people,
	site,
} ) => {
	const author = await people.enter( page, 'author' );
	const form = await new Form( page ).open( site.form );
	const { keyboard } = page;
	for ( const [ field, key ] of [
		[ 'title', 'Enter' ],
		[ 'button', 'Space' ],
		[ 'button', 'Enter' ],
	] as const ) {
		await form.title.focus();
		await keyboard.type( `By ${ key }` );
		await keyboard.press( 'Tab' );
		await keyboard.type( 'One' );
		await keyboard.press( 'Enter' );
		await keyboard.type( 'Two' );
		await keyboard.press( 'Escape' );
		await form.expectText( `By ${ key }`, 'One\nTwo' );
		await keyboard.press( field === 'title' ? 'Shift+Tab' : 'Tab' );
		await keyboard.press( key );
		await form.expectState( 'sent' );
		await page
			.getByRole( 'button', { name: 'Write another' } )
			.press( key );
		await expect( form.title ).toBeFocused();
	}
	expect( await site.posts( author.id ) ).toHaveLength( 3 );
} );

test( 'The focus stays at the button after a refusal that sending again may cure, and goes to the link where one is the cure', async ( {
	page,
	people,
	site,
	faults,
} ) => {
	const author = await people.enter( page, 'author' );
	const form = await new Form( page ).open( site.form );
	await form.write( 'Again' );
	await faults.add( { route: POSTS, method: 'POST', do: 'html403' } );
	await form.button.press( 'Enter' );
	await form.expectState( 'refused' );
	await expect( form.button ).toBeFocused();

	await people.endSessions( author );
	await form.button.press( 'Enter' );
	await new SignIn( page ).dismiss();
	await expect(
		form.next.getByRole( 'link', { name: 'Sign in (opens a new tab)' } )
	).toBeFocused();
	expect( await outlined( page ) ).toBe( true );

	await people.signIn( page, author );
	await form.title.press( 'Enter' );
	await form.expectState( 'sent' );
	await expect( page.getByRole( 'link', { name: 'View' } ) ).toBeFocused();
} );

test( 'Each outcome is said once, and the progress never says one', async ( {
	page,
	people,
	site,
	faults,
} ) => {
	await people.enter( page, 'author' );
	const form = await new Form( page ).open( site.form );
	const heard = await listen( page );
	await form.send( 'refused' );
	await form.write( 'Heard' );
	await faults.add( { route: POSTS, method: 'POST', do: 'html403' } );
	await form.send( 'refused' );
	await faults.add( { route: POSTS, method: 'POST', do: 'cut', times: 2 } );
	await form.send( 'waiting' );
	await form.expectState( 'sent' );
	await page.getByRole( 'button', { name: 'Write another' } ).click();
	await form.write( 'Heard again' );
	await faults.add( {
		route: POSTS,
		method: 'POST',
		do: 'slow',
		seconds: 3,
	} );
	await form.send();

	expect( await heard.said( 'outcome' ) ).toEqual( [
		expect.stringMatching( /^Nothing was saved yet/ ),
		expect.stringMatching( /^A firewall/ ),
		expect.stringMatching( /^The connection broke/ ),
		'Published: Heard',
		'',
		'Published: Heard again',
	] );
	const progress = await heard.said( 'progress' );
	expect( progress ).toContain( 'Still sending…' );
	expect( new Set( progress ) ).toEqual(
		new Set( [
			'',
			'Sending…',
			'Still sending…',
			'Waiting for the network…',
		] )
	);
} );
