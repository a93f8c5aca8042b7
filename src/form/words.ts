/** The words for what seldom happens come with the second script. Until it is there, and where it never comes, these few must do. */

import { __ } from '@wordpress/i18n';
import type { Refusal } from '../delivery/causes';
import { isMarked } from '../delivery/policy';
import type { Post } from '../posts/types';
import type { Handlers } from './actions';
import { button } from './dom';
import type { Text } from './state';

/** What else is known about a send that was refused. */
export interface Circumstances {
	/** It goes out again by itself. */
	readonly waiting?: boolean;
	/** A change of a stored post: saving it twice does no harm. */
	readonly editing?: boolean;
}

export interface Words {
	/** What the server would refuse, said before sending. */
	readonly check: ( text: Text ) => Refusal | undefined;
	/** For a refusal, as one text for a live region. */
	readonly describe: ( refusal: Refusal, known: Circumstances ) => string;
	/** The saved version beside the person's own, to choose from. */
	readonly versions: (
		theirs: Post,
		handlers: Pick< Handlers, 'send' | 'take' >,
		more: readonly Node[]
	) => Node[];
}

export const fewWords: Words = {
	// The server checks everything itself.
	check: () => undefined,

	describe: ( refusal, { waiting } ) =>
		isMarked( refusal )
			? __( 'Please change what is marked.', 'inkfast' )
			: [
					refusal.message ||
						( waiting
							? __(
									'No answer yet; it is sent again by itself.',
									'inkfast'
								)
							: __( 'The site refused it.', 'inkfast' ) ),
					`(${ refusal.code })`,
					__( 'Your text is safe on this page.', 'inkfast' ),
				].join( ' ' ),

	versions: ( _theirs, { send }, more ) => [
		button( __( 'Keep mine', 'inkfast' ), send ),
		...more,
	],
};
