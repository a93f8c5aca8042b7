/** What the person can do next, shown below the outcome. */

import { __ } from '@wordpress/i18n';
import type { Refusal } from '../delivery/causes';
import { asksWho, cureFor } from '../delivery/policy';
import type { Post } from '../posts/types';
import { button, link, make } from './dom';
import type { Elements } from './elements';
import type { State } from './state';
import type { Words } from './words';

/** What the buttons do. */
export interface Handlers {
	readonly again: () => void;
	readonly send: () => void;
	readonly take: () => void;
	/** The version that was put aside and the one in the fields change places. */
	readonly restore: () => void;
	/** Whether a version was put aside. */
	readonly hasOther: () => boolean;
	/** Leaves the stored post behind and sends the text as a new one. */
	readonly asNew: () => void;
	/** The address of this page with a post to edit, or with none. */
	readonly pageUrl: ( id?: number ) => string;
}

/**
 * The actions of a state, in the order of the reading.
 *
 * @param state    The state.
 * @param elements The form's.
 * @param handlers What the buttons do.
 * @param words    For what seldom happens.
 */
export function actions(
	state: State,
	elements: Elements,
	handlers: Handlers,
	words: Words
): Node[] {
	switch ( state.name ) {
		case 'sent':
			return [
				...afterSent(
					state.post,
					!! elements.form.dataset.id,
					handlers
				),
				...other( handlers ),
			];
		case 'refused':
			return [
				...afterRefusal( state.refusal, elements, handlers ),
				...other( handlers ),
			];
		case 'conflict':
			return words.versions( state.theirs, handlers, other( handlers ) );
		default:
			return other( handlers );
	}
}

/** The way to the version that was put aside, as long as the page is open. */
const other = ( { hasOther, restore }: Handlers ): Node[] =>
	hasOther()
		? [ button( __( 'Bring the other version back', 'inkfast' ), restore ) ]
		: [];

function afterSent(
	post: Post,
	editing: boolean,
	{ again, pageUrl }: Handlers
): Node[] {
	const view =
		post.status === 'publish'
			? __( 'View', 'inkfast' )
			: __( 'Preview', 'inkfast' );
	const another = __( 'Write another', 'inkfast' );

	return [
		...( post.link ? [ link( post.link, view ) ] : [] ),
		...( post.can.edit && ! editing
			? [ link( pageUrl( post.id ), __( 'Edit', 'inkfast' ) ) ]
			: [] ),
		editing
			? link( pageUrl(), another )
			: button( another, again, 'inkfast-link' ),
	];
}

function afterRefusal(
	refusal: Refusal,
	{ signin, form }: Elements,
	{ asNew }: Handlers
): Node[] {
	const href = signin.querySelector( 'a' )?.href;

	if ( href && asksWho( refusal ) ) {
		return [
			make(
				'a',
				{ href, target: '_blank' },
				__( 'Sign in (opens a new tab)', 'inkfast' )
			),
		];
	}

	return cureFor( refusal ) === 'new_post' && form.dataset.id
		? [ button( __( 'Post it as a new one', 'inkfast' ), asNew ) ]
		: [];
}
