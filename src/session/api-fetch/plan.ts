/** What is done when a nonce was refused. Pure; the caps are here. */

import type { Verdict } from '../types';

/** Why a refusal is final. */
export type Final = 'rejected' | 'no_answer' | Exclude< Verdict, 'own' >;

export type Step = 'resend' | 'renew' | Final;

export interface Facts {
	/** Times that the request went out. */
	readonly sends: number;
	readonly isRepeatable: boolean;
	/** Whether a renewal was made for this request, before it went out or after. */
	readonly hasAsked: boolean;
	/** Whether the session was told anything since the refused send began, by the refusal itself too. */
	readonly hasNews: boolean;
	/** Who is here now. */
	readonly verdict: Verdict;
	/** The nonce that was refused, and the newest. */
	readonly refused: string;
	readonly newest: string;
}

/**
 * A request goes out twice at most, for one renewal at most, and never for somebody else.
 *
 * @param facts All that counts.
 */
export function afterRefusal( facts: Facts ): Step {
	if ( facts.hasNews && facts.verdict !== 'own' ) {
		return facts.verdict;
	}

	if ( facts.sends > 1 || ! facts.isRepeatable ) {
		return 'rejected';
	}

	if ( facts.newest !== facts.refused ) {
		return 'resend';
	}

	// What the server calls fresh is what it has just refused.
	return facts.hasNews || facts.hasAsked ? 'rejected' : 'renew';
}
