/** Which of the causes an answer has. Pure; the rows of the table that have an answer are here. */

import { type Answer, userIn } from './answer';
import type { Cause } from './causes';
import { INVALID_NONCE } from './codes';
import { fieldsOf, type RestError } from './rest-error';

/** Codes whose cause their status does not tell. */
const BY_CODE: ReadonlyMap< string, Cause > = new Map( [
	[ INVALID_NONCE, 'nonce_expired' ],
	[ 'inkfast_nonce_rejected', 'nonce_rejected' ],
	[ 'inkfast_identity_changed', 'identity_changed' ],
	[ 'inkfast_in_progress', 'in_progress' ],
	[ 'inkfast_key_reused', 'key_reused' ],
	[ 'inkfast_no_answer', 'unreachable' ],
	// The plugin is off, or the address wrong: no word about the post.
	[ 'rest_no_route', 'unexpected' ],
] );

const BY_STATUS: Readonly< Record< number, Cause > > = {
	404: 'gone',
	410: 'gone',
	412: 'conflict',
};

/** Of ours and of core. */
const CAPABILITY = /^(inkfast_cannot|rest_cannot|rest_forbidden)/;

/**
 * @param answer Other than what was hoped for.
 * @param error  What it has in WordPress's own shape.
 * @param page   Id of the user to whom the page belonged when it was sent.
 */
export function causeOf(
	answer: Answer,
	error: RestError | undefined,
	page: number
): Cause {
	const { status } = answer;

	if ( status === 429 || status >= 500 ) {
		return 'server_error';
	}

	if ( status === 413 ) {
		return 'too_large';
	}

	if ( ! error || status < 400 ) {
		return 'blocked';
	}

	if ( status === 401 || error.code === 'inkfast_signed_out' ) {
		return unauthorized( error.code, userIn( answer ) ?? 0, page );
	}

	if ( status === 403 && CAPABILITY.test( error.code ) ) {
		return 'forbidden';
	}

	if ( status === 400 && Object.keys( fieldsOf( error ) ).length > 0 ) {
		return 'invalid';
	}

	return BY_CODE.get( error.code ) ?? BY_STATUS[ status ] ?? 'unexpected';
}

/** It ran as a visitor's. Whether anybody is here tells why. */
function unauthorized( code: string, here: number, page: number ): Cause {
	if ( here === 0 ) {
		return 'signed_out';
	}

	if ( here !== page ) {
		return page === 0 ? 'page_of_another' : 'identity_changed';
	}

	// The page's own user is here, with a nonce, and yet it ran as a visitor's: the header was lost on the way.
	return CAPABILITY.test( code ) ? 'forbidden' : 'nonce_rejected';
}
