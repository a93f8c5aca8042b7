import type { Outcome } from '../../delivery/causes';
import type { Post } from '../../posts/types';
import { isDirty } from '../elements';
import { later, no, ok, post, settle } from './fixtures';
import { asksBeforeLeaving, freshPage, KEY, start } from './live-form';

beforeEach( freshPage );
afterEach( () => jest.useRealTimers() );

describe( 'a send without an answer', () => {
	const lost = no( {
		cause: 'unreachable',
		detail: 'cut',
		status: 0,
		mayHaveArrived: true,
	} );
	const PAUSE = 2000;

	it( 'goes out again by itself, just the same and ever later, until there is an answer', async () => {
		const { posts, type, send, words, elements } = start();
		posts.create
			.mockResolvedValueOnce( lost )
			.mockResolvedValueOnce( no( { cause: 'server_error' } ) )
			.mockResolvedValueOnce( ok( post() ) );
		type( 'Title', 'Text' );
		await send();
		expect( elements.button.textContent ).toBe( 'Send now' );
		expect( elements.content.readOnly ).toBe( false );

		for ( const tries of [ 1, 2 ] ) {
			await jest.advanceTimersByTimeAsync( tries * PAUSE - 1 );
			expect( posts.create ).toHaveBeenCalledTimes( tries );
			await jest.advanceTimersByTimeAsync( 1 );
			expect( posts.create ).toHaveBeenCalledTimes( tries + 1 );
		}

		const [ first, second, third ] = posts.create.mock.calls;
		expect( second ).toEqual( first );
		expect( third ).toEqual( first );
		expect( words.at( -1 ) ).toBe( 'Published: Title' );
		await jest.advanceTimersByTimeAsync( 600_000 );
		expect( posts.create ).toHaveBeenCalledTimes( 3 );
	} );

	it( 'goes out when the last pause is over, not when one is that the person cut short', async () => {
		const { posts, type, send } = start();
		posts.create.mockResolvedValue( lost );
		type( 'Title', 'Text' );
		await send();
		await jest.advanceTimersByTimeAsync( PAUSE - 500 );
		await send();
		expect( posts.create ).toHaveBeenCalledTimes( 2 );

		await jest.advanceTimersByTimeAsync( PAUSE - 1 );
		expect( posts.create ).toHaveBeenCalledTimes( 2 );
		await jest.advanceTimersByTimeAsync( 1 );
		expect( posts.create ).toHaveBeenCalledTimes( 3 );
	} );

	it( 'stays open when what is sent next is refused by the check: it is repeated first, then changed', async () => {
		const { posts, type, send, words, keeping } = start();
		posts.create
			.mockResolvedValueOnce( lost )
			.mockResolvedValueOnce( ok( post() ) );
		posts.change.mockResolvedValueOnce( ok( post() ) );
		type( 'Title', 'Text' );
		await send();
		type( '', '' );
		await send();
		expect( words.at( -1 ) ).toBe(
			'What was sent before may have arrived; it is not posted twice. Please change what is marked.'
		);
		expect( keeping.setSent ).toHaveBeenLastCalledWith(
			expect.objectContaining( { title: 'Title', isHeld: true } )
		);

		type( 'Title', 'Other text' );
		await send();
		const [ first, second, ...more ] = posts.create.mock.calls;
		expect( second ).toEqual( first );
		expect( more ).toEqual( [] );
		expect( posts.change.mock.calls ).toMatchObject( [
			[
				post().id,
				post().etag,
				{ title: 'Title', content: 'Other text' },
				expect.any( String ),
			],
		] );
	} );

	it( 'is remembered on the device before it goes out', async () => {
		const { posts, type, send, keeping } = start();
		posts.create.mockResolvedValue( ok( post() ) );
		const remembered = later< void >();
		keeping.setSent.mockReturnValueOnce( remembered.promise );
		type( 'Title', 'Text' );
		await send();
		expect( keeping.setSent ).toHaveBeenCalledWith(
			expect.objectContaining( { title: 'Title', content: 'Text' } )
		);
		expect( posts.create ).not.toHaveBeenCalled();

		remembered.settle();
		await settle();
		expect( posts.create ).toHaveBeenCalledTimes( 1 );
	} );

	it( 'goes out all the same where the device takes too long to remember it', async () => {
		const { posts, type, send, keeping } = start();
		posts.create.mockResolvedValue( ok( post() ) );
		keeping.setSent.mockReturnValueOnce( new Promise( () => {} ) );
		type( 'Title', 'Text' );
		await send();
		await jest.advanceTimersByTimeAsync( 499 );
		expect( posts.create ).not.toHaveBeenCalled();
		await jest.advanceTimersByTimeAsync( 1 );
		expect( posts.create ).toHaveBeenCalledTimes( 1 );
	} );

	it( 'is told of once, however often it fails the same way', async () => {
		const { posts, type, send, words } = start();
		posts.create.mockResolvedValue( lost );
		type( 'Title', 'Text' );
		await send();
		await jest.advanceTimersByTimeAsync( 60_000 );

		expect( posts.create.mock.calls.length ).toBeGreaterThan( 3 );
		expect( words ).toEqual( [
			expect.stringMatching( /not posted twice.*sent again by itself/ ),
		] );
	} );

	it( 'says in one line that it waits, and not at each try', async () => {
		const { posts, type, send, elements } = start();
		const lines: ( string | null )[] = [];
		new MutationObserver( () =>
			lines.push( elements.progress.textContent )
		).observe( elements.progress, { childList: true } );
		posts.create
			.mockResolvedValueOnce( lost )
			.mockResolvedValueOnce( lost )
			.mockResolvedValueOnce(
				no( { cause: 'server_error', status: 503 } )
			)
			.mockResolvedValueOnce( ok( post() ) );
		type( 'Title', 'Text' );
		await send();
		await jest.advanceTimersByTimeAsync( 60_000 );

		expect( lines ).toEqual( [
			'Sending…',
			'Waiting for the network…',
			'Waiting for the site…',
			'',
		] );
	} );

	it( 'asks before the page is left as long as it is on its way, and not once the text is safe', async () => {
		const { posts, type, send, page, keeping } = start();
		keeping.isKept.mockReturnValue( true );
		posts.create.mockResolvedValueOnce( lost );
		posts.create.mockResolvedValueOnce( no( { cause: 'forbidden' } ) );
		type( 'Title', 'Text' );
		expect( asksBeforeLeaving( page ) ).toBe( false );
		await send();
		expect( asksBeforeLeaving( page ) ).toBe( true );

		page.dispatchEvent( new Event( 'online' ) );
		await settle();
		expect( asksBeforeLeaving( page ) ).toBe( false );
		keeping.isKept.mockReturnValue( false );
		expect( asksBeforeLeaving( page ) ).toBe( true );
	} );

	it.each( [ 'online', 'pageshow' ] )(
		'goes out at once on %s',
		async ( type_ ) => {
			const { posts, type, send, page } = start();
			posts.create.mockResolvedValueOnce( lost );
			posts.create.mockResolvedValueOnce( ok( post() ) );
			type( 'Title', 'Text' );
			await send();
			page.dispatchEvent( new Event( type_ ) );
			await settle();

			expect( posts.create ).toHaveBeenCalledTimes( 2 );
		}
	);

	it( 'goes out at once when somebody comes back to the tab, and not when they leave it', async () => {
		const { posts, type, send, page } = start();
		posts.create.mockResolvedValueOnce( lost );
		posts.create.mockResolvedValueOnce( ok( post() ) );
		type( 'Title', 'Text' );
		await send();
		page.document.visibilityState = 'hidden';
		page.document.dispatchEvent( new Event( 'visibilitychange' ) );
		await settle();
		expect( posts.create ).toHaveBeenCalledTimes( 1 );

		page.document.visibilityState = 'visible';
		page.document.dispatchEvent( new Event( 'visibilitychange' ) );
		await settle();
		expect( posts.create ).toHaveBeenCalledTimes( 2 );
	} );

	it( 'is repeated before what was written since, which then changes the post', async () => {
		const { posts, type, send, words, elements } = start();
		posts.create.mockResolvedValueOnce( lost );
		posts.create.mockResolvedValueOnce( ok( post( { etag: 'v1' } ) ) );
		posts.change.mockResolvedValue( ok( post( { etag: 'v2' } ) ) );
		type( 'Title', 'Text' );
		await send();
		type( 'Title', 'Better text' );
		await send();
		await settle();

		const [ first, second ] = posts.create.mock.calls;
		expect( second ).toEqual( first );
		expect( posts.change.mock.calls ).toEqual( [
			[ 7, 'v1', { title: 'Title', content: 'Better text' }, KEY ],
		] );
		expect( words.at( -1 ) ).toBe( 'Saved.' );
		expect( elements.content.value ).toBe( 'Better text' );
		expect( isDirty( elements ) ).toBe( false );
	} );

	it( 'leaves what was written since in the form, as a change that is not saved yet', async () => {
		const { posts, type, send, words, elements, page } = start();
		posts.create.mockResolvedValueOnce( lost );
		const answer = later< Outcome< Post > >();
		posts.create.mockReturnValueOnce( answer.promise );
		type( 'Title', 'Text' );
		await send();
		await jest.advanceTimersByTimeAsync( PAUSE );
		expect( elements.content.readOnly ).toBe( false );
		type( 'Title', 'Text and more' );
		answer.settle( ok( post( { etag: 'v1' } ) ) );
		await settle();

		expect( words.at( -1 ) ).toBe(
			'Published: Title What you have written since is not saved yet.'
		);
		expect( elements.form.hidden ).toBe( false );
		expect( elements.content.value ).toBe( 'Text and more' );
		expect( asksBeforeLeaving( page ) ).toBe( true );
		expect( page.history.replaceState.mock.calls ).toEqual( [
			[ null, '', 'https://example.org/write/?a=b&inkfast_edit=7' ],
		] );

		posts.change.mockResolvedValue( ok( post( { etag: 'v2' } ) ) );
		await send();
		expect( posts.change ).toHaveBeenCalledWith(
			7,
			'v1',
			{ title: 'Title', content: 'Text and more' },
			KEY
		);
		expect( page.history.replaceState ).toHaveBeenCalledTimes( 1 );
	} );
} );
