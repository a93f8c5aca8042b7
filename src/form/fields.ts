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
	const isNew = ! elements.form.dataset.id;

	if ( state.name === 'sent' ) {
		if ( isNew && isText( elements, state.send ) ) {
			replace( elements, { title: '', content: '' } );
		} else {
			keep( elements, state );
		}
	} else if ( isNew && state.name === 'sending' && state.send.target ) {
		open( elements, state.send.target );
	} else if ( isNew && state.name === 'conflict' ) {
		open( elements, state.theirs );
	} else if ( state.name === 'taken' ) {
		open( elements, state.theirs );
		replace( elements, {
			title: state.theirs.title.raw,
			content: state.theirs.content.raw ?? '',
		} );
	}
}

/** The post stays in the form: it was edited, or something was typed while it went out. */
function keep(
	elements: Elements,
	{ send, post }: Extract< State, { name: 'sent' } >
): void {
	open( elements, post );
	elements.form.dataset.status = post.status;
	settle( elements, send );
	hideButtons( elements, post.status );
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
