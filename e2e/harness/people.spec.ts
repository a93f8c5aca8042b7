import { browserFetch } from '../support/browser-fetch';
import { expect, test } from '../support/test';

test.describe( 'People', () => {
	test( 'are signed in fast, and out, and are no visitors', async ( {
		page,
		people,
		server,
	} ) => {
		const author = await people.enter( page, 'author' );
		await page.goto( '/wp-admin/profile.php' );
		await expect( page.locator( '#user_login' ) ).toHaveValue(
			author.login
		);
		await people.signOut( page );
		await page.goto( '/wp-admin/profile.php' );
		await expect( page ).toHaveURL( /wp-login\.php/ );
		await page.goto( '/' );
		await server.forget();
		await browserFetch( page, '/wp-json/wp/v2/types' );
		expect( await server.requests() ).toMatchObject( [ { user: 0 } ] );
	} );

	test( 'whose sessions ended keep dead cookies', async ( {
		page,
		people,
	} ) => {
		const author = await people.enter( page, 'author' );
		await people.endSessions( author );
		await page.goto( '/wp-admin/profile.php' );
		await expect( page ).toHaveURL( /wp-login\.php/ );
	} );

	test( 'lose a right at once', async ( { page, people, watch } ) => {
		watch.allow( /status of 403/ );
		const author = await people.enter( page, 'author' );
		await people.change( author, { role: 'subscriber' } );
		const answer = await page.goto( '/wp-admin/post-new.php' );
		expect( answer?.status() ).toBe( 403 );
	} );
} );
