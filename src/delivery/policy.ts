/** What is done about a refusal. Pure; the form only carries it out. */

import type { Cause, Refusal } from './causes';

/** What the person is offered. */
export type Cure =
	/** Nothing: trying again would not help. */
	| 'none'
	| 'try_again'
	/** To try again in a while. */
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
	offline: 'try_again',
	unreachable: 'try_again',
	server_error: 'try_again',
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
 * Whether sending the same again, unchanged, can help.
 *
 * @param refusal Why a send failed.
 */
export const canRetry = ( refusal: Pick< Refusal, 'cause' > ): boolean =>
	/^(try_again|wait|sign_in|ask_identity)$/.test( cureFor( refusal ) );

/**
 * Whether it is the question who sends.
 *
 * @param refusal Why a send failed.
 */
export const asksWho = ( refusal: Pick< Refusal, 'cause' > ): boolean =>
	/^(sign_in|ask_identity)$/.test( cureFor( refusal ) );

/**
 * Whether the site is looked at before anybody is told: the post may be there, or somebody else's version may be.
 *
 * @param refusal Why a send failed.
 * @param editing Whether it was to change a stored post.
 */
export const mustLook = (
	refusal: Pick< Refusal, 'cause' | 'mayHaveArrived' >,
	editing: boolean
): boolean =>
	refusal.mayHaveArrived || ( editing && cureFor( refusal ) === 'conflict' );
