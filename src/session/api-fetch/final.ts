/** The refusal that a caller gets in the end. */

import { __ } from '@wordpress/i18n';
import type { Answer } from './answer';
import type { Final } from './plan';

const codes = {
	rejected: 'inkfast_nonce_rejected',
	no_answer: 'inkfast_no_answer',
	signed_out: 'inkfast_signed_out',
	identity_changed: 'inkfast_identity_changed',
} as const;

const statuses = {
	rejected: 403,
	no_answer: 403,
	signed_out: 401,
	identity_changed: 409,
} as const;

/** In words for the person, since many scripts show what they catch. */
function messageOf( why: Final ): string {
	switch ( why ) {
		case 'rejected':
			return __(
				'The site refused a pass that it had just handed out. Nothing was changed. Please tell the owner of the site.',
				'inkfast'
			);
		case 'no_answer':
			return __(
				'The site could not be reached. Nothing was changed. Please try again.',
				'inkfast'
			);
		case 'signed_out':
			return __( 'You are signed out. Please sign in again.', 'inkfast' );
		case 'identity_changed':
			return __(
				'Somebody else is signed in now. Nothing was sent in their name.',
				'inkfast'
			);
	}
}

/**
 * Never with the code of a refused nonce: outside of all middleware, core would renew and send for ever.
 *
 * @param why      The reason.
 * @param here     Id of the user who is here.
 * @param original The error that the server gave; none when the request was not sent at all.
 */
export function finalRefusal(
	why: Final,
	here: number,
	original: unknown = null
): Answer {
	const status = statuses[ why ];
	const body = {
		code: codes[ why ],
		message: messageOf( why ),
		data: { status, original },
	};

	return {
		isThrown: true,
		value: new Response( JSON.stringify( body ), {
			status,
			headers: {
				'Content-Type': 'application/json',
				'Inkfast-User': String( here ),
			},
		} ),
	};
}
