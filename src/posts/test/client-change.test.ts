/* @jest-environment node */
/** A change through core's real api-fetch. */

import { type Call, json } from '../../testing/server';
import { anew, KEY, open, post, refusalOf, server } from './fixtures';

beforeEach( anew );

describe( 'a change', () => {
	it( 'is a PATCH that names the version it changes', async () => {
		const { posts } = open();
		server.answer = () => json( post( { etag: 'def' } ) );

		expect(
			await posts.change( 5, 'abc', { title: 'C' }, KEY )
		).toMatchObject( {
			ok: true,
			value: { etag: 'def' },
		} );
		const call: Call | undefined = server.calls[ 0 ];
		expect( call ).toMatchObject( {
			method: 'PATCH',
			route: '/myplugin/v1/posts/5',
			body: { title: 'C' },
		} );
		expect( call?.headers.get( 'If-Match' ) ).toBe( '"abc"' );
	} );

	it( 'keeps its version when it is sent again', async () => {
		const { posts } = open();
		server.expireNonces();
		await posts.change( 5, 'abc', { title: 'C' }, KEY );

		for ( const name of [ 'If-Match', 'Idempotency-Key' ] ) {
			const [ first, second ] = server.calls.map( ( { headers } ) =>
				headers.get( name )
			);
			expect( first ).toBe( name === 'If-Match' ? '"abc"' : KEY );
			expect( second ).toBe( first );
		}
	} );

	it( 'of what was changed elsewhere is a conflict', async () => {
		const { posts } = open();
		server.answer = () =>
			json(
				{
					code: 'inkfast_conflict',
					message: '',
					data: { status: 412, etag: 'x' },
				},
				412
			);

		expect(
			refusalOf( await posts.change( 5, 'abc', {}, KEY ) ).cause
		).toBe( 'conflict' );
	} );
} );
