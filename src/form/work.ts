/** What a state sets going outside the page, and the event it ends with. */

import type { Refusal } from '../delivery/causes';
import type { PostsClient } from '../posts/types';
import { type FormEvent, type Send, type State } from './state';

/**
 * Sends or looks, as the state says. Whatever goes wrong becomes an event, so that no form stays busy for ever.
 *
 * @param state    The state that was entered.
 * @param posts    The posts routes.
 * @param settings The form's signed settings.
 */
export async function work(
	state: State,
	posts: PostsClient,
	settings: string
): Promise< Extract< FormEvent, { outcome: unknown } > | undefined > {
	if ( state.name === 'sending' ) {
		return {
			type: 'answer',
			outcome: await deliver( state.send, posts, settings ).catch(
				failed
			),
		};
	}

	return state.name === 'checking'
		? {
				type: 'looked',
				outcome: await look( state.send, posts ).catch( failed ),
			}
		: undefined;
}

function deliver(
	{ key, title, content, target, status }: Send,
	posts: PostsClient,
	form: string
) {
	const input = { title, content, ...( status && { status } ) };

	return target
		? posts.change( target.id, target.etag, input, key )
		: posts.create( { ...input, form }, key );
}

const look = ( { target }: Send, posts: PostsClient ) =>
	posts.read( target?.id ?? 0 );

/** A fault of our own: told like any other, and the outcome counts as unknown. */
function failed( fault: unknown ): {
	readonly ok: false;
	readonly refusal: Refusal;
} {
	return {
		ok: false,
		refusal: {
			cause: 'unexpected',
			code: fault instanceof Error ? fault.name : 'inkfast_fault',
			status: 0,
			message: '',
			fields: {},
			mayHaveArrived: true,
		},
	};
}

/**
 * Tells other scripts what the form does, by events that bubble from the form.
 *
 * @param form  The form.
 * @param state The state that was entered.
 */
export function tell( form: HTMLElement, state: State ): void {
	const [ name, detail ] = news( state );

	if ( name ) {
		form.dispatchEvent(
			new CustomEvent( `inkfast:${ name }`, { bubbles: true, detail } )
		);
	}
}

function news( state: State ): [ string, object ] {
	switch ( state.name ) {
		case 'sending':
			return [ 'sending', {} ];
		case 'sent':
			return [ 'sent', { post: state.post } ];
		case 'waiting':
		case 'refused':
			return [ 'refused', state.refusal ];
		case 'conflict':
			return [
				'refused',
				{ cause: 'conflict', code: 'inkfast_conflict' },
			];
		default:
			return [ '', {} ];
	}
}
