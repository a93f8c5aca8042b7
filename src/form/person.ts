/** The line above the form about who is here. */

import { __, sprintf } from '@wordpress/i18n';
import type { SessionUser } from '../session/types';
import type { Elements } from './elements';

/**
 * Follows the page's person: a page made for visitors may be shown to someone signed in, and a session may end.
 *
 * @param elements        The form's.
 * @param elements.signin The line.
 * @param user            Who is here.
 * @param type            The form's post type.
 */
export function showPerson(
	{ signin }: Elements,
	user: SessionUser,
	type: string
): void {
	const [ words, link ] = signin.children;
	const known = user.id > 0;
	// Of someone whose name is not told yet the rights are not either.
	const barred = !! user.name && ! user.can[ type ]?.length;

	signin.hidden = known && ! barred;
	link?.toggleAttribute( 'hidden', known );

	if ( words && barred ) {
		words.textContent = sprintf(
			/* translators: %s: name of a person. */
			__(
				'You are signed in as %s. This account may not write here.',
				'inkfast'
			),
			user.name
		);
	}
}

/**
 * Opens the sign-in page in a new tab as long as leaving this one would lose something.
 *
 * @param elements        The form's.
 * @param elements.signin The line.
 * @param isUnsaved       Whether it would.
 */
export function signInElsewhere(
	{ signin }: Elements,
	isUnsaved: boolean
): void {
	const link = signin.querySelector( 'a' );

	if ( link ) {
		link.target = isUnsaved ? '_blank' : '';
		link.textContent = isUnsaved
			? __( 'Sign in (opens a new tab)', 'inkfast' )
			: __( 'Sign in', 'inkfast' );
	}
}
