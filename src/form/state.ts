/** The form's states and what leads from one to the next. Pure: no DOM, no network, no clock. */

import type { Outcome, Refusal } from '../delivery/causes';
import { canRetry, mustLook } from '../delivery/policy';
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
	/** An earlier text of this new post, which may have arrived. */
	readonly earlier?: Text & { readonly since: number };
	/** Where it did arrive: there this text takes its place. */
	readonly amends?: Target;
	/** The device's clock when it went out, milliseconds. */
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
			/** The person asked to send it again: what is not there goes out once more. */
			readonly again?: boolean;
	  }
	| { readonly name: 'sent'; readonly send: Send; readonly post: Post }
	| {
			readonly name: 'refused';
			readonly refusal: Refusal;
			/** Whether the site was asked for the post and did not have it. */
			readonly looked: boolean;
			readonly editing: boolean;
			/** What may have arrived all the same. */
			readonly sent?: Text & { readonly since: number };
			/** What a button of its own asked for: trying again asks for the same. */
			readonly asked?: AskedStatus;
	  }
	| {
			readonly name: 'conflict';
			readonly theirs: Post;
			readonly asked?: AskedStatus;
	  }
	/** The saved version is in the fields; the person's own can be had back. */
	| {
			readonly name: 'taken';
			readonly theirs: Post;
			readonly asked?: AskedStatus;
	  };

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
	| { readonly type: 'take' }
	/** The two versions change places. */
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
			return isBusy( state ) ? state : submitted( event.send, state );
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
				? looked( state, event.outcome )
				: state;
		case 'take':
			return state.name === 'conflict'
				? { ...state, name: 'taken' }
				: state;
		case 'restore':
			return state.name === 'taken'
				? { ...state, name: 'conflict' }
				: anew( state );
		case 'again':
			return anew( state );
	}
}

const anew = ( state: State ): State =>
	isBusy( state ) || state.name === 'idle' ? state : { name: 'idle' };

/** A new post once more, after an outcome that is not known: it may have come late, so it is looked for first. */
function submitted( event: Send, state: State ): State {
	const send = asBefore( event, state );
	const sent = state.name === 'refused' ? state.sent : undefined;

	return state.name === 'refused' && sent && ! send.target
		? {
				name: 'checking',
				send: isSame( send, sent )
					? { ...send, since: sent.since }
					: { ...send, earlier: sent },
				refusal: state.refusal,
				again: true,
			}
		: { name: 'sending', send: over( send, state ) };
}

/** Trying again, and keeping one's own version, ask for what was asked for before. */
function asBefore( send: Send, state: State ): Send {
	const asked =
		state.name === 'conflict' ||
		( state.name === 'refused' && canRetry( state.refusal ) )
			? state.asked
			: undefined;

	return asked && ! send.status ? { ...send, status: asked } : send;
}

const isSame = ( one: Text, other: Text ): boolean =>
	one.title === other.title && one.content === other.content;

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

	return mustLook( refusal, !! send.target )
		? { name: 'checking', send, refusal }
		: refused( refusal, !! send.target, false, send );
}

function looked(
	{ send, refusal, again }: Extract< State, { name: 'checking' } >,
	outcome: Outcome< Post | null >
): State {
	const post = outcome.ok ? outcome.value : null;

	// The earlier text is there, so this one is a change of it.
	if ( post && again && send.earlier ) {
		const { id, etag } = post;
		return { name: 'sending', send: { ...send, amends: { id, etag } } };
	}

	if ( post && isStored( send, post ) ) {
		return { name: 'sent', send, post };
	}

	if ( post && send.target && post.etag !== send.target.etag ) {
		return { name: 'conflict', theirs: post, ...asked( send ) };
	}

	if ( outcome.ok && again ) {
		return { name: 'sending', send };
	}

	// What is in the way now tells more than what was then; only of a first send that may have arrived the first is told.
	const last =
		! outcome.ok && ( again || ! refusal.mayHaveArrived )
			? { ...outcome.refusal, mayHaveArrived: refusal.mayHaveArrived }
			: refusal;

	return refused( last, !! send.target, outcome.ok, send );
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
	lookedFor = false,
	sent?: Send
): State => ( {
	name: 'refused',
	refusal,
	looked: lookedFor,
	editing,
	...( sent &&
		! editing &&
		( sent.earlier || refusal.mayHaveArrived ) && {
			sent: sent.earlier ?? sent,
		} ),
	...( sent && asked( sent ) ),
} );

const asked = ( { status }: Send ) => ( status ? { asked: status } : {} );
