/** Writes the draft that is in the fields, one save after another. */

import { newKey } from '../delivery/key';
import { isDirty } from '../form/elements';
import { isSend } from '../form/remembered';
import { readFields, scopeOf } from './fields';
import type { Found } from './finder';
import type { Hold } from './hold';
import type { Host } from './host';
import { createRhythm } from './rhythm';
import type { Seals } from './seals';
import type { Place, Store } from './store';
import type { Draft, Words } from './types';

export interface Pen {
	/** The person has typed. */
	typed: () => void;
	/** What is in the fields is to be saved, whoever put it there. */
	keep: () => void;
	/** The same, and resolves when it is. */
	save: () => Promise< void >;
	/** Saves what is not saved yet; only in one's turn. */
	write: () => Promise< Place | undefined >;
	/** Runs something between two saves. */
	inTurn: ( run: () => Promise< unknown > ) => Promise< void >;
	/** The page goes away: what is not saved yet is handed over at once. */
	leave: () => void;
	/** Goes on with a draft that is in the fields now; with none, the next one is another. */
	turnTo: ( draft?: Found ) => void;
	/** What is in the fields is not kept any more, until something is typed. */
	rest: () => void;
	/** Saves what is in the fields as a draft of its own, whatever they are filled with next, and gives its id. */
	copy: () => string;
	/** What is in the fields, as a draft. */
	draft: () => Found;
}

interface Tools {
	readonly store: Store;
	readonly seals: Seals;
	readonly hold: Hold;
	readonly tab: string;
	/** Is told where the text is; undefined: there is none to keep. */
	readonly tell: ( place: Place | undefined ) => void;
	/** Is told that saving lasts. */
	readonly late: () => void;
}

/** Milliseconds until a text that is not saved yet is spoken of. */
const LATE = 1000;

/**
 * @param host  The form's.
 * @param tools What it writes with.
 */
export function createPen( host: Host, tools: Tools ): Pen {
	const { elements, session, env, browser, current } = host;
	const { store, seals, hold, tab, tell, late } = tools;
	let seq = 0;
	/** When it was typed, and in which tab. */
	let savedAt = 0;
	let writer = tab;
	/** Words of fields that the form has lost. */
	let lost: Draft[ 'text' ] = {};
	/** What there was to save, counted, and as much of it as is saved. */
	let due = 0;
	let done = 0;
	let isResting = false;
	let place: Place | undefined;
	let turn: Promise< unknown > = Promise.resolve();

	const inTurn = ( run: () => Promise< unknown > ): Promise< void > => {
		const mine = turn.then( run ).then( () => {} );
		turn = mine.catch( () => {} );
		return mine;
	};

	const words = (): Words => ( {
		text: { ...lost, ...readFields( elements ) },
		...( elements.etag.value && { etag: elements.etag.value } ),
		...( current.sent !== undefined && { sent: current.sent } ),
		...( elements.form.dataset.id && { page: browser.location.href } ),
	} );
	const stamp = () => ( {
		id: current.id,
		scope: scopeOf( elements ),
		user: session.user.id,
		tab: writer,
		seq: ++seq,
		savedAt,
	} );
	const isNothing = () => ! isDirty( elements ) && current.sent === undefined;
	const close = async ( user: number, json: string ) =>
		( await ( await seals.of( user ) )?.close( json ) ) ?? json;

	const write = async () => {
		if ( ! current.id || due === done ) {
			return place;
		}
		// Another tab may have gone on with it while this page was away.
		if ( ! ( await hold.take( current.id ) ) ) {
			current.id = newKey( browser.crypto );
			await hold.take( current.id );
		}

		await seals.of( session.user.id );
		// From here on later keys belong to the next save.
		const snapshot = { upTo: due, remove: isNothing(), stamped: stamp() };
		const { stamped } = snapshot;
		const sealed = await close( stamped.user, JSON.stringify( words() ) );

		// Sent, or discarded, meanwhile.
		if ( stamped.id !== current.id ) {
			return place;
		}

		if ( snapshot.remove ) {
			await store.remove( stamped.id );
			place = undefined;
		} else {
			place = await store.save( { ...stamped, words: sealed } );
		}
		done = snapshot.upTo;
		tell( place );
		return place;
	};
	const beat = createRhythm( () => inTurn( write ), env.later );

	let isWatched = false;
	const watch = () => {
		if ( isWatched ) {
			return;
		}
		isWatched = true;
		const wanted = due;
		env.later( () => {
			isWatched = false;
			if ( done < wanted ) {
				late();
			}
		}, LATE );
	};

	return {
		inTurn,
		write,

		typed() {
			isResting = false;
			savedAt = env.now();
			writer = tab;
			due++;
			beat();
			watch();
		},

		keep() {
			due++;
			beat();
		},

		save() {
			// Whoever sends what another tab has left makes it this tab's.
			writer = tab;
			if ( ! isResting ) {
				due++;
			}
			return inTurn( write );
		},

		leave() {
			if ( due === done || ! current.id || isNothing() ) {
				return;
			}
			const json = JSON.stringify( words() );
			const seal = seals.now( session.user.id );
			const sealed = seal ? seal.closeNow( json ) : json;

			if ( sealed !== undefined ) {
				store.saveNow( { ...stamp(), words: sealed } );
			}
		},

		turnTo( draft ) {
			place = undefined;
			tell( place );
			seq = draft?.seq ?? 0;
			savedAt = draft?.savedAt ?? env.now();
			// A visitor's belongs to whoever has it on the screen.
			writer = ( session.user.id && draft?.tab ) || tab;
			lost = draft?.text ?? {};
			done = due;
			isResting = false;
			current.id = draft?.id ?? '';
			// Believed only after its shape was looked at.
			current.sent = isSend( draft?.sent ) ? draft.sent : undefined;
		},

		rest() {
			place = undefined;
			done = due;
			isResting = true;
		},

		copy() {
			const copied = {
				...stamp(),
				id: newKey( browser.crypto ),
				savedAt: env.now(),
			};
			const { sent, ...kept } = words();
			const json = JSON.stringify( kept );
			void inTurn( async () => {
				const sealed = await close( copied.user, json );
				await store.save( { ...copied, words: sealed } );
			} );
			return copied.id;
		},

		draft: () => ( {
			id: current.id,
			scope: scopeOf( elements ),
			tab: writer,
			seq,
			savedAt,
			...words(),
		} ),
	};
}
