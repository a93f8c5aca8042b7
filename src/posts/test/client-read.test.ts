/* @jest-environment node */
/** A read through core's real api-fetch. */

import { json } from '../../testing/server';
import { anew, open, post, refusalOf, server } from './fixtures';

beforeEach( anew );

it( 'a read gives the post, and its failures leave nothing behind', async () => {
	const { posts } = open();
	server.answer = () => json( post() );
	expect( await posts.read( 5 ) ).toMatchObject( {
		ok: true,
		value: post(),
	} );

	server.answer = () => new Response( '' );
	expect( refusalOf( await posts.read( 5 ) ) ).toMatchObject( {
		cause: 'blocked',
		mayHaveArrived: false,
	} );
} );
