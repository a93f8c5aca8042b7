/** What comes back when a form opens, or when its person becomes known. */

import { newKey } from '../delivery/key';
import { isDirty } from '../form/elements';
import { choose } from './choose';
import type { Desk } from './desk';
import { postOf } from './fields';
import type { Found } from './finder';
import type { Hold } from './hold';
import type { Host } from './host';
import type { Panel } from './panel';
import type { Pen } from './pen';

export interface Tools {
	readonly pen: Pen;
	readonly hold: Hold;
	readonly desk: Desk;
	readonly panel: Panel;
	readonly tab: string;
	/** All that this form and this person have on the device. */
	readonly findMine: () => Promise< Found[] >;
	/** What belongs to stored posts and to other forms, where this form is for new posts. */
	readonly findOthers: () => Promise< Found[] >;
	/** Whether the device holds anything of theirs, also of other forms. */
	readonly hasAny: () => Promise< boolean >;
}

/**
 * Puts the first draft that nobody has open into the fields, unless the person is typing already, and offers the others.
 *
 * @param host  The form's.
 * @param tools What it works with.
 */
export async function look( host: Host, tools: Tools ): Promise< void > {
	const { elements, current, browser } = host;
	const { pen, hold, desk, panel, tab } = tools;
	const { findMine, findOthers, hasAny } = tools;
	const found = await findMine();
	const others = await findOthers();
	const live = await hold.live();
	const isOpen = ( draft: Found ) =>
		live ? live.has( draft.id ) : draft.tab !== tab;
	const closed = others.filter( ( draft ) => ! isOpen( draft ) );
	const { orphans, offers, elsewhere } = choose(
		found.filter( ( { id } ) => id !== current.id ),
		live,
		tab
	);
	let back: Found | undefined;

	for ( const draft of orphans ) {
		if ( isFree( host, draft, tab ) && ( await hold.take( draft.id ) ) ) {
			back = draft;
			break;
		}
	}

	desk.tell( {
		offers: [ ...orphans.filter( ( each ) => each !== back ), ...offers ],
		elsewhere,
		changes: closed.filter( ( { scope } ) => postOf( scope ) ),
		// What was sent from another form stays there.
		strays: closed.filter(
			( { scope, sent } ) => ! postOf( scope ) && sent === undefined
		),
	} );
	if ( await hasAny() ) {
		panel.offerRemoval();
	}

	if ( back && isFree( host, back, tab ) ) {
		desk.lay( back );
	} else if ( isDirty( elements ) && ! current.id ) {
		// The browser has put back what no draft holds.
		current.id = newKey( browser.crypto );
		pen.typed();
	}
}

/** What a browser or the site put back is the person's own, unless it was the browser and this tab has a draft, which is as new or newer. */
const isFree = (
	{ current, elements, isBusy }: Host,
	draft: Found,
	tab: string
): boolean =>
	! current.isTouched &&
	! isBusy() &&
	( ! isDirty( elements ) ||
		( draft.tab === tab && elements.form.dataset.unsaved === undefined ) );
