/** One form on the page: its state, and what leads from one to the next. */

import { __ } from '@wordpress/i18n';
import type { Client } from '../client';
import type { AskedStatus } from '../posts/types';
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
	type State,
	type Text,
	transition,
} from './state';
import { keepVersion } from './version';
import { focus, PATIENCE, show, showLabel } from './view';
import { tell, work } from './work';

/** What a form needs of its window. */
export interface Page extends Pick<
	EventTarget,
	'addEventListener' | 'removeEventListener'
> {
	readonly location: { readonly href: string };
	readonly Date: Pick< typeof Date, 'now' >;
	setTimeout: ( run: () => void, delay: number ) => unknown;
}

/**
 * Brings a form to life.
 *
 * @param elements       The form's parts.
 * @param client         The client core.
 * @param client.session Who is here.
 * @param client.posts   The posts routes.
 * @param page           The window.
 */
export function bindForm(
	elements: Elements,
	{ session, posts }: Pick< Client, 'session' | 'posts' >,
	page: Page
): void {
	const { root, form, buttons, progress } = elements;
	const data = readData( elements );
	let state: State = { name: 'idle' };
	/** The versions that are not in the fields, kept as long as the page is open. */
	const others: Text[] = [];
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
			enter( state );
		}
	};

	const enter = ( now: State ) => {
		fill( elements, now );
		show( elements, now, label(), handlers );
		focus( elements, now );
		guard();
		tell( form, now );

		if ( isBusy( now ) ) {
			page.setTimeout( () => {
				if ( state === now && now.name === 'sending' ) {
					progress.textContent = __( 'Still sending…', 'inkfast' );
				}
			}, PATIENCE );
			void work( now, posts, data.form ).then( dispatch );
		}
	};

	const send = ( status?: AskedStatus ) => {
		const text = readText( elements );
		const target = readTarget( elements );
		const refusal = check( text );

		dispatch(
			refusal
				? { type: 'stop', refusal, editing: !! target }
				: {
						type: 'submit',
						send: {
							...text,
							...( target && { target } ),
							...( status && { status } ),
							since: page.Date.now(),
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
			// It becomes what was asked for, else what the stored one was; what was private or not due yet is nobody else's to read.
			buttons[ 1 ]?.remove();
			send(
				( state.name === 'refused' && state.asked ) ||
					asked( form.dataset.status ) ||
					'draft'
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

	keepVersion( elements );
	guard();
	root.dataset.state = state.name;
	for ( const each of buttons ) {
		each.disabled = false;
	}
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
