/** The refusal that a caller gets in the end. */

import { __ } from '@wordpress/i18n';
import type { Answer } from './answer';
import type { Final } from './plan';

const codes = {
	rejected: [ 'inkfast_nonce_rejected', 403 ],
	no_answer: [ 'inkfast_no_answer', 403 ],
	signed_out: [ 'inkfast_signed_out', 401 ],
	identity_changed: [ 'inkfast_identity_changed', 409 ],
} as const;

/** For the person, since many scripts show what they catch. The form has words of its own. */
function messageOf( why: Final ): string {
	switch ( why ) {
		case 'rejected':
			return __(
				'The site refuses what this page sends, although you are signed in.',
				'inkfast'
			);
		case 'no_answer':
			return __( 'The site could not be reached.', 'inkfast' );
		case 'signed_out':
			return __( 'You are not signed in any more.', 'inkfast' );
		case 'identity_changed':
			return __(
				'This browser is now signed in as somebody else than when this page was opened. Nothing was sent.',
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
	const [ code, status ] = codes[ why ];
	const body = {
		code,
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
