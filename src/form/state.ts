/** The form's states and what leads from one to the next. Pure: no DOM, no network, no clock. */

import type { Outcome, Refusal } from '../delivery/causes';
import type { AskedStatus, Post } from '../posts/types';

/** What the person typed. */
export interface Text {
	readonly title: string;
	readonly content: string;
}

/** The post that is edited, in the version that was opened. */
export interface Target {
	readonly id: number;
	readonly etag: string;
}

/** What goes out: a snapshot, so that later typing cannot change it. */
export interface Send extends Text {
	readonly target?: Target;
	/** Asked for by a button of its own. */
	readonly status?: AskedStatus;
	/** The server's clock when it went out, Unix seconds. */
	readonly since: number;
}

export type State =
	| { readonly name: 'idle' }
	| { readonly name: 'sending'; readonly send: Send }
	/** The outcome is not known, or somebody else's version is in the way: looks at what is stored. */
	| {
			readonly name: 'checking';
			readonly send: Send;
			readonly refusal: Refusal;
	  }
	| { readonly name: 'sent'; readonly send: Send; readonly post: Post }
	| {
			readonly name: 'refused';
			readonly refusal: Refusal;
			/** Whether the site was asked for the post and did not have it. */
			readonly looked: boolean;
			readonly editing: boolean;
	  }
	| {
			readonly name: 'conflict';
			readonly theirs: Post;
	  }
	/** The saved version is in the fields; the person's own can be had back. */
	| { readonly name: 'taken'; readonly theirs: Post; readonly mine: Text };

export type FormEvent =
	| { readonly type: 'submit'; readonly send: Send }
	/** The check before sending found something. */
	| {
			readonly type: 'stop';
			readonly refusal: Refusal;
			readonly editing: boolean;
	  }
	| { readonly type: 'answer'; readonly outcome: Outcome< Post > }
	| { readonly type: 'looked'; readonly outcome: Outcome< Post | null > }
	| { readonly type: 'take'; readonly mine: Text }
	| { readonly type: 'restore' }
	| { readonly type: 'again' };

/** While one of these lasts nothing else is sent. */
export const isBusy = ( state: State ): boolean =>
	state.name === 'sending' || state.name === 'checking';

/**
 * The state after an event. An event that does not belong gives the same state back.
 *
 * @param state The present state.
 * @param event What happened.
 */
export function transition( state: State, event: FormEvent ): State {
	switch ( event.type ) {
		case 'submit':
			return isBusy( state )
				? state
				: { name: 'sending', send: over( event.send, state ) };
		case 'stop':
			return isBusy( state )
				? state
				: refused( event.refusal, event.editing );
		case 'answer':
			return state.name === 'sending'
				? answered( state.send, event.outcome )
				: state;
		case 'looked':
			return state.name === 'checking'
				? looked( state.send, state.refusal, event.outcome )
				: state;
		case 'take':
			return state.name === 'conflict'
				? { name: 'taken', theirs: state.theirs, mine: event.mine }
				: state;
		case 'restore':
			return state.name === 'taken'
				? { name: 'conflict', theirs: state.theirs }
				: state;
		case 'again':
			return isBusy( state ) ? state : { name: 'idle' };
	}
}

/** Whoever was shown the other version and sends all the same saves over that one. */
function over( send: Send, state: State ): Send {
	return state.name === 'conflict' && send.target
		? { ...send, target: { ...send.target, etag: state.theirs.etag } }
		: send;
}

function answered( send: Send, outcome: Outcome< Post > ): State {
	if ( outcome.ok ) {
		return { name: 'sent', send, post: outcome.value };
	}

	const { refusal } = outcome;
	const unclear =
		refusal.mayHaveArrived ||
		( refusal.cause === 'conflict' && send.target );

	return unclear
		? { name: 'checking', send, refusal }
		: refused( refusal, !! send.target );
}

function looked(
	send: Send,
	refusal: Refusal,
	outcome: Outcome< Post | null >
): State {
	const post = outcome.ok ? outcome.value : null;

	if ( post && isStored( send, post ) ) {
		return { name: 'sent', send, post };
	}

	if ( post && send.target && post.etag !== send.target.etag ) {
		return { name: 'conflict', theirs: post };
	}

	// That the other version could not be read tells more than that there is one.
	const last =
		! outcome.ok && ! refusal.mayHaveArrived ? outcome.refusal : refusal;

	return refused( last, !! send.target, outcome.ok );
}

/** Whether the post is what was sent; for a new one the search has already compared. */
function isStored( send: Send, post: Post ): boolean {
	return (
		! send.target ||
		( post.title.raw === send.title.trim() &&
			post.content.raw === send.content &&
			// Asked to publish without the right, it waits for review.
			( ! send.status ||
				[ send.status, 'pending' ].includes( post.status ) ) )
	);
}

const refused = (
	refusal: Refusal,
	editing: boolean,
	lookedFor = false
): State => ( { name: 'refused', refusal, looked: lookedFor, editing } );
