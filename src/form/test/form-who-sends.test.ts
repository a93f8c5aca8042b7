import type { Choice } from '../../sign-in/types';
import { later, no, ok, post, settle } from './fixtures';
import { freshPage, start } from './live-form';

beforeEach( freshPage );
afterEach( () => jest.useRealTimers() );

describe( 'who sends', () => {
	it.each( [
		[ 'signed_out', 1 ],
		[ 'identity_changed', 1 ],
		[ 'forbidden', 0 ],
		[ 'nonce_rejected', 0 ],
		[ 'unreachable', 0 ],
	] as const )( 'is asked after %s %d times', async ( cause, times ) => {
		const { posts, signIn, type, send } = start();
		posts.create.mockResolvedValue( no( { cause } ) );
		type( 'Title', 'Text' );
		expect( signIn ).not.toHaveBeenCalled();
		await send();

		expect( signIn ).toHaveBeenCalledTimes( times );
	} );

	it.each( [ 'send', 'send_as_other' ] as const )(
		'%s: the same goes out again by itself',
		async ( choice ) => {
			const { posts, signIn, elements, type, send } = start();
			posts.create
				.mockResolvedValueOnce( no( { cause: 'signed_out' } ) )
				.mockResolvedValueOnce( ok( post() ) );
			signIn.mockResolvedValueOnce( choice );
			type( 'Title', 'Text' );
			await send();
			await settle();

			const [ first, second ] = posts.create.mock.calls;
			expect( second?.[ 0 ] ).toEqual( first?.[ 0 ] );
			// Under another name it is another delivery.
			expect( second?.[ 1 ] === first?.[ 1 ] ).toBe( choice === 'send' );
			expect( elements.root.dataset.state ).toBe( 'sent' );
		}
	);

	it( 'is not asked a second time before the person sends again', async () => {
		const { posts, signIn, type, send } = start();
		posts.create.mockResolvedValue( no( { cause: 'signed_out' } ) );
		signIn.mockResolvedValue( 'send' );
		type( 'Title', 'Text' );
		await send();
		await settle();
		expect( posts.create ).toHaveBeenCalledTimes( 2 );
		expect( signIn ).toHaveBeenCalledTimes( 1 );

		await send();
		expect( signIn ).toHaveBeenCalledTimes( 2 );
	} );

	it( 'keep: nothing goes out, the text stays, and the button offers to try again', async () => {
		const { posts, elements, type, send } = start();
		posts.create.mockResolvedValue( no( { cause: 'signed_out' } ) );
		type( 'Title', 'Text' );
		await send();
		await settle();

		expect( posts.create ).toHaveBeenCalledTimes( 1 );
		expect( elements.content.value ).toBe( 'Text' );
		expect( elements.button.textContent ).toBe( 'Try again' );
	} );

	it( 'where it cannot be asked, the link into a new tab stays', async () => {
		const { posts, signIn, elements, type, send } = start();
		posts.create.mockResolvedValue( no( { cause: 'signed_out' } ) );
		signIn.mockRejectedValue( new Error( 'It did not load.' ) );
		type( 'Title', 'Text' );
		await send();
		await settle();

		expect( posts.create ).toHaveBeenCalledTimes( 1 );
		expect( elements.next.textContent ).toContain( 'opens a new tab' );
	} );

	it( 'is asked once, however often the person sends before the question has come', async () => {
		const { posts, signIn, type, send } = start();
		const answer = later< Choice >();
		posts.create.mockResolvedValue( no( { cause: 'signed_out' } ) );
		signIn.mockReturnValueOnce( answer.promise );
		type( 'Title', 'Text' );
		await send();
		await send();
		expect( signIn ).toHaveBeenCalledTimes( 1 );

		answer.settle( 'send' );
		await settle();
		expect( posts.create ).toHaveBeenCalledTimes( 3 );
	} );

	it( 'an answer that comes after the person went on changes nothing', async () => {
		const { posts, signIn, type, send, elements } = start();
		const answer = later< Choice >();
		posts.create
			.mockResolvedValueOnce( no( { cause: 'signed_out' } ) )
			.mockResolvedValueOnce( ok( post() ) );
		signIn.mockReturnValueOnce( answer.promise );
		type( 'Title', 'Text' );
		await send();
		await send();
		expect( elements.root.dataset.state ).toBe( 'sent' );
		answer.settle( 'send' );
		await settle();

		expect( elements.root.dataset.state ).toBe( 'sent' );
		expect( posts.create ).toHaveBeenCalledTimes( 2 );
	} );
} );
