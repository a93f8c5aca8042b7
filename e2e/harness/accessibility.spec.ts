import { expectAccessible } from '../support/axe';
import { expect, test } from '../support/test';
import { expectTree } from '../support/tree';

test.describe( 'Accessibility', () => {
	test( 'what axe finds fails a test', async ( { page, site } ) => {
		await page.goto( site.form );
		await page.evaluate( () => {
			const input = document.createElement( 'input' );
			document.querySelector( '.inkfast' )?.append( input );
		} );
		await expect( expectAccessible( page ) ).rejects.toThrow( /label/ );
	} );

	test( 'a tree other than the reviewed one fails a test', async ( {
		page,
	} ) => {
		await page.goto( '/' );
		await page.setContent( '<main><button>Publish</button></main>' );
		await expectTree( page.locator( 'main' ), 'harness' );
		await page.setContent( '<main><span>Publish</span></main>' );
		await expect(
			expect( page.locator( 'main' ) ).toMatchAriaSnapshot( {
				name: 'harness.aria.yml',
				timeout: 500,
			} )
		).rejects.toThrow( /toMatchAriaSnapshot/ );
	} );
} );
