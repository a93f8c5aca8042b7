/** Every state of the form: for eyes, for assistive technology, by keyboard. */

import type { Page } from '@playwright/test';
import { expectAccessible } from './support/axe';
import { Form } from './support/form';
import { everyState } from './support/states';
import { expect, test } from './support/test';
import { expectTree } from './support/tree';

/** The theme's two colours, the other way round. */
const dark = ( page: Page ) =>
	page.addStyleTag( {
		content:
			':root, body { --wp--preset--color--base: #1b1b1b !important; --wp--preset--color--contrast: #f0f0f0 !important; }',
	} );

const rightToLeft = ( page: Page ) =>
	page.evaluate( () => {
		document.documentElement.dir = 'rtl';
	} );

/** Not in a sample: another look at the same. */
const LONG = ' @long';

/** How a person may see the page; 200 % zoom is half the width at twice the pixels. */
const LOOKS = [
	{ name: 'light', use: {}, tag: LONG },
	{ name: 'dark', use: {}, prepare: dark, tag: LONG },
	{
		name: '320 px',
		use: { viewport: { width: 320, height: 640 } },
		tag: LONG,
	},
	{
		name: '200 % zoom',
		use: { viewport: { width: 640, height: 360 }, deviceScaleFactor: 2 },
	},
	{
		name: 'right to left, dark, 320 px',
		use: { viewport: { width: 320, height: 640 } },
		prepare: async ( page: Page ) => {
			await dark( page );
			await rightToLeft( page );
		},
	},
	{
		name: 'forced colours',
		use: { forcedColors: 'active' as const },
		tag: LONG,
	},
];

for ( const { name, use, prepare, tag = '' } of LOOKS ) {
	test.describe( name, () => {
		test.use( use );

		test( `axe finds nothing in any state, and nothing is cut off: ${ name }${ tag }`, async ( {
			page,
			people,
			site,
			faults,
			watch,
		} ) => {
			test.setTimeout( 120_000 );
			const tools = { page, people, site, faults, watch };
			const states = everyState( tools, async () => {
				await prepare?.( page );
			} );

			for await ( const state of states ) {
				await test.step( state, async () => {
					await expectAccessible( page );
					for ( const part of await page
						.locator( '.inkfast, .inkfast dialog' )
						.all() ) {
						const over = await part.evaluate(
							( { scrollWidth, clientWidth } ) =>
								scrollWidth - clientWidth
						);
						expect( over ).toBe( 0 );
					}
				} );
			}
		} );
	} );
}

test( 'the accessibility tree of each state is the one that was reviewed', async ( {
	page,
	people,
	site,
	faults,
	watch,
} ) => {
	test.setTimeout( 120_000 );
	const tools = { page, people, site, faults, watch };

	for await ( const state of everyState( tools ) ) {
		await test.step( state, () =>
			expectTree( page.locator( '.inkfast' ), `form-${ state }` )
		);
	}
} );

/**
 * Counts from now on how often the text of the live region changes, and what it says then.
 *
 * @param page
 */
const listen = ( page: Page ) =>
	page.evaluate( () => {
		const region = document.querySelector( '.inkfast [role=status]' );
		const said: string[] = [];
		Reflect.set( window, 'said', said );
		if ( region ) {
			new MutationObserver( () =>
				said.push( region.textContent ?? '' )
			).observe( region, {
				childList: true,
				characterData: true,
				subtree: true,
			} );
		}
	} );

const said = ( page: Page ): Promise< string[] > =>
	page.evaluate( () => Reflect.get( window, 'said' ) );

test( 'the live region changes exactly once an outcome', async ( {
	page,
	people,
	site,
	faults,
	watch,
} ) => {
	watch.allow( /Failed to load resource.* 412 / );
	await people.enter( page, 'author' );
	const form = await new Form( page ).open( site.form );
	const posts = /v1\/posts$/;

	await listen( page );
	await form.send( 'refused' );
	expect( await said( page ) ).toEqual( [ /marked/ ].map( match ) );

	await listen( page );
	await form.write( 'Title' );
	await faults.add( { route: posts, method: 'POST', do: 'html403' } );
	await form.send( 'refused' );
	expect( await said( page ) ).toEqual( [ /firewall/ ].map( match ) );

	await listen( page );
	await faults.add( { route: posts, method: 'POST', do: 'html403' } );
	await form.button.click();
	await expect
		.poll( () => said( page ) )
		.toEqual( [ /firewall/ ].map( match ) );

	await listen( page );
	await faults.add( { route: posts, method: 'POST', do: 'answer_lost' } );
	await form.send();
	expect( await said( page ) ).toEqual( [
		match( /connection broke.*sent again by itself/ ),
		'Published: Title',
	] );

	await form.edit();
	const other = await new Form( await page.context().newPage() ).open(
		page.url()
	);
	await other.write( 'Theirs' );
	await other.send();

	await listen( page );
	await form.write( 'Mine' );
	await form.button.click();
	const keep = form.root.getByRole( 'button', { name: 'Keep mine' } );
	await keep.waitFor();
	expect( await said( page ) ).toEqual(
		[ /changed elsewhere/ ].map( match )
	);

	await listen( page );
	await keep.click();
	await form.expectState( 'sent' );
	expect( await said( page ) ).toEqual( [ 'Saved.' ] );
} );

const match = ( words: RegExp ) => expect.stringMatching( words );

test( 'the whole flow works by keyboard, and the focus is always where it goes on', async ( {
	page,
	people,
	site,
	watch,
} ) => {
	watch.allow( /Failed to load resource.* 412 / );
	const author = await people.enter( page, 'author' );
	const form = await new Form( page ).open( site.form );
	const { keyboard } = page;
	const focused = page.locator( ':focus' );

	// What is wrong first, then right.
	await form.title.focus();
	await keyboard.press( 'Enter' );
	await expect( form.text ).toBeFocused();
	await expect( form.text ).toHaveAccessibleDescription(
		/write a title or a text/
	);
	await keyboard.type( 'The text' );
	await keyboard.press( 'Shift+Tab' );
	await expect( form.title ).toBeFocused();
	await keyboard.type( 'By keyboard' );
	await keyboard.press( 'Tab' );
	await keyboard.press( 'Tab' );
	await expect( form.button ).toBeFocused();
	await keyboard.press( 'Space' );

	await expect( focused ).toHaveText( 'View' );
	await keyboard.press( 'Tab' );
	await keyboard.press( 'Tab' );
	await expect( focused ).toHaveText( 'Write another' );
	await keyboard.press( 'Enter' );
	await expect( form.title ).toBeFocused();
	await keyboard.type( 'Second' );
	await keyboard.press( 'Enter' );
	await expect( focused ).toHaveText( 'View' );
	expect( await site.posts( author.id ) ).toHaveLength( 2 );

	await keyboard.press( 'Tab' );
	await keyboard.press( 'Enter' );
	await page.waitForURL( /inkfast_edit/ );
	await form.ready();
	const other = await new Form( await page.context().newPage() ).open(
		page.url()
	);
	await other.write( 'Theirs' );
	await other.send();

	await form.text.focus();
	await keyboard.type( 'Mine' );
	await keyboard.press( 'Tab' );
	await expect( form.button ).toBeFocused();
	await keyboard.press( 'Enter' );
	await expect( focused ).toHaveText( 'The saved version' );
	await keyboard.press( 'Tab' );
	await keyboard.press( 'Tab' );
	await keyboard.press( 'Tab' );
	await expect( focused ).toHaveText( 'Keep mine' );
	await keyboard.press( 'Tab' );
	await expect( focused ).toHaveText( 'Take the saved one' );
	await keyboard.press( 'Enter' );
	await expect( form.text ).toBeFocused();
	await form.expectText( 'Theirs' );
	await keyboard.press( 'Tab' );
	await keyboard.press( 'Tab' );
	await expect( focused ).toHaveText( 'Bring the other version back' );
	await keyboard.press( 'Enter' );
	await expect( focused ).toHaveText( 'The saved version' );
	await keyboard.press( 'Tab' );
	await keyboard.press( 'Tab' );
	await keyboard.press( 'Tab' );
	await keyboard.press( 'Enter' );
	await expect( form.outcome ).toHaveText( 'Saved.' );
	await expect( form.button ).toBeFocused();
	await expect( form.text ).toHaveValue( 'Mine' );
} );
