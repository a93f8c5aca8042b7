import { fewWords, type Words } from '../words';
import { allWords, later, no, ok, post, settle } from './fixtures';
import { freshPage, start } from './live-form';

beforeEach( freshPage );
afterEach( () => jest.useRealTimers() );

/** A form whose second script has not come yet. */
function startWithout() {
	const script = later< void >();
	let words: Words = fewWords;
	let coming: Promise< void > | undefined = script.promise;

	return {
		...start( undefined, undefined, {
			words: () => words,
			ready: () => coming,
		} ),
		async come() {
			words = allWords.words();
			coming = undefined;
			script.settle();
			await settle();
		},
	};
}

const pass = ( time: number ) => jest.advanceTimersByTimeAsync( time );

describe( 'a send before the second script is there', () => {
	it( 'waits for it, and is checked by it', async () => {
		const { posts, type, send, come, elements } = startWithout();
		type( '', ' ' );
		await send();
		await pass( 1999 );
		expect( posts.create ).not.toHaveBeenCalled();
		expect( elements.root.dataset.state ).toBe( 'idle' );

		await come();
		expect( elements.root.dataset.state ).toBe( 'refused' );
		expect( elements.content.ariaInvalid ).toBe( 'true' );
		await pass( 10_000 );
		expect( posts.create ).not.toHaveBeenCalled();
	} );

	it( 'goes out without it after 2 seconds', async () => {
		const { posts, type, send } = startWithout();
		posts.create.mockResolvedValue( ok( post() ) );
		type( 'Title', 'Text' );
		await send();
		await pass( 1999 );
		expect( posts.create ).not.toHaveBeenCalled();

		await pass( 1 );
		expect( posts.create ).toHaveBeenCalledTimes( 1 );
	} );

	it( 'goes out once, however often the button is pressed meanwhile', async () => {
		const { posts, type, send, words } = startWithout();
		posts.create.mockResolvedValue( ok( post() ) );
		type( 'Title', 'Text' );
		await send();
		await pass( 1000 );
		await send();
		await pass( 10_000 );

		expect( posts.create ).toHaveBeenCalledTimes( 1 );
		expect( words ).toEqual( [ 'Published: Title' ] );
	} );

	it( 'can be followed by another, which waits anew', async () => {
		const { posts, type, send } = startWithout();
		posts.create.mockResolvedValue( no( { cause: 'forbidden' } ) );
		type( 'Title', 'Text' );
		await send();
		await pass( 10_000 );
		expect( posts.create ).toHaveBeenCalledTimes( 1 );

		await send();
		await pass( 1999 );
		expect( posts.create ).toHaveBeenCalledTimes( 1 );
		await pass( 1 );
		expect( posts.create ).toHaveBeenCalledTimes( 2 );
	} );
} );

describe( 'an answer before the second script is there', () => {
	const blocked = no( {
		cause: 'blocked',
		detail: 'firewall',
		status: 403,
		code: 'inkfast_not_ours',
	} );

	it( 'is told at once when it is good', async () => {
		const { posts, type, send, words } = startWithout();
		posts.create.mockResolvedValue( ok( post() ) );
		type( 'Title', 'Text' );
		await send();
		await pass( 2000 );

		expect( words ).toEqual( [ 'Published: Title' ] );
	} );

	it( 'waits for the words of a refusal', async () => {
		const { posts, type, send, words, come } = startWithout();
		posts.create.mockResolvedValue( blocked );
		type( 'Title', 'Text' );
		await send();
		await pass( 2000 + 2999 );
		expect( posts.create ).toHaveBeenCalledTimes( 1 );
		expect( words ).toEqual( [] );

		await come();
		expect( words ).toEqual( [ expect.stringMatching( /firewall/ ) ] );
		await pass( 10_000 );
		expect( words ).toHaveLength( 1 );
	} );

	it( 'is told in few words after 3 seconds', async () => {
		const { posts, type, send, words } = startWithout();
		posts.create.mockResolvedValue( blocked );
		type( 'Title', 'Text' );
		await send();
		await pass( 2000 + 2999 );
		expect( words ).toEqual( [] );

		await pass( 1 );
		expect( words ).toEqual( [
			'The site refused it. (inkfast_not_ours) Your text is safe on this page.',
		] );
	} );
} );
