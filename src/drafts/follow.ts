/** What drafts do when the page goes away or comes back, and when the person does. */

import type { Host } from './host';
import { look, type Tools } from './look';
import { NOTHING } from './notices';
import type { Seals } from './seals';

/**
 * @param host  The form's.
 * @param tools What it works with.
 * @param seals Those of the page.
 */
export function follow( host: Host, tools: Tools, seals: Seals ): void {
	const { session, browser, current, isBusy } = host;
	const { pen, hold, desk, findMine } = tools;

	browser.addEventListener( 'pagehide', () => {
		pen.leave();
		// A page that waits to come back is open nowhere.
		hold.leave();
	} );
	browser.document.addEventListener( 'visibilitychange', () => {
		if ( browser.document.visibilityState === 'hidden' ) {
			pen.leave();
		}
	} );
	browser.addEventListener( 'pageshow', ( { persisted } ) => {
		if ( persisted ) {
			void pen.inTurn( back );
		}
	} );

	/** Another page may have gone on with the draft meanwhile. */
	const back = async () => {
		if ( ! current.id ) {
			return look( host, tools );
		}

		const known = pen.draft();
		const draft = ( await findMine() ).find(
			( { id } ) => id === known.id
		);

		if ( ! ( await hold.take( known.id ) ) ) {
			// It is open elsewhere: what stands here becomes another.
			pen.keep();
		} else if ( draft && draft.seq > known.seq && ! isBusy() ) {
			desk.lay( draft );
		}
	};

	session.onChange( ( { type } ) => {
		if ( type === 'adopted' ) {
			void pen.inTurn( adopt );
		} else if ( type !== 'renewed' ) {
			seals.drop();
			desk.tell( NOTHING );
		}
	} );

	/** The visitor's page has got its person: what is in the fields is theirs now. */
	const adopt = async () => {
		if ( current.id ) {
			pen.keep();
		}
		await look( host, tools );
	};
}
