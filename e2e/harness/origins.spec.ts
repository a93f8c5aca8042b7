import { browserFetch } from '../support/browser-fetch';
import { expect, test } from '../support/test';

test.describe( 'Origins', () => {
	test( 'the sibling is another origin that gets the site’s cookies sent', async ( {
		page,
		people,
		site,
		server,
	} ) => {
		await people.enter( page, 'author' );
		await page.goto( site.sibling );
		expect( await page.evaluate( () => window.origin ) ).not.toBe(
			site.url
		);
		await browserFetch( page, `${ site.url }/wp-json/wp/v2/types`, {
			credentials: 'include',
		} );
		const [ request ] = await server.requests();
		expect( request?.headers.origin ).toBe( site.sibling );
		expect( request?.headers.cookie ).toContain( 'wordpress_logged_in' );
	} );

	test( 'the insecure name is the same site without a secure context', async ( {
		page,
		people,
		site,
	} ) => {
		const author = await people.add( 'author' );
		await people.signIn( page, author, { at: site.insecure } );
		await page.goto( `${ site.insecure }/wp-admin/profile.php` );
		await expect( page.locator( '#user_login' ) ).toHaveValue(
			author.login
		);
		expect( await page.evaluate( () => window.isSecureContext ) ).toBe(
			false
		);
	} );
} );
