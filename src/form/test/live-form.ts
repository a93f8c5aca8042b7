/** What the tests of the living form stand on: its page, who writes there, and what was heard. */

import type { Choice, Question } from '../../sign-in/types';
import { bindForm, type Helpers } from '../form';
import {
	allWords,
	askNobody,
	AUTHOR,
	fakeClient,
	fakeKeeping,
	render,
	settle,
} from './fixtures';

/**
 * A form on a page that is alive.
 *
 * @param source HTML.
 * @param user   Who is here.
 * @param script What of the second script is other than when it is all there.
 */
export function start(
	source?: string,
	user = AUTHOR,
	script: Partial< Pick< Helpers, 'words' | 'ready' > > = {}
) {
	const elements = render( source );
	const client = fakeClient( user );
	const page = makePage();
	const keeping = fakeKeeping();
	const signIn = jest.fn< Promise< Choice >, [ Question ] >( askNobody );
	bindForm( elements, client, page, {
		...allWords,
		...script,
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

export const focused = () => document.body.ownerDocument.activeElement;

/** How many keys were made. */
let keys = 0;

export const KEY: unknown = expect.stringMatching( /^[\w-]{16,32}$/ );

/** A window of its own for each form. */
export const makePage = () =>
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
export const asksBeforeLeaving = ( page: EventTarget ) =>
	! page.dispatchEvent( new Event( 'beforeunload', { cancelable: true } ) );

/** A body that nobody listens to yet, and time that passes when it is told to. */
export function freshPage(): void {
	document.body.replaceWith( document.createElement( 'body' ) );
	jest.useFakeTimers();
}
