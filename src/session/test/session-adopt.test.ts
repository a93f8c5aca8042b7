/* @jest-environment node */
/** The session of one page: whose it becomes. */

import type { Client } from '../../client';
import { anew, open, server } from './fixtures';

beforeEach( anew );

describe( 'adoption by the person’s own word', () => {
	const create = ( { posts }: Client ) =>
		posts.create( { title: 'A', content: 'B' }, 'a-key-of-22-characters' );
	const ran = () =>
		server.calls
			.filter( ( { route } ) => route.endsWith( 'posts' ) )
			.map( ( { ranAs, headers } ) => [
				ranAs,
				headers.get( 'Inkfast-User' ),
			] );

	it( 'asks for a nonce of theirs, and sends as them', async () => {
		const { client, session, events } = open();
		server.signIn( 8 );
		await create( client );
		expect( session.here.id ).toBe( 8 );
		session.adopt( session.here );
		await create( client );

		expect( ran() ).toEqual( [
			[ -1, '7' ],
			[ 8, '8' ],
		] );
		expect( session.user.id ).toBe( 8 );
		expect( events ).toContain( 'adopted 8' );
	} );

	it( 'sends nothing when a third is here by then', async () => {
		const { client, session } = open();
		server.signIn( 8 );
		await create( client );
		session.adopt( session.here );
		server.signIn( 9 );

		expect( await create( client ) ).toMatchObject( {
			refusal: { cause: 'identity_changed', user: { id: 9 } },
		} );
		expect( ran().filter( ( [ as ] ) => as !== -1 ) ).toEqual( [] );
		expect( session.user.id ).toBe( 8 );
	} );
} );
