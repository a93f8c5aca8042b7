import { isDirty } from '../elements';
import { editHtml, no, ok, post, settle } from './fixtures';
import { freshPage, KEY, start } from './live-form';

beforeEach( freshPage );
afterEach( () => jest.useRealTimers() );

describe( 'editing', () => {
	const twoButtons = editHtml().replace(
		'>Publish</button>',
		'>Save</button><button type="submit" name="inkfast[status]" value="publish">Publish</button>'
	);

	it( 'saves over the version that was opened, and goes on with the new one', async () => {
		const { posts, type, elements, send, words } = start( editHtml() );
		posts.change.mockResolvedValue( ok( post( { etag: 'v2' } ) ) );
		type( 'Title', 'Text' );
		await send();
		await send();

		expect( posts.change.mock.calls ).toEqual( [
			[ 7, 'v1', { title: 'Title', content: 'Text' }, KEY ],
			[ 7, 'v2', { title: 'Title', content: 'Text' }, KEY ],
		] );
		expect( posts.change.mock.calls[ 0 ]?.[ 3 ] ).not.toBe(
			posts.change.mock.calls[ 1 ]?.[ 3 ]
		);
		expect( words ).toEqual( [ 'Saved.', 'Saved.' ] );
		expect( elements.form.hidden ).toBe( false );
		expect( elements.content.value ).toBe( 'Text' );
		expect( isDirty( elements ) ).toBe( false );
	} );

	it( 'signs in elsewhere while there is unsaved text', () => {
		const { type, elements } = start();
		const link = elements.signin.querySelector( 'a' );
		expect( link?.target ).toBe( '' );
		type( 'Mine', 'My text' );
		expect( link?.target ).toBe( '_blank' );
		expect( link?.textContent ).toBe( 'Sign in (opens a new tab)' );
	} );

	it( 'posts a text anew whose post has gone', async () => {
		const { posts, type, send, press } = start( editHtml() );
		posts.change.mockResolvedValue( no( { cause: 'gone', status: 404 } ) );
		posts.create.mockResolvedValue( ok( post() ) );
		type( 'Mine', 'My text' );
		await send();
		press( 'Post it as a new one' );
		await settle();

		expect( posts.create ).toHaveBeenCalledWith(
			{
				title: 'Mine',
				content: 'My text',
				form: 'signed',
				status: 'publish',
			},
			KEY
		);
	} );

	it.each( [
		[ 'pending', 'pending' ],
		[ 'draft', 'draft' ],
		[ 'private', 'draft' ],
		[ 'future', 'draft' ],
	] )(
		'posts a text anew whose post was %s as %s',
		async ( was, becomes ) => {
			const { posts, type, send, press } = start(
				editHtml().replace(
					'data-status="publish"',
					`data-status="${ was }"`
				)
			);
			posts.change.mockResolvedValue(
				no( { cause: 'gone', status: 404 } )
			);
			posts.create.mockResolvedValue( ok( post() ) );
			type( 'Mine', 'My text' );
			await send();
			press( 'Post it as a new one' );
			await settle();

			expect( posts.create ).toHaveBeenCalledWith(
				expect.objectContaining( { status: becomes } ),
				expect.any( String )
			);
		}
	);

	it( 'posts a text anew from a form with one button, as any new text', async () => {
		const { posts, type, send, press, elements } = start( twoButtons );
		posts.change.mockResolvedValue( no( { cause: 'gone', status: 404 } ) );
		posts.create.mockResolvedValue( no( { cause: 'forbidden' } ) );
		type( 'Mine', 'My text' );
		await send();
		press( 'Post it as a new one' );
		await settle();

		expect( [
			...elements.form.querySelectorAll( '[type=submit]' ),
		] ).toEqual( [ elements.button ] );
	} );

	it( 'asks for a status by a button of its own', async () => {
		const { posts, elements, type } = start( twoButtons );
		posts.change.mockResolvedValue( ok( post() ) );
		type( 'Title', 'Text' );
		elements.buttons[ 1 ]?.click();
		await settle();

		expect( posts.change ).toHaveBeenCalledWith(
			7,
			'v1',
			{
				title: 'Title',
				content: 'Text',
				status: 'publish',
			},
			KEY
		);
		expect( elements.buttons.map( ( { hidden } ) => hidden ) ).toEqual( [
			false,
			true,
		] );
	} );
} );
