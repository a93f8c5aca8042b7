import { no, ok, post } from './fixtures';
import { focused, freshPage, start } from './live-form';

beforeEach( freshPage );
afterEach( () => jest.useRealTimers() );

describe( 'errors at fields', () => {
	it( 'are tied to the field, which gets the focus, without a request', async () => {
		const { posts, elements, send, words } = start();
		await send();

		expect( posts.create ).not.toHaveBeenCalled();
		expect( elements.content.ariaInvalid ).toBe( 'true' );
		expect( focused() ).toBe( elements.content );
		const error = document.getElementById( 'a-content-error' );
		expect( error?.hidden ).toBe( false );
		expect( error?.textContent ).toMatch( /write a title or a text/ );
		expect( words ).toHaveLength( 1 );
	} );

	it( 'come from the server too, the focus on the first, and go when mended', async () => {
		const { posts, elements, send, type } = start();
		posts.create.mockResolvedValueOnce(
			no( { cause: 'invalid', fields: { content: 'b', title: 'a' } } )
		);
		type( 'Title', 'Text' );
		await send();
		expect( focused() ).toBe( elements.title );

		posts.create.mockResolvedValueOnce( ok( post() ) );
		await send();
		expect( elements.title.ariaInvalid ).toBeNull();
		expect( document.getElementById( 'a-title-error' )?.hidden ).toBe(
			true
		);
	} );
} );
