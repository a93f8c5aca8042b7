import type { Outcome } from '../../delivery/causes';
import type { Post } from '../../posts/types';
import { isDirty } from '../elements';
import { bindForm } from '../form';
import { PATIENCE } from '../view';
import {
	AUTHOR,
	editHtml,
	fakeClient,
	html,
	later,
	no,
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
	bindForm( elements, client, page );

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
		page,
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

/** A window of its own for each form. */
const makePage = () =>
	Object.assign( new EventTarget(), {
		location: { href: 'https://example.org/write/?a=b#c' },
		Date: { now: () => 1000 },
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
	it( 'turns its buttons on', () => {
		expect( start().elements.button.disabled ).toBe( false );
	} );

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
		bindForm( elements, fakeClient(), page );

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
		expect( posts.create ).toHaveBeenCalledWith( {
			title: 'Title',
			content: 'Text',
			form: 'signed',
		} );
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
		expect( elements.progress.textContent ).toBe( '' );

		jest.advanceTimersByTime( PATIENCE );
		expect( elements.progress.textContent ).toBe( 'Still sending…' );

		answer.settle( no() );
		await settle();
		expect( elements.progress.textContent ).toBe( '' );
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
		posts.find.mockRejectedValue( new TypeError( 'broken' ) );
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

describe( 'an outcome that is not known', () => {
	const lost = no( {
		cause: 'unreachable',
		detail: 'cut',
		mayHaveArrived: true,
	} );

	it( 'shows the post when the site has it, and sends nothing again', async () => {
		const { posts, type, send, words } = start();
		posts.create.mockResolvedValue( lost );
		posts.find.mockResolvedValue( ok( post() ) );
		type( 'Title', 'Text' );
		await send();

		expect( posts.find ).toHaveBeenCalledWith(
			expect.objectContaining( {
				title: 'Title',
				content: 'Text',
				since: 1000,
			} )
		);
		expect( posts.create ).toHaveBeenCalledTimes( 1 );
		expect( words ).toEqual( [ 'Published: Title' ] );
	} );

	it( 'says that it may have arrived when the site does not have it, and waits for the person', async () => {
		const { posts, type, elements, send, words } = start();
		posts.create.mockResolvedValue( lost );
		posts.find.mockResolvedValue( ok( null ) );
		type( 'Title', 'Text' );
		await send();
		jest.advanceTimersByTime( 600_000 );

		expect( posts.create ).toHaveBeenCalledTimes( 1 );
		expect( words ).toEqual( [
			expect.stringMatching( /may still arrive/ ),
		] );
		expect( elements.button.textContent ).toBe( 'Try again' );
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
			[ 7, 'v1', { title: 'Title', content: 'Text' } ],
			[ 7, 'v2', { title: 'Title', content: 'Text' } ],
		] );
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

		expect( posts.change ).toHaveBeenLastCalledWith( 7, 'v2', {
			title: 'Mine',
			content: 'My text',
		} );
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

		expect( posts.create ).toHaveBeenCalledWith( {
			title: 'Mine',
			content: 'My text',
			form: 'signed',
			status: 'publish',
		} );
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
				expect.objectContaining( { status: becomes } )
			);
		}
	);

	it( 'asks for a status by a button of its own', async () => {
		const { posts, elements, type } = start(
			editHtml().replace(
				'disabled>Publish</button>',
				'disabled>Save</button><button type="submit" name="status" value="publish" disabled>Publish</button>'
			)
		);
		posts.change.mockResolvedValue( ok( post() ) );
		type( 'Title', 'Text' );
		elements.buttons[ 1 ]?.click();
		await settle();

		expect( posts.change ).toHaveBeenCalledWith( 7, 'v1', {
			title: 'Title',
			content: 'Text',
			status: 'publish',
		} );
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
		bindForm( elements, fakeClient(), makePage() );

		expect( elements.etag.value ).toBe( 'v1' );
	} );

	it( 'is the restored one for text that a browser has put back', () => {
		const elements = render( editHtml() );
		elements.etag.value = 'v0';
		elements.content.value = 'Typed before the reload';
		bindForm( elements, fakeClient(), makePage() );

		expect( elements.etag.value ).toBe( 'v0' );
	} );
} );
