/** What assistive technology, narrow screens and other themes make of the form in a browser that runs no scripts. */

import { expectAccessible } from './support/axe';
import { PlainForm } from './support/scriptless';
import { expect, test, type Page } from './support/test';
import type { People } from './support/people';
import type { Site } from './support/site';
import { expectTree } from './support/tree';

// axe is a script itself: it is the form's own that never comes.
test.beforeEach( ( { faults } ) =>
	faults.add( {
		route: /inkfast\/build\/index\.js$/,
		times: Infinity,
		do: 'cut',
	} )
);

interface Stage {
	readonly page: Page;
	readonly people: People;
	readonly site: Site;
	readonly form: PlainForm;
}

const press = ( { form }: Stage ) => form.button.click();

/** Each thing that the form can say, with the way to it from a form that is filled in. */
const STATES: Readonly<
	Record< string, ( stage: Stage ) => Promise< unknown > >
> = {
	sent: press,
	invalid: async ( stage ) => {
		await stage.form.title.fill( 'x'.repeat( 1001 ) );
		await press( stage );
	},
	expired: async ( stage ) => {
		await stage.site.expireNonces();
		await press( stage );
	},
	'signed-out': async ( stage ) => {
		await stage.people.signOut( stage.page );
		await press( stage );
	},
	'somebody-else': async ( stage ) => {
		await stage.people.enter( stage.page, 'author', { name: 'Bob' } );
		await press( stage );
	},
	'key-reused': async ( stage ) => {
		await stage.form.post();
		await stage.form.title.fill( 'Another' );
		await press( stage );
	},
	repeated: async ( stage ) => {
		await press( stage );
		await expect( stage.form.outcome ).toHaveText( /^Published/ );
		await stage.page.goBack();
		// The browser puts the words back a little later.
		await stage.form.expectText( 'A walk along the harbour' );
		await press( stage );
	},
	conflict: async ( stage ) => {
		await press( stage );
		await stage.page
			.getByRole( 'link', { name: 'Edit', exact: true } )
			.click();
		await stage.form.post( { 'inkfast[title]': 'Theirs' } );
		await stage.form.title.fill( 'Mine' );
		await press( stage );
	},
	saved: async ( stage ) => {
		await press( stage );
		await stage.page
			.getByRole( 'link', { name: 'Edit', exact: true } )
			.click();
		await stage.form.title.fill( 'Better' );
		await press( stage );
	},
	forbidden: async ( stage ) => {
		await stage.page.goto( stage.page.url() );
		await stage.form.write( 'A walk along the harbour' );
		await stage.site.sql(
			"UPDATE wp_usermeta SET meta_value = '' WHERE meta_key = 'wp_capabilities' AND user_id = %d",
			Number( ( await stage.form.carried() ).user )
		);
		await press( stage );
	},
};

for ( const [ name, scene ] of Object.entries( STATES ) ) {
	test( `${ name }: axe finds nothing, the tree is as reviewed, and 320 pixels are enough`, async ( {
		page,
		people,
		site,
	} ) => {
		await people.enter( page, 'author', { name: 'Ada' } );
		const form = new PlainForm( page );
		await page.setViewportSize( { width: 320, height: 640 } );
		await page.goto( site.form );
		await form.write( 'A walk along the harbour' );
		await scene( { page, people, site, form } );
		await expect( form.outcome ).not.toBeEmpty();

		await expectAccessible( page );
		await expectTree( form.root, `plain-${ name }` );
		const { width } = ( await form.root.boundingBox() ) ?? {
			width: Infinity,
		};
		expect( width ).toBeLessThanOrEqual( 320 );
		await expect( page.locator( ':focus' ) ).toHaveCount( 1 );
	} );
}

test( 'the whole way by keyboard: write, send, be refused, mend, send, view', async ( {
	page,
	people,
	site,
} ) => {
	await people.enter( page, 'author' );
	const form = new PlainForm( page );
	await page.goto( site.form );
	await form.title.focus();
	await page.keyboard.type( 'By hand' );
	await site.expireNonces();
	await page.keyboard.press( 'Enter' );
	await expect( form.outcome ).toBeFocused();
	await page.keyboard.press( 'Shift+Tab' );
	await expect( form.button ).toBeFocused();
	await page.keyboard.press( 'Enter' );
	await expect( form.outcome ).toHaveText( 'Published: By hand' );
	await page.keyboard.press( 'Tab' );
	await expect(
		page.getByRole( 'link', { name: 'View', exact: true } )
	).toBeFocused();
} );
