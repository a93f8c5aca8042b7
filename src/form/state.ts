/** The form's states and what leads from one to the next. Pure: no DOM, no network, no clock. */

import type { Outcome, Refusal } from '../delivery/causes';
import { isMarked, keepsKey, mustLook, waits } from '../delivery/policy';
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

/** What the person asks for. */
export interface Wish extends Text {
	/** Of the delivery, should this be sent as it is. */
	readonly key: string;
	readonly target?: Target;
	/** Asked for by a button of its own. */
	readonly status?: AskedStatus;
}

/** What goes out: a snapshot, so that later typing cannot change it, and so that it can be repeated exactly with its key. */
export interface Send extends Wish {
	/** One of its tries may have arrived. */
	readonly isOpen?: boolean;
	/** Remembered on the device, and goes out when the person asks for it, not by itself. */
	readonly isHeld?: boolean;
	/** What is wanted by now. It becomes a change of the post as soon as this snapshot has its answer. */
	readonly next?: Wish;
}

export type State =
	| {
			readonly name: 'idle';
			/** What may have arrived before the page was left. */
			readonly send?: Send;
	  }
	| {
			readonly name: 'sending';
			readonly send: Send;
			/** How often it went out in vain. */
			readonly tries: number;
	  }
	/** No answer yet: it goes out again by itself. */
	| {
			readonly name: 'waiting';
			readonly send: Send;
			readonly refusal: Refusal;
			readonly tries: number;
	  }
	/** Somebody else's version is in the way: looks at what is stored. */
	| {
			readonly name: 'checking';
			readonly send: Send;
			readonly refusal: Refusal;
	  }
	| { readonly name: 'sent'; readonly send: Send; readonly post: Post }
	| {
			readonly name: 'refused';
			readonly refusal: Refusal;
			readonly editing: boolean;
			/** None where the check before sending refused. */
			readonly send?: Send;
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
	| {
			readonly type: 'submit';
			readonly wish: Wish;
			/** Another delivery, of somebody else: what went out before is not repeated in their name. */
			readonly isAnother?: boolean;
	  }
	/** Another composition is in the fields, perhaps with a delivery that was left open. */
	| { readonly type: 'turn'; readonly send: Send | undefined }
	/** Time is up, or the network is back. */
	| { readonly type: 'retry' }
	/** The check before sending found something. */
	| {
			readonly type: 'stop';
			readonly refusal: Refusal;
			readonly editing: boolean;
	  }
	| { readonly type: 'answer'; readonly outcome: Outcome< Post > }
	| { readonly type: 'looked'; readonly outcome: Outcome< Post > }
	| { readonly type: 'take' }
	/** The two versions change places. */
	| { readonly type: 'restore' }
	| { readonly type: 'again' };

/** While one of these lasts nothing else is sent. */
export const isBusy = ( state: State ): boolean =>
	state.name === 'sending' || state.name === 'checking';

/** Something may go out, or comes back, as long as the page is open. */
export const isOnItsWay = ( state: State ): boolean =>
	isBusy( state ) || state.name === 'waiting';

/**
 * While one of these lasts the person waits for it. What goes out again by itself is no reason to keep anybody from writing.
 *
 * @param state Any.
 */
export const isShownBusy = ( state: State ): boolean =>
	isBusy( state ) && ! ( state.name === 'sending' && state.tries > 0 );

/**
 * Whether what goes out is on its way already.
 *
 * @param before The state before.
 * @param now    The state.
 */
export const isUnderWay = ( before: State, now: State ): boolean =>
	before.name === 'sending' &&
	now.name === 'sending' &&
	before.send.key === now.send.key;

/**
 * The state after an event. An event that does not belong gives the same state back.
 *
 * @param state The present state.
 * @param event What happened.
 */
export function transition( state: State, event: FormEvent ): State {
	switch ( event.type ) {
		case 'submit':
			return isShownBusy( state ) ? state : submitted( event, state );
		case 'turn':
			return isBusy( state ) ? state : turned( state, event.send );
		case 'retry':
			return state.name === 'waiting'
				? sending( state.send, state.tries )
				: state;
		case 'stop':
			return isBusy( state ) ? state : stopped( event, state );
		case 'answer':
			return state.name === 'sending'
				? answered( state, event.outcome )
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
				: exchanged( state );
		case 'again':
			return anew( state );
	}
}

const anew = ( state: State ): State =>
	isBusy( state ) || state.name === 'idle' ? state : { name: 'idle' };

/** Whatever else is in the fields now, what may have arrived stays open: it is repeated before anything is sent. */
const openOf = ( state: State ): Send | undefined => {
	const send = outstanding( state );

	return send?.isOpen ? send : undefined;
};

function stopped(
	{ refusal, editing }: Extract< FormEvent, { type: 'stop' } >,
	state: State
): State {
	const send = openOf( state );

	return {
		name: 'refused',
		refusal: { ...refusal, mayHaveArrived: !! send },
		editing,
		...( send && { send } ),
	};
}

function exchanged( state: State ): State {
	const send = openOf( state );

	if ( ! send ) {
		return anew( state );
	}
	return state.name === 'refused' ? { name: 'idle', send } : state;
}

const sending = ( send: Send, tries = 0 ): State => ( {
	name: 'sending',
	send,
	tries,
} );

/** What was sent goes with its composition. Whoever was told that it failed and left the page is not surprised by a post later. */
function turned( state: State, send: Send | undefined ): State {
	if ( send ) {
		return send.isHeld ? { name: 'idle', send } : sending( send );
	}

	return outstanding( state ) ? { name: 'idle' } : anew( state );
}

/** What was sent before and is still to be answered is repeated first, just as it was. */
function submitted(
	event: Extract< FormEvent, { type: 'submit' } >,
	state: State
): State {
	const before = event.isAnother ? undefined : outstanding( state );
	const wish = over( asBefore( event.wish, state ), state );

	if ( ! before ) {
		return sending( wish );
	}

	if ( state.name === 'sending' ) {
		// Under way already: what is wanted by now comes after it.
		return isSame( wish, before )
			? state
			: { ...state, send: { ...before, next: wish } };
	}

	if ( isSame( wish, before ) ) {
		const { next, isHeld, ...send } = before;
		return sending( send );
	}

	const { isHeld, ...open } = before;
	return sending( before.isOpen ? { ...open, next: wish } : wish );
}

/**
 * What the device is to remember of a state: whatever may have arrived.
 *
 * @param state Any.
 */
export function memoryOf( state: State ): Send | undefined {
	const send = outstanding( state );

	if ( state.name === 'refused' ) {
		return send?.isOpen ? { ...send, isHeld: true } : undefined;
	}

	return send;
}

/**
 * The delivery that a state is about, as long as its key may be used again.
 *
 * @param state Any.
 */
export function outstanding( state: State ): Send | undefined {
	switch ( state.name ) {
		case 'idle':
		case 'sending':
		case 'waiting':
		case 'checking':
			return state.send;
		case 'refused':
			return keepsKey( state.refusal ) ? state.send : undefined;
		default:
			return undefined;
	}
}

/** Trying again, and keeping one's own version, ask for what was asked for before. */
function asBefore( wish: Wish, state: State ): Wish {
	const send = outstanding( state );
	const status =
		state.name === 'conflict'
			? state.asked
			: ( send?.next ?? send )?.status;

	return status && ! wish.status ? { ...wish, status } : wish;
}

/** Whoever was shown the other version and sends all the same saves over that one. */
function over( wish: Wish, state: State ): Wish {
	return state.name === 'conflict' && wish.target
		? { ...wish, target: { ...wish.target, etag: state.theirs.etag } }
		: wish;
}

const isSame = ( one: Wish, other: Wish ): boolean =>
	one.title === other.title &&
	one.content === other.content &&
	one.status === other.status &&
	one.target?.id === other.target?.id;

function answered(
	{ send, tries }: Extract< State, { name: 'sending' } >,
	outcome: Outcome< Post >
): State {
	return outcome.ok
		? stored( send, outcome.value, !! outcome.isReplay )
		: unanswered( send, tries, outcome.refusal );
}

/** An answer that repeats an earlier one tells of the post as it is now: somebody may have changed it since. */
function stored( send: Send, post: Post, isReplay: boolean ): State {
	const { next } = send;

	if ( isReplay && ( next || send.target ) && ! holds( send, post ) ) {
		return { name: 'conflict', theirs: post, ...asked( next ?? send ) };
	}

	return next
		? sending( { ...next, target: { id: post.id, etag: post.etag } } )
		: { name: 'sent', send, post };
}

function unanswered(
	{ isOpen: was, ...send }: Send,
	tries: number,
	last: Refusal
): State {
	// Words that cannot be stored were not stored before either.
	const isUnfit = isMarked( last );

	if ( isUnfit && send.next ) {
		return sending( send.next );
	}

	const editing = !! send.target;
	const isOpen = ! isUnfit && ( !! was || last.mayHaveArrived );
	const refusal = { ...last, mayHaveArrived: isOpen };
	const open = isOpen ? { ...send, isOpen } : send;

	if ( mustLook( refusal, editing ) ) {
		return { name: 'checking', send: open, refusal };
	}

	return waits( refusal )
		? { name: 'waiting', send: open, refusal, tries: tries + 1 }
		: { name: 'refused', send: open, refusal, editing };
}

function looked(
	{ send, refusal }: Extract< State, { name: 'checking' } >,
	outcome: Outcome< Post >
): State {
	const post = outcome.ok ? outcome.value : null;

	if ( post && holds( send, post ) ) {
		return { name: 'sent', send, post };
	}

	return post && post.etag !== send.target?.etag
		? { name: 'conflict', theirs: post, ...asked( send ) }
		: {
				name: 'refused',
				send,
				// What is in the way now tells more than what was then.
				refusal: outcome.ok ? refusal : outcome.refusal,
				editing: true,
			};
}

/** Whether a post is what was sent. */
const holds = ( send: Send, post: Post ): boolean =>
	post.title.raw === send.title.trim() &&
	post.content.raw === send.content &&
	// Asked to publish without the right, it waits for review.
	( ! send.status || [ send.status, 'pending' ].includes( post.status ) );

const asked = ( { status }: Wish ) => ( status ? { asked: status } : {} );
