/** What is done about a refusal. Pure; the form only carries it out. */

import type { Cause, Refusal } from './causes';

/** What the person is offered. */
export type Cure =
	/** Nothing: trying again would not help. */
	| 'none'
	| 'try_again'
	/** It goes out again by itself, with the same key, until an answer comes. */
	| 'wait'
	| 'sign_in'
	/** Post as the one who is here, sign in as the other, or keep the words. */
	| 'ask_identity'
	/** The message at its field, focus on the first. */
	| 'fields'
	/** Show both versions. */
	| 'conflict'
	/** The post is no more: offer a new one. */
	| 'new_post';

const CURES: Readonly< Record< Cause, Cure > > = {
	// These two are healed on the way; one that comes through was not to be healed.
	nonce_expired: 'try_again',
	page_of_another: 'try_again',
	signed_out: 'sign_in',
	identity_changed: 'ask_identity',
	in_progress: 'wait',
	offline: 'wait',
	unreachable: 'wait',
	server_error: 'wait',
	forbidden: 'none',
	invalid: 'fields',
	conflict: 'conflict',
	too_large: 'fields',
	key_reused: 'none',
	gone: 'new_post',
	blocked: 'try_again',
	unexpected: 'try_again',
	nonce_rejected: 'none',
};

/**
 * What helps against a cause.
 *
 * @param refusal Why a send failed.
 */
export const cureFor = ( { cause }: Pick< Refusal, 'cause' > ): Cure =>
	CURES[ cause ];

/**
 * Whether it goes out again by itself.
 *
 * @param refusal Why a send failed.
 */
export const waits = ( refusal: Pick< Refusal, 'cause' > ): boolean =>
	cureFor( refusal ) === 'wait';

/**
 * Whether sending the same again, unchanged, can help.
 *
 * @param refusal Why a send failed.
 */
export const canRetry = ( refusal: Pick< Refusal, 'cause' > ): boolean =>
	/^(try_again|wait|sign_in|ask_identity)$/.test( cureFor( refusal ) );

/**
 * Whether the next try of the same words is one of the same delivery. What may have arrived keeps its key whatever came later.
 *
 * @param refusal Why a send failed.
 */
export const keepsKey = (
	refusal: Pick< Refusal, 'cause' | 'mayHaveArrived' >
): boolean =>
	canRetry( refusal ) ||
	( refusal.mayHaveArrived && refusal.cause !== 'key_reused' );

/**
 * Whether it is the question who sends.
 *
 * @param refusal Why a send failed.
 */
export const asksWho = ( refusal: Pick< Refusal, 'cause' > ): boolean =>
	/^(sign_in|ask_identity)$/.test( cureFor( refusal ) );

/**
 * Whether the site is looked at before anybody is told: somebody else's version may be there.
 *
 * @param refusal Why a send failed.
 * @param editing Whether it was to change a stored post.
 */
export const mustLook = (
	refusal: Pick< Refusal, 'cause' >,
	editing: boolean
): boolean => editing && cureFor( refusal ) === 'conflict';

/**
 * Whether the reason stands at a field: it is in the words, and the same words are always refused.
 *
 * @param refusal        Any.
 * @param refusal.fields Messages by field.
 */
export const isMarked = ( { fields }: Refusal ): boolean =>
	!! ( fields.title || fields.content );
