/** From what came back to why it failed. Pure; every row of the table of causes is here, and what each means for the words is in policy.ts. */

import type { SessionUser } from '../session/types';
import type { Answer, NoAnswer } from './answer';
import { intruder } from './blocked';
import type { Cause, Detail, Refusal } from './causes';
import { INVALID_NONCE } from './codes';
import { fieldsOf, limitOf, readError, type RestError } from './rest-error';
import { retryAfter } from './retry-after';

export interface Context {
	/** Id of the user to whom the page belonged when it was sent. */
	readonly page: number;
	/** Who is here, by the last answer of the server. */
	readonly here: SessionUser;
	/** It changes something on the server. */
	readonly isWrite: boolean;
	/** The server's clock, Unix seconds. */
	readonly now: number;
}

/** Codes whose cause their status does not tell. */
const BY_CODE: Readonly< Record< string, Cause > > = {
	[ INVALID_NONCE ]: 'nonce_expired',
	inkfast_nonce_rejected: 'nonce_rejected',
	inkfast_identity_changed: 'identity_changed',
	inkfast_in_progress: 'in_progress',
	inkfast_key_reused: 'key_reused',
	inkfast_no_answer: 'unreachable',
	// The plugin is off, or the address wrong: no word about the post.
	rest_no_route: 'unexpected',
};

const BY_STATUS: Readonly< Record< number, Cause > > = {
	404: 'gone',
	410: 'gone',
	412: 'conflict',
};

/** Of ours and of core. */
const CAPABILITY = /^(inkfast_cannot|rest_cannot|rest_forbidden)/;

/** Refusals of a server that fails, but that say that nothing was stored. */
const CERTAIN = [ 'inkfast_not_saved', 'inkfast_trash_disabled' ];

/**
 * @param answer  What came back, other than what was hoped for.
 * @param context Who sent it, and when.
 */
export const classify = (
	answer: Answer | NoAnswer,
	context: Context
): Refusal =>
	answer.kind === 'none'
		? unanswered( answer, context )
		: answered( answer, context );

function unanswered(
	{ why, isSent }: NoAnswer,
	{ isWrite }: Context
): Refusal {
	return {
		cause: why === 'offline' ? why : 'unreachable',
		detail: why === 'offline' ? undefined : why,
		code: 'inkfast_no_answer',
		status: 0,
		message: '',
		fields: {},
		mayHaveArrived: isWrite && isSent,
	};
}

function answered( answer: Answer, context: Context ): Refusal {
	const { status } = answer;
	const error = readError( answer.json );
	const cause = causeOf( answer, error, context );
	const detail = detailOf( answer, error, cause );
	const isNamed = userId( answer ) === context.here.id;

	return {
		cause,
		detail,
		code: error?.code ?? 'inkfast_not_ours',
		status,
		message: error?.message ?? '',
		fields: error ? fieldsOf( error ) : {},
		retryAfter: retryAfter( answer.header( 'Retry-After' ), context.now ),
		mayHaveArrived:
			context.isWrite && isUnknown( status, cause, detail, error ),
		limit: error && limitOf( error ),
		user: isNamed ? context.here : undefined,
	};
}

function causeOf(
	answer: Answer,
	error: RestError | undefined,
	context: Context
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
		return unauthorized( error.code, userId( answer ) ?? 0, context.page );
	}

	if ( status === 403 && CAPABILITY.test( error.code ) ) {
		return 'forbidden';
	}

	if ( status === 400 && Object.keys( fieldsOf( error ) ).length > 0 ) {
		return 'invalid';
	}

	return BY_CODE[ error.code ] ?? BY_STATUS[ status ] ?? 'unexpected';
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

function detailOf(
	answer: Answer,
	error: RestError | undefined,
	cause: Cause
): Detail | undefined {
	if ( cause === 'blocked' ) {
		return intruder( answer );
	}

	if ( answer.status !== 503 ) {
		return answer.status === 429 ? 'busy' : undefined;
	}

	// `wp_maintenance()` dies in JSON for those who ask for it, else in a page of its own.
	const isCore =
		error?.code === 'wp_die' || answer.body.includes( 'id="error-page"' );

	return isCore && answer.header( 'Retry-After' ) ? 'maintenance' : 'busy';
}

/** Whether it may have been stored in spite of this answer. */
function isUnknown(
	status: number,
	cause: Cause,
	detail: Detail | undefined,
	error: RestError | undefined
): boolean {
	if ( cause === 'server_error' ) {
		return (
			status !== 429 &&
			detail !== 'maintenance' &&
			! CERTAIN.includes( error?.code ?? '' )
		);
	}

	return cause === 'blocked' && status < 400;
}

function userId( answer: Answer ): number | undefined {
	const id = answer.header( 'Inkfast-User' );

	return id === null ? undefined : Number( id );
}
