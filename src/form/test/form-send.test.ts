import type { Outcome } from '../../delivery/causes';
import type { Post } from '../../posts/types';
import { PATIENCE } from '../view';
import { later, no, ok, post, settle } from './fixtures';
import { asksBeforeLeaving, focused, freshPage, KEY, start } from './live-form';

beforeEach( freshPage );
afterEach( () => jest.useRealTimers() );

describe( 'a send', () => {
	it( 'goes out once, however often the button is pressed', async () => {
		const { posts, type, elements } = start();
		const answer = later< Outcome< Post > >();
		posts.create.mockReturnValue( answer.promise );
		type( 'Title', 'Text' );

		elements.button.click();
		elements.button.click();
		elements.form.requestSubmit();
		await settle();
		elements.button.click();
		await settle();

		expect( posts.create ).toHaveBeenCalledTimes( 1 );
		expect( posts.create ).toHaveBeenCalledWith(
			{
				title: 'Title',
				content: 'Text',
				form: 'signed',
			},
			KEY
		);
	} );

	it( 'shows that it is under way, keeps the focus and holds the text still', async () => {
		const { posts, type, elements, send } = start();
		const answer = later< Outcome< Post > >();
		posts.create.mockReturnValue( answer.promise );
		type( 'Title', 'Text' );
		elements.button.focus();
		await send();

		expect( elements.button.textContent ).toBe( 'Sending…' );
		expect( elements.form.ariaBusy ).toBe( 'true' );
		expect( elements.content.readOnly ).toBe( true );
		expect( focused() ).toBe( elements.button );
		expect( elements.progress.textContent ).toBe( 'Sending…' );

		jest.advanceTimersByTime( PATIENCE );
		expect( elements.progress.textContent ).toBe( 'Still sending…' );

		answer.settle( no() );
		await settle();
		expect( elements.progress.textContent ).toBe( 'Waiting for the site…' );
		expect( elements.form.ariaBusy ).toBeNull();
		expect( elements.content.readOnly ).toBe( false );
	} );

	it( 'says once that it was published, empties the fields and leads on', async () => {
		const { posts, type, elements, send, words, events, page } = start();
		posts.create.mockResolvedValue( ok( post() ) );
		type( 'Title', 'Text' );
		await send();

		expect( words ).toEqual( [ 'Published: Title' ] );
		expect( elements.form.hidden ).toBe( true );
		expect( elements.content.value ).toBe( '' );
		expect( focused()?.textContent ).toBe( 'View' );
		expect(
			[ ...elements.next.children ].map( ( each ) => each.textContent )
		).toEqual( [ 'View', 'Edit', 'Write another' ] );
		expect( elements.next.querySelectorAll( 'a' )[ 1 ]?.href ).toBe(
			'https://example.org/write/?a=b&inkfast_edit=7'
		);
		expect( asksBeforeLeaving( page ) ).toBe( false );
		expect( events ).toEqual( [
			[ 'sending', {} ],
			[ 'sent', { post: post() } ],
		] );
	} );

	it( 'can be followed by another', async () => {
		const { posts, type, elements, send, press } = start();
		posts.create.mockResolvedValue( ok( post() ) );
		type( 'Title', 'Text' );
		await send();
		press( 'Write another' );

		expect( elements.form.hidden ).toBe( false );
		expect( elements.outcome.textContent ).toBe( '' );
		expect( focused() ).toBe( elements.title );
	} );

	it( 'keeps the text when it is refused, and says once why', async () => {
		const { posts, type, elements, send, words, events, page } = start();
		posts.create.mockResolvedValue(
			no( {
				cause: 'blocked',
				detail: 'firewall',
				code: 'inkfast_not_ours',
			} )
		);
		type( 'Title', 'Text' );
		elements.button.focus();
		await send();

		expect( words ).toEqual( [ expect.stringMatching( /firewall/ ) ] );
		expect( elements.content.value ).toBe( 'Text' );
		expect( elements.button.textContent ).toBe( 'Try again' );
		expect( focused() ).toBe( elements.button );
		expect( asksBeforeLeaving( page ) ).toBe( true );
		expect( events ).toEqual( [
			[ 'sending', {} ],
			[
				'refused',
				expect.objectContaining( {
					cause: 'blocked',
					code: 'inkfast_not_ours',
				} ),
			],
		] );
	} );

	it( 'does not stay busy when something throws', async () => {
		const { posts, type, elements, send } = start();
		posts.create.mockRejectedValue( new TypeError( 'broken' ) );
		type( 'Title', 'Text' );
		await send();
		await settle();

		expect( elements.form.ariaBusy ).toBeNull();
		expect( elements.outcome.textContent ).toMatch( /TypeError/ );
		expect( elements.content.value ).toBe( 'Text' );
	} );
} );
