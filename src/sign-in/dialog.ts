/** A dialog over the page. The browser's own: the page behind is inert, Escape closes, the focus goes back where it was. */

import { make } from '../form/dom';
import type { Elements } from '../form/elements';
import type { Heading } from './words';

export interface Dialog {
	/** Shows something else in it; the focus moves to its heading, so that it is read. */
	show: ( heading: Heading, ...parts: Node[] ) => void;
	/** Says something about what it shows. */
	say: ( words: string ) => void;
	close: () => void;
}

/**
 * Opens a dialog and keeps it open until it is closed, by the person or by the code.
 *
 * @param elements       The form's: inside its section the theme's rules for forms hold.
 * @param elements.root  The section.
 * @param elements.title A field, whose id nothing else on the page has.
 * @param closed         Called once.
 */
export function openDialog(
	{ root, title }: Elements,
	closed: () => void
): Dialog {
	const heading = make( 'h2', { id: `${ title.id }-ask`, tabIndex: -1 } );
	const text = make( 'p', { id: `${ title.id }-ask-text` } );
	const body = make( 'div', { className: 'inkfast-dialog-body' } );
	const news = make( 'div', { ariaLive: 'polite' } );
	const dialog = make(
		'dialog',
		{ className: 'inkfast-dialog' },
		heading,
		text,
		news,
		body
	);

	dialog.setAttribute( 'aria-labelledby', heading.id );
	dialog.setAttribute( 'aria-describedby', text.id );
	dialog.style.backgroundColor = colourBehind( root );
	dialog.addEventListener( 'close', () => {
		dialog.remove();
		closed();
	} );

	return {
		show( words, ...parts ) {
			heading.textContent = words.heading;
			text.textContent = words.text;
			news.textContent = '';
			body.replaceChildren( ...parts );

			if ( ! dialog.isConnected ) {
				root.append( dialog );
				dialog.showModal();
			}
			heading.focus();
		},
		say( words ) {
			news.textContent = words;
		},
		close: () => dialog.close(),
	};
}

/** The form has no colours of its own: words and links in the dialog are the theme's, so what is behind them must be too. */
function colourBehind( element: Element | null ): string {
	if ( ! element ) {
		return 'Canvas';
	}

	const { backgroundColor } = getComputedStyle( element );

	// With an alpha it is `rgba( … )` or has a slash.
	return /^(rgba|transparent)|\//.test( backgroundColor )
		? colourBehind( element.parentElement )
		: backgroundColor;
}
