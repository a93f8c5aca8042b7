/** The posts routes. */

import type { APIFetchOptions } from '@wordpress/api-fetch';
import type { Config } from '../config';
import type { Outcome, Refusal } from '../delivery/causes';
import { classify } from '../delivery/classify';
import { send } from '../delivery/send';
import type { Environment } from '../environment';
import type { SessionCore } from '../session/session';
import type { Guard } from '../shape';
import { isPost, type PostsClient } from './types';

/** Times that one request is tried at most, whatever the server does. Who was adopted is not adopted again, so it goes out twice. */
const TRIES = 2;

/**
 * @param config  Where the routes are.
 * @param env     The browser.
 * @param session Who sends.
 */
export function createPostsClient(
	config: Config,
	env: Environment,
	session: SessionCore
): PostsClient {
	const path = `/${ config.namespace }/posts`;

	async function request< T >(
		options: APIFetchOptions,
		guard: Guard< T >
	): Promise< Outcome< T > > {
		let page = session.user.id;

		for ( let tries = 1; ; tries++ ) {
			const answer = await send( env, signed( options ), () => {
				page = session.user.id;
			} );
			const isAnswer = answer.kind === 'answer' && answer.status < 300;

			if ( isAnswer && guard( answer.json ) ) {
				return {
					ok: true,
					value: answer.json,
					isReplay: !! answer.header( 'Idempotency-Replayed' ),
				};
			}

			const refusal = classify( answer, {
				page,
				here: session.standing.here,
				isWrite: 'method' in options,
				now: session.serverTime(),
			} );
			// The session adopted the one who is here from this very answer.
			const isHealed =
				refusal.cause === 'page_of_another' && session.user.id !== page;

			if ( ! isHealed || tries === TRIES ) {
				return { ok: false, refusal: await named( refusal ) };
			}
		}
	}

	/** Says whose words they are, once they are somebody's: the server refuses to take them for another's, with whatever nonce. */
	const signed = ( options: APIFetchOptions ): APIFetchOptions =>
		session.user.id
			? {
					...options,
					headers: {
						...options.headers,
						'Inkfast-User': `${ session.user.id }`,
					},
				}
			: options;

	/** A header tells only the number of whoever else is here; the words need the name. */
	async function named( refusal: Refusal ): Promise< Refusal > {
		const { cause, user } = refusal;

		if ( cause !== 'identity_changed' || user?.name !== '' ) {
			return refusal;
		}

		await session.renew( env.now() );
		const { here } = session.standing;

		return here.id === user.id ? { ...refusal, user: here } : refusal;
	}

	return {
		create: ( data, key ) =>
			request(
				{ path, method: 'POST', headers: keyed( key ), data },
				isPost
			),

		change: ( id, etag, data, key ) =>
			request(
				{
					path: `${ path }/${ id }`,
					method: 'PATCH',
					headers: { ...keyed( key ), 'If-Match': `"${ etag }"` },
					data,
				},
				isPost
			),

		read: ( id ) => request( { path: `${ path }/${ id }` }, isPost ),
	};
}

const keyed = ( key: string ) => ( { 'Idempotency-Key': key } );
