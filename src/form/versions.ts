/** Two versions of one post, to choose from. Comes with the second script. */

import { __ } from '@wordpress/i18n';
import type { Post } from '../posts/types';
import type { Handlers } from './actions';
import { button, link, make } from './dom';

/**
 * The saved version beside the person's own, which stays in the fields.
 *
 * @param theirs   The saved one.
 * @param handlers What the buttons do.
 * @param more     Further buttons.
 */
export function versions(
	theirs: Post,
	{ send, take }: Pick< Handlers, 'send' | 'take' >,
	more: readonly Node[]
): Node[] {
	const text = theirs.content.raw;
	const heading = make(
		'h2',
		{ tabIndex: -1 },
		__( 'The saved version', 'inkfast' )
	);
	const keep = button( __( 'Keep mine', 'inkfast' ), send );
	const taking = button( __( 'Take the saved one', 'inkfast' ), take );
	// Drafts keep the person's own before it goes out of the fields.
	taking.dataset.take = '';

	return text === null
		? [
				heading,
				make(
					'p',
					{},
					__(
						'It holds formatting that this form cannot show.',
						'inkfast'
					)
				),
				keep,
				link(
					theirs.edit_link,
					__( 'Open it in the WordPress editor', 'inkfast' )
				),
			]
		: [
				heading,
				make( 'input', {
					type: 'text',
					value: theirs.title.raw,
					readOnly: true,
					dir: 'auto',
					ariaLabel: __( 'Title of the saved version', 'inkfast' ),
				} ),
				make( 'textarea', {
					value: text,
					readOnly: true,
					rows: 8,
					dir: 'auto',
					ariaLabel: __( 'Text of the saved version', 'inkfast' ),
				} ),
				keep,
				taking,
				...more,
			];
}
