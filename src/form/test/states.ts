/** States of the form, and what happens to them. */

import type { FormEvent, Send, State, Wish } from '../state';
import { ok, post, refusal } from './fixtures';

export const text = { title: 'Title', content: 'Text' };
export const create: Send = { ...text, key: 'first' };
export const again: Wish = { ...text, key: 'second' };
export const edited: Wish = { title: 'Title', content: 'Edited', key: 'third' };
export const change: Send = {
	...text,
	key: 'change',
	target: { id: 7, etag: 'v1' },
};
export const open: Send = { ...create, isOpen: true };

export const lost = refusal( { cause: 'unreachable', mayHaveArrived: true } );
export const offline = refusal( { cause: 'offline' } );
export const login = refusal( { cause: 'signed_out' } );
export const invalid = refusal( { cause: 'invalid' } );
export const unfit = refusal( {
	cause: 'invalid',
	fields: { title: 'Nothing.' },
} );
export const conflict = refusal( { cause: 'conflict', status: 412 } );
export const theirs = post( { content: { raw: 'Theirs' }, etag: 'v3' } );

export const idle: State = { name: 'idle' };
export const sending = ( send: Send = create, tries = 0 ): State => ( {
	name: 'sending',
	send,
	tries,
} );
export const waiting = ( send: Send, why = lost, tries = 1 ): State => ( {
	name: 'waiting',
	send,
	refusal: why,
	tries,
} );
export const refused = (
	why = invalid,
	send: Send | undefined = create,
	editing = false
): State => ( { name: 'refused', refusal: why, send, editing } );
export const stopped: State = {
	name: 'refused',
	refusal: invalid,
	editing: false,
};
export const stoppedOpen: State = {
	name: 'refused',
	refusal: { ...invalid, mayHaveArrived: true },
	editing: false,
	send: open,
};
export const clashing: State = {
	name: 'checking',
	send: change,
	refusal: conflict,
};
export const inConflict = { name: 'conflict', theirs } satisfies State;
export const taken: State = { name: 'taken', theirs };
export const sent = ( send: Send = create ): State => ( {
	name: 'sent',
	send,
	post: post(),
} );

export const submit = ( wish: Wish = again ): FormEvent => ( {
	type: 'submit',
	wish,
} );
export const stored: FormEvent = { type: 'answer', outcome: ok( post() ) };
export const replayed = ( value = post() ): FormEvent => ( {
	type: 'answer',
	outcome: { ok: true, value, isReplay: true },
} );
export const answer = ( why = lost ): FormEvent => ( {
	type: 'answer',
	outcome: { ok: false, refusal: why },
} );
export const found = ( value = theirs ): FormEvent => ( {
	type: 'looked',
	outcome: ok( value ),
} );

/** What is true, a state, what happens, and the state after it. */
export type Row = [ string, State, FormEvent, State ];
