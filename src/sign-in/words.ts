/** The words of the dialog. Pure. */

import { __, sprintf } from '@wordpress/i18n';
import type { SessionUser } from '../session/types';
import type { Trouble } from './step';

/** Two lines at the top. */
export interface Heading {
	readonly heading: string;
	readonly text: string;
}

/**
 * Of the sign-in page.
 *
 * @param user To whom the words belong.
 */
export function signInWords( { id, name }: SessionUser ): Heading {
	const heading = name
		? /* translators: %s: name of a person. */
			sprintf( __( 'Sign in as %s', 'inkfast' ), name )
		: __( 'Sign in', 'inkfast' );

	return {
		heading: id ? heading : __( 'Sign in to post', 'inkfast' ),
		text: __(
			'Your text stays on the page. When you have signed in, it is sent by itself.',
			'inkfast'
		),
	};
}

/**
 * Of the choice between two people.
 *
 * @param user           To whom the words belong.
 * @param here           Who is here.
 * @param mayHaveArrived An earlier send in the name of the first may have been stored.
 */
export function choiceWords(
	user: SessionUser,
	here: SessionUser,
	mayHaveArrived: boolean
): Heading {
	const before = nameOf( user );
	const heading = __( 'Who is sending this?', 'inkfast' );
	const text = sprintf(
		/* translators: 1: name of a person, 2: name of another person. */
		__(
			'This browser is now signed in as %1$s. The text was written as %2$s.',
			'inkfast'
		),
		nameOf( here ),
		before
	);
	const warning = sprintf(
		/* translators: %s: name of a person. */
		__(
			'It was already sent as %s and may have arrived: then it is there twice if you send it as somebody else.',
			'inkfast'
		),
		before
	);

	return { heading, text: mayHaveArrived ? `${ text } ${ warning }` : text };
}

export const nameOf = ( { name }: SessionUser ): string =>
	name || __( 'somebody else', 'inkfast' );

/**
 * What is wrong with the sign-in page in the frame, and what helps.
 *
 * @param trouble What it is.
 */
export function troubleWords( trouble: Trouble ): string {
	switch ( trouble ) {
		case 'unframed':
			return __(
				'Please sign in in a new tab, then come back here.',
				'inkfast'
			);
		case 'unseen':
			return __(
				'If you see no sign-in page here, sign in in a new tab and come back.',
				'inkfast'
			);
		case 'unheard':
			return __(
				'You have signed in, but this page cannot see it. Please sign in in a new tab, then come back here.',
				'inkfast'
			);
		case 'nobody':
			return __( 'Nobody is signed in yet.', 'inkfast' );
		case 'unknown':
			return __(
				'The site could not be asked who is signed in. Please try again.',
				'inkfast'
			);
	}
}
