/** What is done about a refusal. Pure; the form only carries it out. */

import type { Cause, Refusal } from './causes';

export type Action =
	/** Say it; trying again would not help. */
	| 'show'
	/** Say it, and offer to try again. */
	| 'try_again'
	/** It may be there: look before anything is sent again. */
	| 'look_for_it'
	/** Wait as told, ask again. */
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

const ACTIONS: Readonly< Record< Cause, Action > > = {
	// These two are healed on the way; one that comes through was not to be healed.
	nonce_expired: 'try_again',
	page_of_another: 'try_again',
	signed_out: 'sign_in',
	identity_changed: 'ask_identity',
	in_progress: 'wait',
	offline: 'try_again',
	unreachable: 'try_again',
	server_error: 'try_again',
	forbidden: 'show',
	invalid: 'fields',
	conflict: 'conflict',
	too_large: 'fields',
	key_reused: 'show',
	gone: 'new_post',
	blocked: 'try_again',
	unexpected: 'try_again',
	nonce_rejected: 'show',
};

/**
 * @param refusal Why a send failed.
 */
export const actionFor = ( {
	cause,
	mayHaveArrived,
}: Pick< Refusal, 'cause' | 'mayHaveArrived' > ): Action =>
	mayHaveArrived ? 'look_for_it' : ACTIONS[ cause ];
