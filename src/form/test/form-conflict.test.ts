import { isDirty } from '../elements';
import { editHtml, no, ok, post, settle } from './fixtures';
import { asksBeforeLeaving, focused, freshPage, KEY, start } from './live-form';

beforeEach( freshPage );
afterEach( () => jest.useRealTimers() );

describe( 'editing', () => {
	const clash = no( { cause: 'conflict', status: 412 } );
	const theirs = post( {
		title: { raw: 'Their title' },
		content: { raw: 'Their text' },
		etag: 'v2',
	} );

	it( 'shows both versions after a conflict', async () => {
		const { posts, type, elements, send, words, events } =
			start( editHtml() );
		posts.change.mockResolvedValue( clash );
		posts.read.mockResolvedValue( ok( theirs ) );
		type( 'Mine', 'My text' );
		await send();

		expect( elements.content.value ).toBe( 'My text' );
		expect( elements.next.querySelector( 'input' )?.value ).toBe(
			'Their title'
		);
		expect( elements.next.querySelector( 'textarea' )?.value ).toBe(
			'Their text'
		);
		expect( focused()?.textContent ).toBe( 'The saved version' );
		expect( words ).toHaveLength( 1 );
		expect( events.at( -1 ) ).toEqual( [
			'refused',
			expect.objectContaining( { cause: 'conflict' } ),
		] );
	} );

	it( 'keeps one’s own version over the one that was shown', async () => {
		const { posts, type, send, press } = start( editHtml() );
		posts.change.mockResolvedValueOnce( clash );
		posts.read.mockResolvedValue( ok( theirs ) );
		type( 'Mine', 'My text' );
		await send();
		posts.change.mockResolvedValueOnce( ok( post( { etag: 'v3' } ) ) );
		press( 'Keep mine' );
		await settle();

		expect( posts.change ).toHaveBeenLastCalledWith(
			7,
			'v2',
			{
				title: 'Mine',
				content: 'My text',
			},
			KEY
		);
	} );

	it( 'takes the saved version, and gives one’s own back', async () => {
		const { posts, type, elements, send, press } = start( editHtml() );
		posts.change.mockResolvedValue( clash );
		posts.read.mockResolvedValue( ok( theirs ) );
		type( 'Mine', 'My text' );
		await send();

		press( 'Take the saved one' );
		expect( elements.content.value ).toBe( 'Their text' );
		expect( elements.etag.value ).toBe( 'v2' );
		expect( isDirty( elements ) ).toBe( false );

		press( 'Bring the other version back' );
		expect( elements.title.value ).toBe( 'Mine' );
		expect( elements.content.value ).toBe( 'My text' );
		expect( isDirty( elements ) ).toBe( true );
	} );

	it( 'loses neither version, whatever is done in between', async () => {
		const { posts, type, elements, send, press } = start( editHtml() );
		posts.change.mockResolvedValue( clash );
		posts.read.mockResolvedValue( ok( theirs ) );
		type( 'Mine', 'My text' );
		await send();
		press( 'Take the saved one' );
		type( '', '' );
		await send();
		type( 'Merged', 'An hour of merging' );

		press( 'Bring the other version back' );
		expect( elements.content.value ).toBe( 'My text' );
		press( 'Bring the other version back' );
		expect( elements.content.value ).toBe( 'An hour of merging' );
	} );

	it( 'chooses no version by Enter', async () => {
		const { posts, type, elements, send } = start( editHtml() );
		posts.change.mockResolvedValue( clash );
		posts.read.mockResolvedValue( ok( theirs ) );
		type( 'Mine', 'My text' );
		await send();
		expect( posts.change ).toHaveBeenCalledTimes( 1 );

		elements.form.requestSubmit();
		await settle();
		expect( posts.change ).toHaveBeenCalledTimes( 1 );
		expect( elements.root.dataset.state ).toBe( 'conflict' );
	} );

	it( 'asks before the page is left with a version put aside, kept or not, until one is stored', async () => {
		const { posts, type, send, press, page, keeping, elements } =
			start( editHtml() );
		keeping.isKept.mockReturnValue( true );
		posts.change.mockResolvedValueOnce( clash );
		posts.read.mockResolvedValue( ok( theirs ) );
		type( 'Mine', 'My text' );
		await send();
		expect( asksBeforeLeaving( page ) ).toBe( false );

		press( 'Take the saved one' );
		expect( isDirty( elements ) ).toBe( false );
		expect( asksBeforeLeaving( page ) ).toBe( true );

		posts.change.mockResolvedValueOnce( ok( post( { etag: 'v3' } ) ) );
		await send();
		expect( asksBeforeLeaving( page ) ).toBe( false );
	} );

	it( 'leads to the editor when the saved version cannot be shown', async () => {
		const { posts, type, elements, send } = start( editHtml() );
		posts.change.mockResolvedValue( clash );
		posts.read.mockResolvedValue(
			ok( post( { plain: false, content: { raw: null }, etag: 'v2' } ) )
		);
		type( 'Mine', 'My text' );
		await send();

		expect( elements.next.querySelector( 'a' )?.href ).toContain(
			'post.php'
		);
		expect( elements.next.textContent ).not.toContain( 'Take the saved' );
	} );
} );
