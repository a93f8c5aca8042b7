/** What is in the fields: which draft lies there, comes there, or goes from there. */

import { newKey } from '../delivery/key';
import { isDirty } from '../form/elements';
import { editUrl } from '../form/page-url';
import { postOf, writeFields } from './fields';
import type { Found } from './finder';
import type { Hold } from './hold';
import type { Host } from './host';
import { type Matter, noticesOf, NOTHING } from './notices';
import type { Panel } from './panel';
import type { Pen } from './pen';
import { isLasting, type Store } from './store';

export interface Desk {
	/** Puts a draft that is held into the fields. */
	lay: ( draft: Found ) => void;
	/** Empties the fields; what was there stays where it is kept. */
	clear: () => void;
	/** Says something, beside what was said before. */
	tell: ( matter: Partial< Matter > ) => void;
	/** Gives the draft in the fields to another tab. */
	give: ( id: string ) => Promise< void >;
}

interface Tools {
	readonly pen: Pen;
	readonly hold: Hold;
	readonly store: Store;
	readonly panel: Panel;
	readonly tab: string;
	/** The newest version of a draft, unless it has gone: posted, discarded or removed in another tab. */
	readonly newest: ( id: string ) => Promise< Found | undefined >;
	/** Asks the other tabs for a draft. */
	readonly ask: ( id: string ) => void;
}

/** Milliseconds that another tab has to give a draft away. */
const PATIENCE = 3000;

/**
 * @param host  The form's.
 * @param tools What it works with.
 */
export function createDesk( host: Host, tools: Tools ): Desk {
	const { elements, current, changed, isBusy, browser, env } = host;
	const { pen, hold, store, panel, tab, newest, ask } = tools;
	let matter: Matter = NOTHING;
	/** Texts that lie nowhere but here: they were discarded, or nothing keeps them. */
	const loose = new Map< string, Found >();

	const tell = ( news: Partial< Matter > ) => {
		matter = { ...matter, isSending: false, ...news };
		panel.show( noticesOf( matter, handlers ) );
	};

	const clear = () => {
		writeFields( elements );
		pen.turnTo();
		hold.release();
		changed();
	};

	const lay = ( draft: Found ) => {
		writeFields( elements, draft );
		pen.turnTo( draft );
		pen.keep();
		changed();

		// The stored post may have become what was typed.
		if ( isDirty( elements ) ) {
			tell( { last: { is: 'back', draft } } );
			panel.offerRemoval();
		}
	};

	/** Takes a draft as it is by now, and makes room for it: what is in the fields becomes an offer. */
	const claim = async ( { id: wanted }: Found, patience = 0 ) => {
		const place = await pen.write();

		if ( isBusy() ) {
			tell( { isSending: true } );
			return undefined;
		}
		if ( ! ( await hold.take( wanted, patience ) ) ) {
			tell( { last: { is: 'kept' } } );
			return undefined;
		}

		const draft = ( await newest( wanted ) ) ?? loose.get( wanted );
		const mine =
			draft && current.id && isDirty( elements ) ? [ pen.draft() ] : [];
		const others = ( drafts: readonly Found[] ) =>
			drafts.filter( ( { id } ) => id !== wanted );

		if ( place !== 'device' ) {
			mine.forEach( ( each ) => loose.set( each.id, each ) );
		}
		if ( ! draft ) {
			hold.release();
			pen.keep();
		}
		tell( {
			...( draft ? {} : { last: { is: 'gone' } } ),
			offers: [ ...others( matter.offers ), ...mine ],
			elsewhere: others( matter.elsewhere ),
			changes: others( matter.changes ),
			strays: others( matter.strays ),
		} );
		return draft;
	};

	const exchange = async ( wanted: Found, patience = 0 ) => {
		const draft = await claim( wanted, patience );

		if ( draft ) {
			// Where nobody knows what other tabs have open, theirs is copied: two tabs never write one draft.
			lay(
				env.locks || draft.tab === tab
					? draft
					: { ...draft, id: newKey( browser.crypto ) }
			);
		}
	};

	/** What was sent of it belongs to where it was. */
	const adopt = async ( wanted: Found ) => {
		const found = await claim( wanted );

		if ( found ) {
			const { sent, etag, ...draft } = found;
			lay( { ...draft, id: newKey( browser.crypto ) } );

			// Where only the screen has the new one, the old one stays.
			if ( isLasting( await pen.write() ) ) {
				await store.remove( wanted.id );
			}
		}
	};

	const handlers = {
		discard() {
			if ( isBusy() ) {
				tell( { isSending: true } );
				return;
			}
			const draft = pen.draft();
			loose.set( draft.id, draft );
			clear();
			tell( { last: { is: 'discarded', draft } } );
			void pen.inTurn( () => store.remove( draft.id ) );
		},
		exchange: ( draft: Found ) =>
			void pen.inTurn( () => exchange( draft ) ),
		adopt: ( draft: Found ) => void pen.inTurn( () => adopt( draft ) ),
		takeOver( draft: Found ) {
			ask( draft.id );
			void pen.inTurn( () => exchange( draft, PATIENCE ) );
		},
		pageOf( { page, scope }: Found ) {
			const { href, origin } = browser.location;

			return editUrl(
				page?.startsWith( `${ origin }/` ) ? page : href,
				postOf( scope ) ?? 0
			);
		},
		leaveThem() {
			tell( { elsewhere: [] } );
		},
	};

	return {
		lay,
		clear,
		tell,

		give: ( id ) =>
			pen.inTurn( async () => {
				const isHere = id === current.id && ! isBusy();

				// Only what is on the device can be taken up there.
				if ( isHere && ( await pen.write() ) === 'device' ) {
					clear();
					tell( { last: { is: 'given' } } );
				}
			} ),
	};
}
