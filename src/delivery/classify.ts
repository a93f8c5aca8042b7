/** From what came back to a refusal: its cause, and all that helps to say it. Pure; what is done about it is in policy.ts. */

import type { SessionUser } from '../session/types';
import { type Answer, type NoAnswer, userIn } from './answer';
import { intruder } from './blocked';
import { causeOf } from './cause-of';
import type { Cause, Detail, Refusal } from './causes';
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
	const cause = causeOf( answer, error, context.page );
	const detail = detailOf( answer, error, cause );
	const isNamed = userIn( answer ) === context.here.id;

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
