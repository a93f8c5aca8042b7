import { browserFetch } from '../support/browser-fetch';
import { test } from '../support/test';

test.describe( 'A test fails by itself', () => {
	test( 'on a console error', async ( { page } ) => {
		test.fail();
		await page.goto( '/' );
		await page.evaluate( () => window.console.error( 'Oh no' ) );
	} );

	test( 'on a console warning', async ( { page } ) => {
		test.fail();
		await page.goto( '/' );
		await page.evaluate( () => window.console.warn( 'Hm' ) );
	} );

	test( 'on an error that nobody caught', async ( { page } ) => {
		test.fail();
		await page.goto( '/' );
		await page.evaluate( () => {
			setTimeout( () => {
				throw new Error( 'Oh no' );
			} );
			return new Promise( ( resolve ) => setTimeout( resolve, 50 ) );
		} );
	} );

	test( 'on a request to another server', async ( { page } ) => {
		test.fail();
		await page.goto( '/' );
		await browserFetch( page, 'http://127.0.0.1:1/' );
	} );

	test( 'on a notice of PHP', async ( { page, site } ) => {
		test.fail();
		await site.set( { filters: { the_content: [ 'no string' ] } } );
		await page.goto( site.form );
	} );

	test( 'in a second browser too', async ( { openBrowser } ) => {
		test.fail();
		const other = await openBrowser();
		await other.goto( '/' );
		await other.evaluate( () => window.console.error( 'Oh no' ) );
	} );

	test( 'but not on what it declared', async ( { page, watch } ) => {
		watch.allow( /Console error: Oh no/ );
		await page.goto( '/' );
		await page.evaluate( () => window.console.error( 'Oh no' ) );
	} );
} );
