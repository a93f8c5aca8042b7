/** Drafts as the first script has them: it fetches the second one when it is needed, and keeps what must be there before. */

import { __ } from '@wordpress/i18n';
import { newKey } from '../delivery/key';
import type { Later } from '../load-later';
import type { Current, Host, Keeper, Keeping } from './host';
import { mayHoldDrafts } from './later';

/** Milliseconds until the second script is asked for again. */
const PAUSE = 30_000;

/** Milliseconds until a text that is kept nowhere is spoken of. */
const LATE = 1000;

/**
 * Nothing is asked of the server before the form is touched, unless this device may hold a draft.
 *
 * @param given What the form has.
 * @param later The second script.
 */
export function createKeeping(
	given: Omit< Host, 'current' >,
	later: () => Promise< Later >
): Keeping {
	const { browser, config, env } = given;
	const { root, progress } = given.elements;
	const current: Current = { id: '', isTouched: false };
	let keeper: Promise< Keeper | undefined > | undefined;
	const load = () => {
		const asked = ( keeper ??= later()
			.then( ( { createKeeper } ) =>
				createKeeper( { ...given, current } )
			)
			.catch( () => {
				const forget = () => {
					if ( keeper === asked ) {
						keeper = undefined;
					}
				};
				env.later( forget, PAUSE );
				browser.addEventListener( 'online', () => {
					forget();
					if ( current.isTouched && ! keeper ) {
						void typed();
					}
				} );
				return undefined;
			} ) );
		return asked;
	};
	/** Announced once, not at every keystroke. */
	const tellTab = () => {
		progress.textContent ||= __(
			'This text lives in this tab only.',
			'inkfast'
		);
	};
	const id = () => ( current.id ||= newKey( browser.crypto ) );

	for ( const type of [ 'focusin', 'pointerdown' ] ) {
		root.addEventListener( type, () => void load(), { passive: true } );
	}
	void mayHoldDrafts( browser, config.root ).then( async ( may ) => {
		if ( may && ! ( await load() ) ) {
			progress.textContent ||= __(
				'Your text did not load. Reload the page.',
				'inkfast'
			);
		}
	} );

	const typed = async () => {
		current.isTouched = true;
		id();
		const soon = env.later( tellTab, LATE );
		const kept = await load();
		soon();

		if ( kept ) {
			kept.typed();
		} else {
			tellTab();
		}
	};

	return {
		id,
		isKept: () => !! current.isKept,
		typed,

		sent: () => current.sent,

		async setSent( sent ) {
			current.sent = sent;
			await ( await load() )?.save();
		},

		async confirmed() {
			const stored = current.id;
			current.id = '';
			current.isKept = false;
			delete current.sent;
			await ( await keeper )?.confirmed( stored );
		},
	};
}
