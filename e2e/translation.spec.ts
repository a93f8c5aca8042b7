/** The form in another language: nothing of it stays English, whether PHP or the script says it. */

import { installLanguage, LOCALE, translated } from './docs/translation';
import { expect, type Page, test } from './support/test';

test.describe( 'In another language', { tag: '@central' }, () => {
	// One after the other, since they share the language.
	test.describe.configure( { mode: 'default' } );

	let removeLanguage: () => Promise< void >;
	test.beforeAll( async () => {
		removeLanguage = await installLanguage();
	} );
	test.afterAll( () => removeLanguage() );
	test.beforeEach( ( { site } ) =>
		site.set( { filters: { locale: LOCALE } } )
	);

	/** Every word that the form says at present, in sight or to assistive technology, but for what was typed. */
	const words = ( page: Page ) =>
		page.locator( '.inkfast' ).evaluate( ( form ) => {
			const said: string[] = [];
			const walker = document.createTreeWalker(
				form,
				NodeFilter.SHOW_TEXT
			);
			while ( walker.nextNode() ) {
				const { parentElement, textContent: text } = walker.currentNode;
				// What is for browsers without JavaScript is no element in one with it.
				const textContent = text?.replace( /<[^>]*>/g, '' );
				if (
					textContent?.trim() &&
					parentElement?.closest( 'textarea' ) === null
				) {
					said.push( textContent.trim() );
				}
			}
			for ( const element of [
				form,
				...form.querySelectorAll( '[aria-label]' ),
			] ) {
				const label = element.getAttribute( 'aria-label' );
				if ( label !== null ) {
					said.push( label );
				}
			}
			return said;
		} );

	const expectTranslated = async ( page: Page ) => {
		const said = await words( page );
		expect( said.length ).toBeGreaterThan( 0 );
		// Several sentences may stand together.
		expect(
			said.filter( ( text ) => ! /^(⟦[^⟧]+⟧ ?)+$/s.test( text ) ),
			'what is not translated'
		).toEqual( [] );
	};

	const write = async ( page: Page ) => {
		await page.getByLabel( translated( 'Title' ) ).fill( 'A title' );
		await page.getByLabel( translated( 'Text' ) ).fill( 'Some words' );
	};
	const press = ( page: Page, name: string ) =>
		page.getByRole( 'button', { name: translated( name ) } ).click();

	test( 'the form as PHP makes it', async ( { page, site } ) => {
		await page.goto( site.form );
		await expect( page.locator( '.inkfast' ) ).toHaveAttribute(
			'data-state',
			'idle'
		);
		await expectTranslated( page );
	} );

	test( 'a field that the script finds blank', async ( {
		page,
		people,
		site,
	} ) => {
		await people.enter( page, 'author' );
		await page.goto( site.form );
		await press( page, 'Publish' );
		await expect( page.locator( '.inkfast' ) ).toHaveAttribute(
			'data-state',
			'refused'
		);
		await expectTranslated( page );
	} );

	test( 'a refusal, and the post sent after it', async ( {
		page,
		people,
		site,
		faults,
	} ) => {
		await people.enter( page, 'author' );
		await page.goto( site.form );
		await write( page );
		await faults.add( { route: /posts$/, do: 'html403' } );
		await press( page, 'Publish' );
		const again = page.getByRole( 'button', {
			name: translated( 'Try again' ),
		} );
		await expect( again ).toBeVisible();
		await expectTranslated( page );

		await again.click();
		await expect(
			page.getByRole( 'link', { name: translated( 'View' ) } )
		).toBeVisible();
		await expectTranslated( page );
	} );

	test( 'a text that is back, and its removal', async ( {
		page,
		people,
		site,
	} ) => {
		await people.enter( page, 'author' );
		await page.goto( site.form );
		await write( page );
		await expect(
			page.getByText( translated( 'Saved on this device.' ) )
		).toBeVisible();
		await expectTranslated( page );
		await page.reload();
		await expect(
			page.getByRole( 'button', { name: translated( 'Discard it' ) } )
		).toBeVisible();
		await press( page, 'Remove my drafts from this device' );
		await expectTranslated( page );
	} );

	test( 'words that the server answers', async ( {
		page,
		people,
		site,
		watch,
	} ) => {
		watch.allow( /Failed to load resource.* 403 / );
		const author = await people.enter( page, 'author' );
		await page.goto( site.form );
		await write( page );
		await people.change( author, { role: 'subscriber' } );
		await press( page, 'Publish' );
		await expect( page.locator( '.inkfast' ) ).toHaveAttribute(
			'data-state',
			'refused'
		);
		await expectTranslated( page );
	} );
} );
