/* @jest-environment node */
/** The session of one page: what it learns from the answers of others. */

import { json } from '../../testing/server';
import { anew, open, server } from './fixtures';

beforeEach( anew );

describe( 'the headers of an answer', () => {
	const answerWith = ( headers: Record< string, string > ) => {
		const { session, apiFetch } = open( { protect: true } );
		server.answer = () => json( {}, 200, headers );
		return { session, asked: apiFetch( { path: '/wp/v2/posts' } ) };
	};

	it.each( [
		[ 'a nonce without its user', { 'X-WP-Nonce': 'a' } ],
		[ 'a user without a nonce', { 'Inkfast-User': '7' } ],
		[
			'a nonce of somebody else',
			{ 'X-WP-Nonce': 'a', 'Inkfast-User': '8' },
		],
		[
			'a user that is no id',
			{ 'X-WP-Nonce': 'a', 'Inkfast-User': '7, 7' },
		],
	] )( 'are not taken: %s', async ( _name, headers ) => {
		const { session, asked } = answerWith( headers );
		const { nonce } = session;
		await asked;

		expect( session.nonce ).toBe( nonce );
	} );

	it( 'heal a page that was told otherwise, though its nonce is the same', async () => {
		const { session, apiFetch, events } = open( { protect: true } );
		const { nonce } = session;
		for ( const id of [ '0', '7', '7' ] ) {
			server.answer = () =>
				json( {}, 200, { 'X-WP-Nonce': nonce, 'Inkfast-User': id } );
			await apiFetch( { path: '/wp/v2/posts' } );
		}

		expect( events ).toEqual( [ 'signed_out 0', 'renewed 7' ] );
		expect( session.nonce ).toBe( nonce );
	} );

	it( 'are taken from any answer for the page’s own user', async () => {
		const { session, asked } = answerWith( {
			'X-WP-Nonce': 'newer',
			'Inkfast-User': '7',
		} );
		await asked;

		expect( session.nonce ).toBe( 'newer' );
		expect( session.user.name ).toBe( 'User 7' );
	} );
} );
