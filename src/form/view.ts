/** Shows a state. */

import { __ } from '@wordpress/i18n';
import { canRetry } from '../delivery/policy';
import { actions, type Handlers } from './actions';
import { type Elements, isDirty } from './elements';
import { sentMessage } from './labels';
import { isBusy, isShownBusy, type State } from './state';
import type { Words } from './words';

/** Milliseconds until a send that lasts is spoken of. */
export const PATIENCE = 2000;

/**
 * Brings the page to a state. Called once for each change, so the live region changes once an outcome.
 *
 * @param elements The form's.
 * @param state    The new state.
 * @param label    The button's when nothing is under way.
 * @param handlers What the buttons do.
 * @param words    For what seldom happens.
 */
export function show(
	elements: Elements,
	state: State,
	label: string,
	handlers: Handlers,
	words: Words
): void {
	const { root, form, buttons, outcome, next, progress } = elements;
	const busy = isShownBusy( state );

	root.dataset.state = state.name;
	// Stays reachable while busy: a button that is switched off would lose the focus.
	for ( const each of buttons ) {
		each.ariaDisabled = busy ? 'true' : null;
	}
	form.ariaBusy = busy ? 'true' : null;
	elements.title.readOnly = busy;
	elements.content.readOnly = busy;
	form.hidden = state.name === 'sent' && ! form.dataset.id;
	showLabel( elements, state, label );
	showErrors( elements, state );

	const line = underWay( state );
	// What goes out again by itself is not told of at each try.
	if ( progress.textContent !== line && ! isRepeated( state ) ) {
		progress.textContent = line;
	}

	// The words of the last outcome stay until there are new ones, so that each is said once.
	if ( ! isBusy( state ) ) {
		const said = outcome.textContent;
		const text = told( state, isDirty( elements ), words );

		// What goes on waiting is told once, not at each try.
		if ( state.name !== 'waiting' || said !== text ) {
			outcome.textContent = text;
		}
		next.replaceChildren( ...actions( state, elements, handlers, words ) );
	}
}

function underWay( state: State ): string {
	switch ( state.name ) {
		case 'checking':
			return __( 'Looking at what the site has stored…', 'inkfast' );
		case 'sending':
			return __( 'Sending…', 'inkfast' );
		case 'waiting':
			return state.refusal.status
				? __( 'Waiting for the site…', 'inkfast' )
				: __( 'Waiting for the network…', 'inkfast' );
		default:
			return '';
	}
}

const isRepeated = ( state: State ): boolean =>
	isBusy( state ) && ! isShownBusy( state );

/**
 * The button says what is going on, or what it will do.
 *
 * @param elements        The form's.
 * @param elements.button The button.
 * @param state           The state.
 * @param label           The button's when nothing is under way.
 */
export function showLabel(
	{ button }: Elements,
	state: State,
	label: string
): void {
	if ( isShownBusy( state ) ) {
		button.textContent = __( 'Sending…', 'inkfast' );
	} else if ( state.name === 'waiting' || state.name === 'sending' ) {
		button.textContent = __( 'Send now', 'inkfast' );
	} else if ( state.name === 'refused' && canRetry( state.refusal ) ) {
		button.textContent = __( 'Try again', 'inkfast' );
	} else {
		button.textContent = label;
	}
}

function told( state: State, hasMore: boolean, { describe }: Words ): string {
	switch ( state.name ) {
		case 'sent':
			return sentMessage( state, hasMore );
		case 'waiting':
			return describe( state.refusal, {
				editing: !! state.send.target,
				waiting: true,
			} );
		case 'refused':
			return describe( state.refusal, state );
		case 'conflict':
			return __(
				'This post was changed elsewhere since you opened it. Nothing was overwritten: your version is in the form, the saved one stands below. Choose which one stays.',
				'inkfast'
			);
		case 'taken':
			return __(
				'The saved version is in the form now. Yours is kept until you leave this page.',
				'inkfast'
			);
		default:
			return '';
	}
}

function showErrors( elements: Elements, state: State ): void {
	const fields = state.name === 'refused' ? state.refusal.fields : {};

	for ( const name of [ 'title', 'content' ] as const ) {
		const field = elements[ name ];
		const message = fields[ name ] ?? '';
		const error = elements.root.querySelector< HTMLElement >(
			`#${ field.id }-error`
		);

		field.ariaInvalid = message ? 'true' : null;
		if ( error ) {
			error.textContent = message;
			error.hidden = ! message;
		}
	}
}

/**
 * Puts the focus where the state goes on. Elsewhere it stays where the person has it, unless that has gone.
 *
 * @param elements The form's.
 * @param state    The new state.
 */
export function focus( elements: Elements, state: State ): void {
	const { body, activeElement } = document;
	const lost = ! activeElement || activeElement === body;

	( goal( elements, state ) ?? ( lost ? elements.button : null ) )?.focus();
}

function goal(
	{ form, title, content, next }: Elements,
	state: State
): HTMLElement | null | undefined {
	switch ( state.name ) {
		case 'idle':
			// What is put back on opening moves nobody.
			return state.send ? null : title;
		case 'taken':
			return content;
		case 'conflict':
			return next.querySelector( 'h2' );
		case 'sent':
			return form.dataset.id
				? null
				: next.querySelector< HTMLElement >( 'a, button' );
		case 'refused':
			return (
				( state.refusal.fields.title && title ) ||
				( state.refusal.fields.content && content ) ||
				next.querySelector( 'a' )
			);
		default:
			return null;
	}
}
