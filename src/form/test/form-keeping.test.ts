import type { Outcome } from '../../delivery/causes';
import type { Post } from '../../posts/types';
import { editHtml, later, no, ok, post, settle } from './fixtures';
import { freshPage, start } from './live-form';

beforeEach( freshPage );
afterEach( () => jest.useRealTimers() );

describe( 'the draft hears of it', () => {
	it( 'when something is typed, and not before', () => {
		const { keeping, type } = start();
		expect( keeping.typed ).not.toHaveBeenCalled();
		type( 'Title', 'T' );
		expect( keeping.typed ).toHaveBeenCalledTimes( 1 );
		type( 'Title', 'Te' );
		expect( keeping.typed ).toHaveBeenCalledTimes( 2 );
	} );

	it( 'when two versions change places', async () => {
		const { keeping, posts, type, send, press } = start( editHtml() );
		posts.change.mockResolvedValue( no( { cause: 'conflict' } ) );
		posts.read.mockResolvedValue( ok( post( { etag: 'v3' } ) ) );
		type( 'Mine', 'My text' );
		await send();
		keeping.typed.mockClear();

		press( 'Take the saved one' );
		expect( keeping.typed ).toHaveBeenCalledTimes( 1 );
		press( 'Bring the other version back' );
		expect( keeping.typed ).toHaveBeenCalledTimes( 2 );
	} );

	it( 'when a post is stored, and something was written since', async () => {
		const { keeping, posts, type, send } = start();
		const answer = later< Outcome< Post > >();
		posts.create
			.mockResolvedValueOnce( no( { cause: 'offline', status: 0 } ) )
			.mockReturnValueOnce( answer.promise );
		type( 'Title', 'Text' );
		await send();
		await send();
		type( 'Title', 'Text and more' );
		keeping.typed.mockClear();
		answer.settle( ok( post() ) );
		await settle();
		expect( keeping.typed ).toHaveBeenCalledTimes( 1 );

		posts.change.mockResolvedValue( ok( post( { etag: 'v3' } ) ) );
		await send();
		expect( keeping.typed ).toHaveBeenCalledTimes( 1 );
	} );
} );
