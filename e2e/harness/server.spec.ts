import { browserFetch, restNonce } from '../support/browser-fetch';
import { expect, test } from '../support/test';

const POST = {
	method: 'POST',
	headers: { 'Content-Type': 'application/json', Accept: 'application/json' },
	body: '{"title":"A title"}',
};

test.describe( 'The server', () => {
	test( 'counts requests, and whom they ran as', async ( {
		page,
		people,
		server,
		watch,
	} ) => {
		watch.allow( /status of 401/ );
		const author = await people.enter( page, 'author' );
		await page.goto( '/' );
		const nonce = await restNonce( page );
		await server.forget();
		await browserFetch( page, '/wp-json/wp/v2/posts', {
			...POST,
			headers: { ...POST.headers, 'X-WP-Nonce': nonce },
		} );
		await browserFetch( page, '/wp-json/wp/v2/posts', POST );
		const requests = await server.settled( { route: '/wp/v2/posts' } );
		expect( requests ).toMatchObject( [
			{ status: 201, user: author.id, nonce },
			{ status: 401, user: 0, nonce: '' },
		] );
	} );

	test( 'tells pretty and plain addresses of a route alike', async ( {
		page,
		server,
	} ) => {
		await page.goto( '/' );
		await browserFetch( page, '/wp-json/wp/v2/types' );
		await browserFetch( page, '/?rest_route=/wp/v2/types' );
		expect(
			await server.requests( { route: '/wp/v2/types' } )
		).toHaveLength( 2 );
	} );
} );
