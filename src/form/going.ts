/** What goes on outside the page while a form is in a state: what is sent, what waits, and what the device remembers of it. */

import { __ } from '@wordpress/i18n';
import { pauseFor } from '../delivery/backoff';
import { type Sleeper, wakeAfter } from '../delivery/wake';
import type { Keeping } from '../drafts/host';
import type { PostsClient } from '../posts/types';
import type { Elements } from './elements';
import {
	type FormEvent,
	isBusy,
	isShownBusy,
	memoryOf,
	type State,
} from './state';
import { PATIENCE } from './view';
import { work } from './work';

/** Milliseconds that a send waits for the device to remember it: a store that hangs must not keep anybody from posting. */
const MEMORY_LIMIT = 500;

/** Milliseconds that a person waits for good words. */
const WORDS_LIMIT = 3000;

export interface Outside {
	readonly elements: Pick< Elements, 'progress' >;
	readonly page: Sleeper & { readonly Math: Pick< Math, 'random' > };
	readonly posts: PostsClient;
	/** The form's signed settings. */
	readonly settings: string;
	readonly keeping: Keeping;
	/** Resolves when there are words for what seldom happens. */
	readonly ready: () => Promise< unknown > | undefined;
	/** The form's state by now. */
	readonly state: () => State;
	readonly dispatch: ( event: FormEvent | undefined ) => void;
}

/**
 * @param outside What a form has of the world.
 * @return To be called at each new state; `true` for what is on its way already.
 */
export function createGoing( {
	elements,
	page,
	posts,
	settings,
	keeping,
	ready,
	state,
	dispatch,
}: Outside ): ( now: State, isUnderWay: boolean ) => void {
	/** Keeps what waits from going out. */
	let hold = () => {};

	const later = ( delay: number ) =>
		new Promise< void >( ( resolve ) => {
			page.setTimeout( resolve, delay );
		} );

	/** What may have arrived is remembered before it goes out, so that whatever happens it is repeated and not sent anew. */
	const remember = async ( now: State ) => {
		if ( now.name === 'sent' ) {
			await keeping.confirmed();
		} else if ( memoryOf( now ) !== keeping.sent() ) {
			await keeping.setSent( memoryOf( now ) );
		}
	};

	const send = async ( now: State ) => {
		await Promise.race( [ remember( now ), later( MEMORY_LIMIT ) ] );
		const event = await work( now, posts, settings );

		if ( event && ! event.outcome.ok ) {
			await Promise.race( [ ready(), later( WORDS_LIMIT ) ] );
		}
		dispatch( event );
	};

	const tellPatience = ( then: State ) => {
		if (
			state() === then &&
			then.name === 'sending' &&
			isShownBusy( then )
		) {
			elements.progress.textContent = __( 'Still sending…', 'inkfast' );
		}
	};

	return ( now, isUnderWay ) => {
		hold();

		if ( ! isBusy( now ) || isUnderWay ) {
			void remember( now );
		} else {
			void send( now );
			page.setTimeout( () => tellPatience( now ), PATIENCE );
		}

		if ( now.name === 'waiting' ) {
			hold = wakeAfter(
				page,
				pauseFor( now.tries, now.refusal, page.Math.random() ),
				() => dispatch( { type: 'retry' } )
			);
		}
	};
}
