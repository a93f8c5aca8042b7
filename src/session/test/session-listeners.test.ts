/* @jest-environment node */
/** The session of one page: whom it tells. */

import { runInThisContext } from 'node:vm';
import { settle } from '../../testing/clock';
import { json } from '../../testing/server';
import { anew, open, server } from './fixtures';

beforeEach( anew );

/** Node's own; the one that Jest lends its tests hears nothing. */
const node: NodeJS.Process = runInThisContext( 'process' );

/**
 * What nobody caught in the meantime, as browsers write it to the console. Jest lets it pass once it is caught here.
 *
 * @param run The meantime.
 */
async function uncaught( run: () => Promise< void > ): Promise< unknown[] > {
	const faults: unknown[] = [];
	const note = ( fault: unknown, of: Promise< unknown > ) => {
		faults.push( fault );
		of.catch( () => {} );
	};
	node.on( 'unhandledRejection', note );

	try {
		await run();
		await settle();
	} finally {
		node.off( 'unhandledRejection', note );
	}
	return faults;
}

describe( 'whoever listens', () => {
	it( 'is told in a turn of its own', async () => {
		const { session } = open();
		const listener = jest.fn();
		session.onChange( listener );
		session.adopt( session.here );
		expect( listener ).not.toHaveBeenCalled();

		await settle();
		expect( listener ).toHaveBeenCalledTimes( 1 );
	} );

	it( 'and throws ends no send, keeps the news from nobody and is not hushed up', async () => {
		const { session, apiFetch } = open();
		const fault = new Error( 'The listener is broken.' );
		const next = jest.fn();
		session.onChange( () => {
			throw fault;
		} );
		session.onChange( next );
		server.expireNonces();
		server.answer = () => json( { id: 5 }, 201 );

		const faults = await uncaught( async () => {
			const post = await apiFetch( {
				path: '/myplugin/v1/posts',
				method: 'POST',
				data: {},
			} );
			expect( post ).toEqual( { id: 5 } );
		} );

		expect( next ).toHaveBeenCalledTimes( 1 );
		expect( next ).toHaveBeenCalledWith( {
			type: 'renewed',
			user: session.user,
		} );
		expect( faults ).toEqual( [ fault ] );
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
