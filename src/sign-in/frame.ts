/** WordPress's sign-in page in a frame. */

import { make } from '../form/dom';
import { canBeFramed } from './framing';

/** What the frame shows: the page that says that it worked, any other of this site, or something that this page may not read. */
export type Seen = 'success' | 'page' | 'hidden';

/** Milliseconds. */
export const PAGE_LIMIT = 8000;

/**
 * Whether the sign-in page may be framed. Asked before it is: browsers do not tell, but leave an empty frame and an error in the console.
 *
 * @param browser The window.
 * @param url     The page's address.
 */
export async function mayFrame(
	browser: Window & typeof globalThis,
	url: string
): Promise< boolean > {
	const { origin } = browser.location;

	// From another origin the cookies of a frame are a foreign site's.
	if ( new URL( url, origin ).origin !== origin ) {
		return false;
	}

	return browser
		.fetch( url, {
			credentials: 'same-origin',
			redirect: 'manual',
			cache: 'no-store',
			signal: AbortSignal.timeout( PAGE_LIMIT ),
		} )
		.then(
			( login ) => canBeFramed( login, origin ),
			() => false
		);
}

/**
 * @param url    The page's address.
 * @param title  The frame's name.
 * @param seen   Called at each page that the frame has loaded.
 * @param escape Called when Escape is pressed in it: the dialog does not hear that by itself.
 */
export function makeFrame(
	url: string,
	title: string,
	seen: ( what: Seen ) => void,
	escape: () => void
): HTMLIFrameElement {
	const frame = make( 'iframe', { src: url, title } );

	frame.addEventListener( 'load', () => {
		const page = frame.contentDocument;

		page?.addEventListener( 'keydown', ( { key } ) => {
			if ( key === 'Escape' ) {
				escape();
			}
		} );
		seen( page ? whatIs( page ) : 'hidden' );
	} );

	return frame;
}

const whatIs = ( page: Document ): Seen =>
	page.querySelector( 'body.interim-login-success' ) ? 'success' : 'page';
