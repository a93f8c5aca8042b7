/** The session as the server tells it. Mirrors includes/Session/SessionAnswer.php field by field. */

import {
	type Guard,
	isInteger,
	isString,
	listOf,
	recordOf,
	shape,
} from '../shape';

/** Who the server says is here. */
export interface SessionUser {
	/** 0 for a visitor. */
	readonly id: number;
	/** For display; empty where only the id is known. */
	readonly name: string;
	/** By post type, the statuses that may be asked for. For display alone: every route checks again. */
	readonly can: Readonly< Record< string, readonly string[] > >;
}

/** The answer of `<namespace>/nonce`, and the page's own `session`. */
export interface Grant {
	readonly nonce: string;
	/** The server's clock, Unix seconds. */
	readonly now: number;
	/** The last second in which the nonce is taken. */
	readonly expires: number;
	readonly user: SessionUser;
	/** Nonces of the actions that server code has registered. */
	readonly actions: Readonly< Record< string, string > >;
}

/** Whether the one who is here is the one to whom the page belongs. */
export type Verdict = 'own' | 'signed_out' | 'identity_changed';

/** What a renewal came to. `unreachable`: no answer; `unusable`: an answer, but not of the route. */
export type Renewal =
	| { readonly ok: true; readonly verdict: Verdict }
	| { readonly ok: false; readonly cause: 'unreachable' | 'unusable' };

/** `user` is who is here now; for `adopted` and `renewed` that is the page's own identity. */
export interface SessionEvent {
	readonly type: 'adopted' | 'renewed' | 'signed_out' | 'identity_changed';
	readonly user: SessionUser;
}

/** One a page. */
export interface Session {
	/** The page's own identity, after adoption. */
	readonly user: SessionUser;
	/** Who is here, by the last answer: another, where the page's own has gone. */
	readonly here: SessionUser;
	/** The nonce that goes out with sends: always one of the page's own user. */
	readonly nonce: string;
	/** Nonces of registered actions, as fresh as the last full answer. */
	readonly actions: Readonly< Record< string, string > >;

	/**
	 * The server's clock, Unix seconds, as well as it is known by now.
	 *
	 * @param device At another moment than this one: the device's clock then, milliseconds.
	 */
	serverTime: ( device?: number ) => number;

	/**
	 * The person does something: renews quietly when the nonce is old or the identity is not certain.
	 * Cheap and idempotent, so it may be called on every interaction.
	 */
	begin: () => void;

	/**
	 * Asks who is here, at once; joins the renewal that is under way.
	 *
	 * @param since The device's clock, milliseconds: what other tabs were told before is no answer. Unless given, any that is fresh is.
	 */
	renew: ( since?: number ) => Promise< Renewal >;

	/**
	 * The person says whose the words are from now on. The next send asks for a nonce of theirs, and goes out only if they
	 * are here.
	 *
	 * @param user Whom the person agreed to.
	 */
	adopt: ( user: SessionUser ) => void;

	/**
	 * @param listener Told of every change.
	 * @return Stops telling.
	 */
	onChange: ( listener: ( event: SessionEvent ) => void ) => () => void;
}

export const isSessionUser: Guard< SessionUser > = shape< SessionUser >( {
	id: isInteger,
	name: isString,
	can: recordOf( listOf( isString ) ),
} );

export const isGrant: Guard< Grant > = shape< Grant >( {
	nonce: isString,
	now: isInteger,
	expires: isInteger,
	user: isSessionUser,
	actions: recordOf( isString ),
} );
