/** What a state does to the fields. Typed text is replaced only after it was stored, or when the person asks for it. */

import { type Elements, isText, writeText } from './elements';
import type { State, Target, Text } from './state';

/**
 * Brings the fields to a state.
 *
 * @param elements The form's.
 * @param state    The new state.
 */
export function fill( elements: Elements, state: State ): void {
	const { form } = elements;

	switch ( state.name ) {
		case 'sent':
			if ( ! form.dataset.id && isText( elements, state.send ) ) {
				replace( elements, { title: '', content: '' } );
				break;
			}
			// What was typed while it went out is a change of it.
			open( elements, state.post );
			form.dataset.status = state.post.status;
			settle( elements, state.send );
			hideButtons( elements, state.post.status );
			break;
		case 'sending':
			if ( ! form.dataset.id && state.send.target ) {
				open( elements, state.send.target );
			}
			break;
		case 'conflict':
			if ( ! form.dataset.id ) {
				open( elements, state.theirs );
			}
			break;
		case 'taken':
			open( elements, state.theirs );
			replace( elements, {
				title: state.theirs.title.raw,
				content: state.theirs.content.raw ?? '',
			} );
			break;
	}
}

/** From now on the text is one of a stored post. */
function open( { form, etag }: Elements, target: Target ): void {
	form.dataset.id = `${ target.id }`;
	etag.value = form.dataset.etag = target.etag;
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
