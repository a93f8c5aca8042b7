/** Words that depend on what the form does and for whom. includes/Form/Labels.php says the same when the page is made. */

import { __, sprintf } from '@wordpress/i18n';
import type { Post } from '../posts/types';
import type { State } from './state';

/** What the page says about a form. */
export interface FormData {
	readonly form: string;
	readonly type: string;
	/** publish, pending or draft: what the form asks for. */
	readonly status: string;
	/** The owner's own label, or none. */
	readonly button: string;
}

/**
 * The button's label when nothing is under way.
 *
 * @param data    The form's.
 * @param editing Whether a stored post is in it.
 * @param can     The statuses that the person may ask for; empty or none for a visitor.
 */
export function buttonLabel(
	data: FormData,
	editing: boolean,
	can: readonly string[] = []
): string {
	if ( editing ) {
		return __( 'Save', 'inkfast' );
	}

	if ( data.button ) {
		return data.button;
	}

	if ( data.status === 'draft' ) {
		return __( 'Save draft', 'inkfast' );
	}

	return data.status === 'pending' ||
		( can.length && ! can.includes( 'publish' ) )
		? __( 'Submit for review', 'inkfast' )
		: __( 'Publish', 'inkfast' );
}

/**
 * What became of it, for the live region.
 *
 * @param state   The state `sent`.
 * @param hasMore Whether there is something in the fields that was typed since.
 */
export const sentMessage = (
	state: Extract< State, { name: 'sent' } >,
	hasMore = false
): string =>
	[
		outcome( state ),
		hasMore &&
			__( 'What you have written since is not saved yet.', 'inkfast' ),
	]
		.filter( Boolean )
		.join( ' ' );

function outcome( { send, post }: Extract< State, { name: 'sent' } > ): string {
	if ( post.needs_review ) {
		return __(
			'Submitted. Your account may not publish by itself, so it now waits for review.',
			'inkfast'
		);
	}

	if ( send.target && ! send.status ) {
		return __( 'Saved.', 'inkfast' );
	}

	return becameMessage( post );
}

function becameMessage( { status, title }: Post ): string {
	switch ( status ) {
		case 'publish':
			return title.raw
				? /* translators: %s: the post's title. */
					sprintf( __( 'Published: %s', 'inkfast' ), title.raw )
				: __( 'Published.', 'inkfast' );
		case 'pending':
			return __( 'Submitted for review.', 'inkfast' );
		case 'draft':
			return __( 'Saved as a draft.', 'inkfast' );
		case 'trash':
			return __(
				'It was saved before, and is in the trash by now.',
				'inkfast'
			);
		default:
			return __( 'Saved.', 'inkfast' );
	}
}
