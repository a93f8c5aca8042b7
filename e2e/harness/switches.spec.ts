import { expect, test } from '../support/test';

test.describe( 'Switches', () => {
	test( 'typography off shows text as it was written', async ( {
		page,
		site,
	} ) => {
		const text = 'He said "Wordpress" -- :-) and it\'s 2x4...';
		const own = await site.page( `<p>${ text }</p>` );
		await page.goto( own.url );
		await expect( page.getByText( 'He said' ) ).not.toHaveText( text );
		await site.set( { typography: false } );
		await page.goto( own.url );
		await expect( page.getByText( 'He said' ) ).toHaveText( text );
	} );

	test( 'another theme', async ( { page, site } ) => {
		await page.goto( site.form );
		await expect( page.locator( '.wp-site-blocks' ) ).toHaveCount( 1 );
		await site.set( { theme: 'inkfast-classic' } );
		await page.goto( site.form );
		await expect( page.locator( '.wp-site-blocks' ) ).toHaveCount( 0 );
		await expect( page.locator( 'main article h1' ) ).toHaveText( 'Write' );
	} );
} );
