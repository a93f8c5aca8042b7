/** One form on the page: its state, and what leads from one to the next. */

import { __ } from '@wordpress/i18n';
import type { Client } from '../client';
import { pauseFor } from '../delivery/backoff';
import { newKey } from '../delivery/key';
import { type Sleeper, wakeAfter } from '../delivery/wake';
import { asksWho } from '../delivery/policy';
import type { AskedStatus } from '../posts/types';
import type { Choice, SignIn } from '../sign-in/types';
import type { Handlers } from './actions';
import { check } from './check';
import {
	type Elements,
	isDirty,
	readData,
	readTarget,
	readText,
	writeText,
} from './elements';
import { fill } from './fields';
import { buttonLabel } from './labels';
import { guardLeaving } from './leaving';
import { editUrl } from './page-url';
import { showPerson, signInElsewhere } from './person';
import {
	type FormEvent,
	isBusy,
	isShownBusy,
	isUnderWay,
	type State,
	type Text,
	transition,
} from './state';
import { keepTyped, keepVersion } from './version';
import { focus, PATIENCE, show, showLabel } from './view';
import { tell, work } from './work';

/** What a form needs of its window. */
export interface Page extends Sleeper {
	readonly location: { readonly href: string };
	readonly crypto: Pick< Crypto, 'getRandomValues' >;
	readonly Math: Pick< Math, 'random' >;
}

/**
 * Brings a form to life.
 *
 * @param elements       The form's parts.
 * @param client         The client core.
 * @param client.session Who is here.
 * @param client.posts   The posts routes.
 * @param page           The window.
 * @param signIn         Asks the person who sends.
 */
export function bindForm(
	elements: Elements,
	{ session, posts }: Pick< Client, 'session' | 'posts' >,
	page: Page,
	signIn: SignIn
): void {
	const { root, form, buttons, progress } = elements;
	const data = readData( elements );
	let state: State = { name: 'idle' };
	/** The send that is under way is the answer to who sends: when it fails too, the person is not asked anew. */
	let isAnswer = false;
	let isAsking = false;
	/** The versions that are not in the fields, kept as long as the page is open. */
	const others: Text[] = [];
	/** Keeps what waits from going out. */
	let hold = () => {};
	const isUnsaved = () =>
		isDirty( elements ) || ( others.length > 0 && state.name !== 'sent' );
	const leaving = guardLeaving( page, isUnsaved );
	const guard = () => {
		leaving();
		signInElsewhere( elements, isUnsaved() );
	};

	const label = () =>
		buttonLabel( data, !! form.dataset.id, session.user.can[ data.type ] );

	const dispatch = ( event: FormEvent | undefined ) => {
		const before = state;
		state = event ? transition( before, event ) : before;

		if ( state !== before ) {
			enter( state, isUnderWay( before, state ) );
		}
	};

	const enter = ( now: State, wasUnderWay: boolean ) => {
		hold();
		fill( elements, now );
		show( elements, now, label(), handlers );
		focus( elements, now );
		guard();
		if ( ! wasUnderWay ) {
			tell( form, now );
		}

		if ( isBusy( now ) && ! wasUnderWay ) {
			page.setTimeout( () => {
				if (
					state === now &&
					now.name === 'sending' &&
					isShownBusy( now )
				) {
					progress.textContent = __( 'Still sending…', 'inkfast' );
				}
			}, PATIENCE );
			void work( now, posts, data.form ).then( dispatch );
		} else if (
			now.name === 'refused' &&
			asksWho( now.refusal ) &&
			! isAnswer &&
			! isAsking
		) {
			void askWho( now );
		}

		if ( now.name === 'waiting' ) {
			hold = wakeAfter(
				page,
				pauseFor( now.tries, now.refusal, page.Math.random() ),
				() => dispatch( { type: 'retry' } )
			);
		}
	};

	const askWho = async ( {
		refusal,
		editing,
	}: Extract< State, { name: 'refused' } > ) => {
		isAsking = true;
		// Where it cannot be loaded there is the link that opens a new tab.
		const choice = await signIn( { refusal, editing, elements } ).catch(
			() => 'keep' as const
		);
		isAsking = false;

		if ( choice !== 'keep' && state.name === 'refused' ) {
			send( undefined, choice );
		}
	};

	const send = ( status?: AskedStatus, choice?: Choice ) => {
		isAnswer = !! choice;
		const text = readText( elements );
		const target = readTarget( elements );
		const refusal = check( text );

		dispatch(
			refusal
				? { type: 'stop', refusal, editing: !! target }
				: {
						type: 'submit',
						isAnother: choice === 'send_as_other',
						wish: {
							...text,
							key: newKey( page.crypto ),
							...( target && { target } ),
							...( status && { status } ),
						},
					}
		);
	};

	const handlers: Handlers = {
		again: () => dispatch( { type: 'again' } ),
		send: () => send(),
		take: () => {
			others.push( readText( elements ) );
			dispatch( { type: 'take' } );
		},
		restore: () => {
			// The last that was put aside comes first, then all in turn.
			const text = readText( elements );
			writeText( elements, others.pop() ?? text );
			others.unshift( text );
			dispatch( { type: 'restore' } );
		},
		hasOther: () => others.length > 0,
		asNew: () => {
			delete form.dataset.id;
			// It becomes what was asked for, else what the stored one was.
			buttons[ 1 ]?.remove();
			send(
				( state.name === 'refused' && state.send?.status ) ||
					asked( form.dataset.status )
			);
		},
		pageUrl: ( id ) => editUrl( page.location.href, id ),
	};

	const begin = () => session.begin();
	for ( const type of [ 'focusin', 'pointerdown', 'input' ] ) {
		root.addEventListener( type, begin, { passive: true } );
	}
	root.addEventListener( 'input', guard );
	// A browser may put back what was typed only now.
	page.addEventListener( 'pageshow', guard );

	form.addEventListener( 'submit', ( event ) => {
		event.preventDefault();
		// Between two versions nothing is chosen by pressing Enter.
		if ( state.name !== 'conflict' ) {
			send(
				asked(
					event.submitter instanceof HTMLButtonElement
						? event.submitter.value
						: ''
				)
			);
		}
	} );

	session.onChange( ( { type, user } ) => {
		if ( type !== 'identity_changed' ) {
			showPerson( elements, user, data.type );
			showLabel( elements, state, label() );
		}
	} );

	keepTyped( elements );
	keepVersion( elements );
	guard();
	root.dataset.state = state.name;
}

/**
 * A status that may be asked for.
 *
 * @param value Of a button, or of the stored post.
 */
const asked = ( value?: string ): AskedStatus | undefined =>
	value === 'publish' || value === 'pending' || value === 'draft'
		? value
		: undefined;
