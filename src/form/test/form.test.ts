import type { Outcome } from '../../delivery/causes';
import type { Post } from '../../posts/types';
import type { Choice, Question } from '../../sign-in/types';
import { isDirty } from '../elements';
import { bindForm } from '../form';
import { PATIENCE } from '../view';
import {
	allWords,
	askNobody,
	AUTHOR,
	editHtml,
	fakeClient,
	fakeKeeping,
	html,
	later,
	no,
	noHelp,
	ok,
	post,
	render,
	settle,
} from './fixtures';

/**
 * A form on a page that is alive.
 *
 * @param source HTML.
 * @param user Who is here.
 */
function start( source?: string, user = AUTHOR ) {
	const elements = render( source );
	const client = fakeClient( user );
	const page = makePage();
	const keeping = fakeKeeping();
	const signIn = jest.fn< Promise< Choice >, [ Question ] >( askNobody );
	bindForm( elements, client, page, {
		...allWords,
		signIn,
		keep: () => keeping,
	} );

	const words: ( string | null )[] = [];
	new MutationObserver( () =>
		words.push( elements.outcome.textContent )
	).observe( elements.outcome, { childList: true, characterData: true } );

	const events: [ string, unknown ][] = [];
	for ( const name of [ 'sending', 'sent', 'refused' ] ) {
		document.body.addEventListener( `inkfast:${ name }`, ( event ) => {
			events.push( [
				name,
				event instanceof CustomEvent ? event.detail : null,
			] );
		} );
	}

	return {
		...client,
		elements,
		keeping,
		page,
		signIn,
		/** What the live region said, in its order. */
		words,
		events,
		type( title: string, content: string ) {
			elements.title.value = title;
			elements.content.value = content;
			elements.content.dispatchEvent(
				new Event( 'input', { bubbles: true } )
			);
		},
		async send() {
			elements.form.requestSubmit( elements.button );
			await settle();
		},
		press( name: string ) {
			const found = [ ...document.querySelectorAll( 'button, a' ) ].find(
				( each ) => each.textContent === name
			);
			if ( ! ( found instanceof HTMLElement ) ) {
				throw new Error( `There is no "${ name }".` );
			}
			found.click();
		},
	};
}

const focused = () => document.body.ownerDocument.activeElement;

/** How many keys were made. */
let keys = 0;

const KEY: unknown = expect.stringMatching( /^[\w-]{16,32}$/ );

/** A window of its own for each form. */
const makePage = () =>
	Object.assign( new EventTarget(), {
		location: { href: 'https://example.org/write/?a=b#c' },
		history: { replaceState: jest.fn() },
		document: Object.assign( new EventTarget(), {
			visibilityState: 'visible' as DocumentVisibilityState,
		} ),
		crypto: {
			getRandomValues< T extends ArrayBufferView | null >( array: T ): T {
				if ( array instanceof Uint8Array ) {
					array.fill( keys++ );
				}
				return array;
			},
		},
		Math: { random: () => 1 },
		setTimeout: ( run: () => void, delay: number ) =>
			setTimeout( run, delay ),
	} );

/**
 * Whether the browser would ask before the page is left.
 *
 * @param page Its window.
 */
const asksBeforeLeaving = ( page: EventTarget ) =>
	! page.dispatchEvent( new Event( 'beforeunload', { cancelable: true } ) );

beforeEach( () => {
	document.body.replaceWith( document.createElement( 'body' ) );
	jest.useFakeTimers();
} );

afterEach( () => {
	jest.useRealTimers();
} );

describe( 'a form that starts', () => {
	it.each( [
		[ 'data-unsaved', true ],
		[ '', false ],
	] )(
		'asks before text is left that a page with the attribute "%s" brought: %s',
		( data, asks ) => {
			const { elements, page } = start( html( data, 'Mine', 'My text' ) );

			expect( asksBeforeLeaving( page ) ).toBe( asks );
			expect( elements.title.value ).toBe( 'Mine' );
			expect( elements.content.value ).toBe( 'My text' );
		}
	);

	it.each( [ 'focusin', 'pointerdown', 'input' ] )(
		'begins the session at the first %s, and not before',
		( type ) => {
			const { session, elements } = start();

			expect( session.begin ).not.toHaveBeenCalled();
			elements.title.dispatchEvent(
				new Event( type, { bubbles: true } )
			);
			expect( session.begin ).toHaveBeenCalled();
		}
	);

	it( 'leaves restored text as it is', () => {
		const elements = render();
		elements.content.value = 'Restored';
		const page = makePage();
		bindForm( elements, fakeClient(), page, noHelp() );

		expect( elements.content.value ).toBe( 'Restored' );
		expect( asksBeforeLeaving( page ) ).toBe( true );
	} );
} );

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

describe( 'a send without an answer', () => {
	const lost = no( {
		cause: 'unreachable',
		detail: 'cut',
		status: 0,
		mayHaveArrived: true,
	} );
	const PAUSE = 2000;

	it( 'goes out again by itself, just the same, until there is an answer', async () => {
		const { posts, type, send, words, elements } = start();
		posts.create
			.mockResolvedValueOnce( lost )
			.mockResolvedValueOnce( no( { cause: 'server_error' } ) )
			.mockResolvedValueOnce( ok( post() ) );
		type( 'Title', 'Text' );
		await send();
		expect( elements.button.textContent ).toBe( 'Send now' );
		expect( elements.content.readOnly ).toBe( false );

		await jest.advanceTimersByTimeAsync( PAUSE );
		await jest.advanceTimersByTimeAsync( 2 * PAUSE );

		const [ first, second, third ] = posts.create.mock.calls;
		expect( second ).toEqual( first );
		expect( third ).toEqual( first );
		expect( posts.create ).toHaveBeenCalledTimes( 3 );
		expect( words.at( -1 ) ).toBe( 'Published: Title' );
		await jest.advanceTimersByTimeAsync( 600_000 );
		expect( posts.create ).toHaveBeenCalledTimes( 3 );
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

		posts.change.mockResolvedValue( ok( post( { etag: 'v2' } ) ) );
		await send();
		expect( posts.change ).toHaveBeenCalledWith(
			7,
			'v1',
			{ title: 'Title', content: 'Text and more' },
			KEY
		);
	} );
} );

describe( 'a key that was used for something else', () => {
	it( 'is given up: the next press sends with another', async () => {
		const { posts, type, send, words } = start();
		posts.create
			.mockResolvedValueOnce( no( { cause: 'key_reused', status: 422 } ) )
			.mockResolvedValueOnce( ok( post() ) );
		type( 'Title', 'Text' );
		await send();
		await send();

		const [ first, second ] = posts.create.mock.calls;
		expect( second?.[ 0 ] ).toEqual( first?.[ 0 ] );
		expect( second?.[ 1 ] ).not.toBe( first?.[ 1 ] );
		expect( words.at( -1 ) ).toBe( 'Published: Title' );
	} );

	it( 'is not taken a second time after a reload', async () => {
		const elements = render();
		const { posts, session } = fakeClient();
		const keeping = fakeKeeping();
		let changed = () => {};
		const key = keeping.id();
		await keeping.setSent( {
			title: 'Title',
			content: 'Text',
			key,
			isOpen: true,
			isHeld: true,
		} );
		bindForm( elements, { posts, session }, makePage(), {
			...noHelp(),
			keep: ( room ) => {
				( { changed } = room );
				return keeping;
			},
		} );
		elements.title.value = 'Title';
		elements.content.value = 'Newer text';
		changed();
		posts.create.mockResolvedValue( ok( post( { etag: 'v1' } ) ) );
		posts.change.mockResolvedValue( ok( post( { etag: 'v2' } ) ) );
		elements.form.requestSubmit();
		await settle();

		expect( posts.create ).toHaveBeenCalledWith(
			{ title: 'Title', content: 'Text', form: 'signed' },
			key
		);
		expect( posts.change ).toHaveBeenCalledTimes( 1 );
		expect( posts.change.mock.calls[ 0 ]?.[ 3 ] ).not.toBe(
			posts.create.mock.calls[ 0 ]?.[ 1 ]
		);
	} );
} );

describe( 'who is here', () => {
	it( 'leads to signing in, in a new tab, when it is nobody', async () => {
		const { posts, type, send, elements } = start();
		posts.create.mockResolvedValue( no( { cause: 'signed_out' } ) );
		type( 'Title', 'Text' );
		await send();

		const link = elements.next.querySelector( 'a' );
		expect( link?.href ).toBe( 'https://example.org/wp-login.php' );
		expect( link?.target ).toBe( '_blank' );
		expect( focused() ).toBe( link );
	} );

	it( 'makes a visitor’s page that of the person who is signed in', () => {
		const visitor = { id: 0, name: '', can: {} };
		const { announce, elements } = start(
			html().replace( 'signin" hidden', 'signin"' ),
			visitor
		);
		announce( {
			type: 'adopted',
			user: {
				id: 4,
				name: 'Cora',
				can: { post: [ 'draft', 'pending' ] },
			},
		} );

		expect( elements.signin.hidden ).toBe( true );
		expect( elements.button.textContent ).toBe( 'Submit for review' );
	} );

	it( 'tells someone who may not write', () => {
		const { announce, elements } = start();
		announce( {
			type: 'adopted',
			user: { id: 5, name: 'Sue', can: { post: [] } },
		} );

		expect( elements.signin.hidden ).toBe( false );
		expect( elements.signin.textContent ).toMatch(
			/signed in as Sue.*may not/
		);
		expect( elements.signin.querySelector( 'a' )?.hidden ).toBe( true );
	} );

	it( 'says early that the session has ended', () => {
		const { announce, elements } = start();
		announce( { type: 'signed_out', user: { id: 0, name: '', can: {} } } );

		expect( elements.signin.hidden ).toBe( false );
		expect( elements.signin.querySelector( 'a' )?.hidden ).toBe( false );
	} );
} );

describe( 'editing', () => {
	const clash = no( { cause: 'conflict', status: 412 } );
	const theirs = post( {
		title: { raw: 'Their title' },
		content: { raw: 'Their text' },
		etag: 'v2',
	} );

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
		expect( posts.change ).toHaveBeenCalledTimes( 1 );
	} );

	it( 'signs in elsewhere while there is unsaved text', () => {
		const { type, elements } = start();
		const link = elements.signin.querySelector( 'a' );
		expect( link?.target ).toBe( '' );
		type( 'Mine', 'My text' );
		expect( link?.target ).toBe( '_blank' );
		expect( link?.textContent ).toBe( 'Sign in (opens a new tab)' );
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

	it( 'asks for a status by a button of its own', async () => {
		const { posts, elements, type } = start(
			editHtml().replace(
				'>Publish</button>',
				'>Save</button><button type="submit" name="inkfast[status]" value="publish">Publish</button>'
			)
		);
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

describe( 'the version that the text belongs to', () => {
	it( 'is the page’s for the text that the page brought', () => {
		const elements = render( editHtml() );
		elements.etag.value = 'v0';
		bindForm( elements, fakeClient(), makePage(), noHelp() );

		expect( elements.etag.value ).toBe( 'v1' );
	} );

	it( 'is the restored one for text that a browser has put back', () => {
		const elements = render( editHtml() );
		elements.etag.value = 'v0';
		elements.content.value = 'Typed before the reload';
		bindForm( elements, fakeClient(), makePage(), noHelp() );

		expect( elements.etag.value ).toBe( 'v0' );
	} );
} );

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
		const { posts, signIn, type, send } = start();
		const answer = later< Choice >();
		posts.create
			.mockResolvedValueOnce( no( { cause: 'signed_out' } ) )
			.mockResolvedValueOnce( ok( post() ) );
		signIn.mockReturnValueOnce( answer.promise );
		type( 'Title', 'Text' );
		await send();
		await send();
		answer.settle( 'send' );
		await settle();

		expect( posts.create ).toHaveBeenCalledTimes( 2 );
	} );
} );
