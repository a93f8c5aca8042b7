/** What is asked when a send fails because of who is here, and what comes of it. */

import type { Refusal } from '../delivery/causes';
import type { Elements } from '../form/elements';
import type { Session } from '../session/types';

/** `send_as_other`: the person gave the words to whoever is here; the session has adopted them. `keep`: nothing is sent. */
export type Choice = 'send' | 'send_as_other' | 'keep';

export interface Question {
	readonly refusal: Refusal;
	/** It was to change a stored post. */
	readonly editing: boolean;
	readonly elements: Elements;
}

/** Rejects where what it needs cannot be loaded. */
export type SignIn = ( question: Question ) => Promise< Choice >;

/** The same, with what it works with. */
export type OpenSignIn = (
	question: Question,
	session: Session,
	login: string,
	browser: Window & typeof globalThis
) => Promise< Choice >;
