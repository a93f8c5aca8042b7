/** Why a send failed: a closed list. What is done about each is in policy.ts. */

import type { SessionUser } from '../session/types';

export const CAUSES = [
	'nonce_expired',
	'page_of_another',
	'signed_out',
	'identity_changed',
	'in_progress',
	'offline',
	'unreachable',
	'server_error',
	'forbidden',
	'invalid',
	'conflict',
	'too_large',
	'key_reused',
	'gone',
	'blocked',
	'unexpected',
	'nonce_rejected',
] as const;

export type Cause = ( typeof CAUSES )[ number ];

export type Detail =
	/** Of `blocked`: what answered instead of us. */
	| 'firewall'
	| 'login_wall'
	| 'empty'
	| 'html'
	| 'redirect'
	/** Of `unreachable`. */
	| 'timeout'
	| 'cut'
	/** Of `server_error`. */
	| 'maintenance'
	| 'busy';

export interface Limit {
	readonly field: string;
	readonly limit: number;
	/** `characters` or `bytes`. */
	readonly unit: string;
}

export interface Refusal {
	readonly cause: Cause;
	readonly detail?: Detail | undefined;
	readonly code: string;
	/** HTTP status; 0 where nothing answered. */
	readonly status: number;
	/** The server's own words, or none. */
	readonly message: string;
	/** Messages by field. */
	readonly fields: Readonly< Record< string, string > >;
	/** Seconds. */
	readonly retryAfter?: number | undefined;
	/** The outcome is not known: it may have been stored. */
	readonly mayHaveArrived: boolean;
	readonly limit?: Limit | undefined;
	/** Who the server says is here now. */
	readonly user?: SessionUser | undefined;
}

export type Outcome< T > =
	| {
			readonly ok: true;
			readonly value: T;
			/** An earlier send with the same key had done it; the value is what there is now. */
			readonly isReplay?: boolean;
	  }
	| { readonly ok: false; readonly refusal: Refusal };
