/* @jest-environment node */
/** The session of one page: whom it tells. */

import { settle } from '../../testing/clock';
import { anew, open, server } from './fixtures';

beforeEach( anew );

describe( 'whoever listens', () => {
	it( 'is told in a turn of its own, where throwing breaks nothing', async () => {
		const { session, apiFetch } = open();
		const stacks: ( string | undefined )[] = [];
		session.onChange( () => {
			stacks.push( new Error().stack );
		} );
		server.expireNonces();
		await apiFetch( { path: '/myplugin/v1/posts' } );

		expect( stacks ).toHaveLength( 1 );
		expect( stacks[ 0 ] ).not.toMatch( /accept|learn/ );
	} );

	it( 'can stop listening', async () => {
		const { session } = open();
		const listener = jest.fn();
		session.onChange( listener )();
		await session.renew();
		await settle();

		expect( listener ).not.toHaveBeenCalled();
	} );
} );
