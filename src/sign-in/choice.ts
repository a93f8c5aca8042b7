/** Lets the person choose in whose name it is sent. */

import { __, sprintf } from '@wordpress/i18n';
import { button, make } from '../form/dom';
import type { SessionUser } from '../session/types';
import type { Dialog } from './dialog';
import { choiceWords, nameOf } from './words';

export interface Choosing {
	/** To whom the words belong. */
	readonly user: SessionUser;
	/** Who is here. */
	readonly here: SessionUser;
	readonly mayHaveArrived: boolean;
	/** It changes a stored post. */
	readonly editing: boolean;
	/** Whoever is here may write. */
	readonly mayGive: boolean;
	readonly give: () => void;
	readonly signIn: () => void;
	readonly keep: () => void;
}

/**
 * @param dialog   Shows it.
 * @param choosing Between whom, and what the buttons do.
 */
export function showChoice(
	dialog: Dialog,
	{
		user,
		here,
		mayHaveArrived,
		editing,
		mayGive,
		give,
		signIn,
		keep,
	}: Choosing
): void {
	const giveTo = editing
		? /* translators: %s: name of a person. */
			__( 'Save as %s', 'inkfast' )
		: /* translators: %s: name of a person. */
			__( 'Post as %s', 'inkfast' );
	/* translators: %s: name of a person. */
	const signInAs = __( 'Sign in as %s', 'inkfast' );

	dialog.show(
		choiceWords( user, here, mayHaveArrived ),
		make(
			'div',
			{ className: 'inkfast-links' },
			...( mayGive
				? [ button( sprintf( giveTo, nameOf( here ) ), give ) ]
				: [] ),
			button( sprintf( signInAs, nameOf( user ) ), signIn ),
			button( __( 'Keep the text here', 'inkfast' ), keep )
		)
	);
}
