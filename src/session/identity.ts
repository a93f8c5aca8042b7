/** Whose nonce may be taken. Pure. */

import type { SessionUser, Verdict } from './types';

/** `adopted`: a visitor's page, whose words belong to nobody yet, gets its identity. */
export type Relation = Verdict | 'adopted';

/**
 * @param page Id of the user to whom the page belongs.
 * @param here Id of the user who is here.
 */
export function relation( page: number, here: number ): Relation {
	if ( page === here ) {
		return 'own';
	}

	if ( page === 0 ) {
		return 'adopted';
	}

	return here === 0 ? 'signed_out' : 'identity_changed';
}

/**
 * Somebody of whom only the id is known, as from a header.
 *
 * @param id 0 for a visitor.
 */
export const userOfId = ( id: number ): SessionUser => ( {
	id,
	name: '',
	can: {},
} );
