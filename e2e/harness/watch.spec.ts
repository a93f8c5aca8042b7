import { browserFetch } from '../support/browser-fetch';
import { complaints } from '../support/php-log';
import { expect, test } from '../support/test';

const NO_ANSWER = 'http://127.0.0.1:1/';

test.describe( 'The watch', () => {
	test( 'fails a test for what it did not declare', async ( { watch } ) => {
		test.fail();
		watch.add( 'Something' );
	} );

	test( 'sees console errors and warnings', async ( { page, watch } ) => {
		await page.goto( '/' );
		await page.evaluate( () => {
			window.console.error( 'Oh no' );
			window.console.warn( 'Hm' );
			window.console.info( 'Fine' );
		} );
		await expect
			.poll( () => watch.problems() )
			.toEqual( [
				expect.stringMatching( /^Console error: Oh no/ ),
				expect.stringMatching( /^Console warning: Hm/ ),
			] );
		watch.allow( /Oh no|Hm/ );
	} );

	test( 'sees an error that nobody caught', async ( { page, watch } ) => {
		await page.goto( '/' );
		await page.evaluate( () => {
			setTimeout( () => {
				throw new Error( 'Oh no' );
			} );
		} );
		await expect
			.poll( () => watch.problems() )
			.toEqual( [ 'Uncaught: Oh no' ] );
		watch.allow( /Oh no/ );
	} );

	test( 'sees a request to another server', async ( { page, watch } ) => {
		await page.goto( '/' );
		expect( await browserFetch( page, NO_ANSWER ) ).toBe( 'TypeError' );
		expect( watch.problems() ).toContain(
			`Asked another server: ${ NO_ANSWER }`
		);
		watch.allow( /127\.0\.0\.1:1\// );
	} );

	test( 'sees a second browser too', async ( { openBrowser, watch } ) => {
		const other = await openBrowser();
		await other.goto( '/' );
		await other.evaluate( () => window.console.error( 'Oh no' ) );
		await expect.poll( () => watch.problems() ).toHaveLength( 1 );
		watch.allow( /Oh no/ );
	} );

	test( 'sees PHP’s warnings', async ( { page, site, watch, control } ) => {
		await site.set( { filters: { the_content: [ 'no string' ] } } );
		await page.goto( site.form );
		const lines = await complaints( control );
		expect( lines[ 0 ] ).toMatch(
			/^PHP: Array to string conversion .*GET /
		);
		watch.allow( /Array to string conversion/ );
	} );
} );
