/** What is done when it is known who is here. Pure. */

/** Why the sign-in page in the frame is not enough. */
export type Trouble =
	/** It must not stand in a frame. */
	| 'unframed'
	/** Nobody can see whether it stands there. */
	| 'unseen'
	/** It says that somebody signed in, and the page does not see it: cookies of another path or scheme, or none. */
	| 'unheard'
	/** The person says so, and nobody is here. */
	| 'nobody'
	/** The site could not be asked. */
	| 'unknown';

export type Step =
	| { readonly do: 'send' }
	/** Post as the one who is here, or sign in as the other? */
	| { readonly do: 'ask' }
	| { readonly do: 'sign_in'; readonly trouble?: Trouble }
	/** Nothing is known that would lead further. */
	| { readonly do: 'stay'; readonly trouble?: Trouble };

export interface Facts {
	/** Id of the user to whom the words belong; 0: they are a visitor's. */
	readonly page: number;
	/** Id of the user who is here. */
	readonly here: number;
	/** Whether the server could be asked, where it was. */
	readonly isKnown: boolean;
	/** Who says that somebody has signed in. */
	readonly claim?: 'page' | 'person' | undefined;
	/** Id of the user as whom the person did not want to send. */
	readonly declined?: number | undefined;
}

/**
 * @param facts All that counts.
 */
export function nextStep( facts: Facts ): Step {
	const { page, here, isKnown, claim, declined } = facts;

	if ( ! isKnown ) {
		return { do: 'stay', trouble: 'unknown' };
	}

	if ( here === 0 ) {
		return { do: 'sign_in', ...( claim && { trouble: missed( claim ) } ) };
	}

	if ( here === page ) {
		return { do: 'send' };
	}

	return here === declined && ! claim ? { do: 'stay' } : { do: 'ask' };
}

const missed = ( claim: 'page' | 'person' ): Trouble =>
	claim === 'page' ? 'unheard' : 'nobody';
