/** What the page shows of drafts: a notice above the form, and below it a way to remove them all. */

import { __ } from '@wordpress/i18n';
import { button, link, make } from '../form/dom';
import type { Elements } from '../form/elements';

export type Action =
	| { readonly label: string; readonly run: () => void }
	| { readonly label: string; readonly href: string };

/** A sentence, and what can be done about it. */
export interface Notice {
	readonly words: string;
	readonly actions: readonly Action[];
}

export interface Panel {
	/**
	 * Replaces all notices; the words are announced if they are new.
	 *
	 * @param notices In the order of the reading.
	 * @param focus   Whether the person's focus was in a notice that goes.
	 */
	show: ( notices: readonly Notice[] ) => void;
	/** Where the text is: announced once, not at every keystroke. */
	say: ( words: string ) => void;
	/** There is something of the person's on the device. */
	offerRemoval: () => void;
}

/**
 * @param elements The form's.
 * @param remove   Removes everything of the person's.
 */
export function createPanel(
	{ root, form, content, progress }: Elements,
	remove: () => Promise< void >
): Panel {
	const words = make( 'div', { ariaLive: 'polite' } );
	const actions = make( 'div', { className: 'inkfast-next' } );
	const notice = make(
		'div',
		{ className: 'inkfast-drafts' },
		words,
		actions
	);
	const line = make( 'div', {
		className: 'inkfast-progress inkfast-kept',
		ariaLive: 'polite',
	} );
	const removal = make( 'div', { className: 'inkfast-removal' } );
	form.before( notice );
	// What the first script may have said before this one came holds no more.
	progress.textContent = '';
	progress.after( line );
	root.append( removal );

	return {
		show( notices ) {
			const had = actions.contains( root.ownerDocument.activeElement );
			set(
				words,
				notices
					.map( ( each ) => each.words )
					.filter( Boolean )
					.join( ' ' )
			);
			actions.replaceChildren(
				...notices
					.flatMap( ( each ) => each.actions )
					.map( ( action ) =>
						'href' in action
							? link( action.href, action.label )
							: button( action.label, action.run, 'inkfast-link' )
					)
			);
			if ( had ) {
				content.focus();
			}
		},

		say: ( text ) => set( line, text ),

		offerRemoval() {
			if ( ! removal.firstChild ) {
				showRemoval( removal, remove, content );
			}
		},
	};
}

/** What is set again is announced again. */
function set( region: HTMLElement, text: string ): void {
	if ( region.textContent !== text ) {
		region.textContent = text;
	}
}

/** A button, then what it does and the same question again. */
function showRemoval(
	room: HTMLElement,
	remove: () => Promise< void >,
	after: HTMLElement
): void {
	const ask = button(
		__( 'Remove my drafts from this device', 'inkfast' ),
		() => {
			room.replaceChildren( words, yes, no );
			no.focus();
		},
		'inkfast-link'
	);
	const words = make(
		'p',
		{ id: `${ after.id }-removal` },
		__(
			'This removes every text of yours that this device keeps for this site, and what anybody wrote here without signing in. What is in a form stays until you leave its page.',
			'inkfast'
		)
	);
	const yes = button( __( 'Remove them', 'inkfast' ), () => {
		room.replaceChildren();
		after.focus();
		void remove();
	} );
	const no = button( __( 'Keep them', 'inkfast' ), () => {
		room.replaceChildren( ask );
		ask.focus();
	} );

	for ( const answer of [ yes, no ] ) {
		answer.setAttribute( 'aria-describedby', words.id );
	}
	room.replaceChildren( ask );
}
