/** What a state does to the fields. Typed text is replaced only after it was stored, or when the person asks for it. */

import { type Elements, writeText } from './elements';
import type { State, Text } from './state';

/**
 * Brings the fields to a state.
 *
 * @param elements The form's.
 * @param state    The new state.
 */
export function fill( elements: Elements, state: State ): void {
	const { form, etag } = elements;

	if ( state.name === 'sent' && state.send.target ) {
		etag.value = form.dataset.etag = state.post.etag;
		form.dataset.status = state.post.status;
		settle( elements, state.send );
		hideButtons( elements, state.post.status );
	} else if ( state.name === 'sent' ) {
		replace( elements, { title: '', content: '' } );
	} else if ( state.name === 'taken' ) {
		etag.value = form.dataset.etag = state.theirs.etag;
		replace( elements, {
			title: state.theirs.title.raw,
			content: state.theirs.content.raw ?? '',
		} );
	}
}

function replace( elements: Elements, text: Text ): void {
	writeText( elements, text );
	settle( elements, text );
}

/** Takes a text for the stored one: what differs from it is unsaved. */
function settle( { title, content }: Elements, text: Text ): void {
	title.defaultValue = text.title;
	content.defaultValue = text.content;
}

/** A button that would bring the post where it is already has nothing to do. */
function hideButtons( { buttons }: Elements, status: string ): void {
	for ( const each of buttons ) {
		each.hidden = each.value === status;
	}
}
