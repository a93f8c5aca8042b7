import { browserFetch, restNonce } from '../support/browser-fetch';
import { expect, test } from '../support/test';

test.describe( 'Time', () => {
	test( 'a nonce is refused after expireNonces, each time anew', async ( {
		page,
		people,
		site,
		watch,
	} ) => {
		watch.allow( /status of 403/ );
		await people.enter( page, 'author' );
		await page.goto( '/' );
		for ( const round of [ 1, 2 ] ) {
			const nonce = await restNonce( page );
			const headers = { 'X-WP-Nonce': nonce };
			const path = `/wp-json/wp/v2/types?round=${ round }`;
			expect(
				await browserFetch( page, path, { headers } )
			).toMatchObject( {
				status: 200,
			} );
			await site.expireNonces();
			expect(
				await browserFetch( page, path, { headers } )
			).toMatchObject( {
				status: 403,
				body: expect.stringContaining( 'rest_cookie_invalid_nonce' ),
			} );
		}
	} );

	test( 'a page from the past brings nonces of the past', async ( {
		page,
		people,
		cache,
		site,
		watch,
	} ) => {
		watch.allow( /status of 403/ );
		await people.enter( page, 'administrator' );
		const address = `${ site.url }/wp-admin/options-general.php`;
		const now = await cache.take( address, { as: page.context() } );
		const then = await cache.take( address, {
			as: page.context(),
			past: true,
		} );
		const nonceIn = ( html: string ) =>
			/createNonceMiddleware\(\s*"([0-9a-f]{10})"/.exec( html )?.[ 1 ] ??
			/name="_wpnonce" value="([0-9a-f]{10})"/.exec( html )?.[ 1 ];
		expect( nonceIn( now.body ) ).toMatch( /^[0-9a-f]{10}$/ );
		expect( nonceIn( then.body ) ).toMatch( /^[0-9a-f]{10}$/ );
		expect( nonceIn( then.body ) ).not.toBe( nonceIn( now.body ) );
		// The clock that the page itself shows: the date and time formats' examples.
		expect( dayShown( now.body ) - dayShown( then.body ) ).toBe(
			cache.daysAgo * 86_400_000
		);
	} );

	test( 'a page made for one is given to another', async ( {
		page,
		people,
		cache,
		site,
	} ) => {
		const saved = await cache.keep( site.form );
		await people.enter( page, 'author' );
		await page.goto( site.form );
		await expect( page.locator( '#wpadminbar' ) ).toHaveCount( 0 );
		expect( await page.content() ).toContain( '<title>Write' );
		expect( saved.status ).toBe( 200 );
		await cache.purge();
		await page.goto( site.form );
		await expect( page.locator( '#wpadminbar' ) ).toHaveCount( 1 );
	} );
} );

/** The day that the general settings show as an example of a date's format, Y-m-d. */
function dayShown( html: string ): number {
	return Date.parse( />(\d{4}-\d\d-\d\d)</.exec( html )?.[ 1 ] ?? '' );
}
