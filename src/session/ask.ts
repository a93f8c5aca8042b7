/** One call of the nonce route: "who am I, and with what nonce?" */

import type { Config } from '../config';
import type { Environment } from '../environment';
import { parseJson } from '../shape';
import { type Grant, isGrant, type Renewal } from './types';

export type Failure = Extract< Renewal, { ok: false } >[ 'cause' ];

/** Milliseconds. */
export const ASK_LIMIT = 20_000;

/**
 * By plain fetch and without a nonce: the route answers by cookie, and a stale nonce would be refused before it.
 *
 * @param env    The browser.
 * @param config Where the route is.
 * @param gone   The page goes away.
 */
export function ask(
	env: Environment,
	config: Config,
	gone: AbortSignal
): Promise< Grant | Failure > {
	const limit = new AbortController();
	const signal = AbortSignal.any( [ limit.signal, gone ] );

	return post( env, config, signal ).finally(
		env.later( () => limit.abort(), ASK_LIMIT )
	);
}

async function post(
	env: Environment,
	{ root, namespace }: Config,
	signal: AbortSignal
): Promise< Grant | Failure > {
	try {
		const response = await env.fetch( `${ root }${ namespace }/nonce`, {
			method: 'POST',
			// As core's own: where the API is on another origin that the owner has added, it asks for the cookie too.
			credentials: 'include',
			cache: 'no-store',
			headers: { Accept: 'application/json' },
			signal,
		} );
		const grant = parseJson( await response.text() );

		return response.ok && isGrant( grant ) ? grant : 'unusable';
	} catch {
		return 'unreachable';
	}
}
