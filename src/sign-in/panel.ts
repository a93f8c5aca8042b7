/** The sign-in page in the dialog, or the way to it in a new tab. */

import { __ } from '@wordpress/i18n';
import { button, make } from '../form/dom';
import type { SessionUser } from '../session/types';
import type { Dialog } from './dialog';
import { makeFrame, mayFrame, PAGE_LIMIT, type Seen } from './frame';
import type { Facts, Trouble } from './step';
import { signInWords, troubleWords } from './words';

export interface Desk {
	readonly browser: Window & typeof globalThis;
	/** To whom the words belong. */
	readonly user: SessionUser;
	/** WordPress's sign-in page for a frame. */
	readonly login: string;
	/** The same for a tab. */
	readonly href: string;
	/** Asks who is here. */
	readonly look: ( claim?: Facts[ 'claim' ] ) => void;
	readonly keep: () => void;
}

/**
 * @param dialog Shows it.
 * @param desk   What it works with.
 * @return Tells the person that something is wrong.
 */
export function showPanel(
	dialog: Dialog,
	{ browser, user, login, href, look, keep }: Desk
): ( trouble: Trouble ) => void {
	const place = make( 'div', { className: 'inkfast-frame' } );
	const again = button( __( 'I have signed in', 'inkfast' ), () =>
		look( 'person' )
	);
	const report = ( trouble: Trouble ) => {
		// What comes late is no matter of whatever the dialog shows by then.
		if ( ! place.isConnected ) {
			return;
		}
		again.hidden = false;
		dialog.say( troubleWords( trouble ) );

		if ( trouble === 'unheard' ) {
			// Signing in there once more would come to the same.
			place.replaceChildren();
		}
	};
	let loads = 0;

	const frame = async () => {
		if ( ! ( await mayFrame( browser, login ) ) ) {
			report( 'unframed' );
			return;
		}

		const late = browser.setTimeout( () => report( 'unseen' ), PAGE_LIMIT );
		const seen = ( what: Seen ) => {
			browser.clearTimeout( late );
			loads++;

			if ( what === 'hidden' ) {
				report( 'unseen' );
			}
			// Whatever follows the first page may be what somebody sees who has signed in.
			if ( what !== 'page' || loads > 1 ) {
				look( what === 'success' ? 'page' : undefined );
			}
		};

		place.append(
			makeFrame( login, __( 'Sign-in page', 'inkfast' ), seen, keep )
		);
	};

	again.hidden = true;
	dialog.show(
		signInWords( user ),
		place,
		make(
			'div',
			{ className: 'inkfast-links' },
			make(
				'a',
				{ href, target: '_blank' },
				__( 'Sign in (opens a new tab)', 'inkfast' )
			),
			again,
			button( __( 'Not now', 'inkfast' ), keep, 'inkfast-link' )
		)
	);
	void frame();

	return report;
}
