/** One call of the nonce route: "who am I, and with what nonce?" */

import type { Config } from '../config';
import type { Environment } from '../environment';
import { type Grant, isGrant, type Renewal } from './types';

export type Failure = Extract< Renewal, { ok: false } >[ 'cause' ];

/** Milliseconds. */
export const ASK_LIMIT = 10_000;

/**
 * By plain fetch and without a nonce: the route answers by cookie, and a stale nonce would be refused before it.
 *
 * @param env    The browser.
 * @param config Where the route is.
 * @param gone   The page goes away.
 */
export async function ask(
	env: Environment,
	config: Config,
	gone: AbortSignal
): Promise< Grant | Failure > {
	const limit = new AbortController();
	const cancel = env.later( () => limit.abort(), ASK_LIMIT );

	try {
		const response = await env.fetch(
			`${ config.root }${ config.namespace }/nonce`,
			{
				method: 'POST',
				credentials: 'same-origin',
				cache: 'no-store',
				headers: { Accept: 'application/json' },
				signal: AbortSignal.any( [ limit.signal, gone ] ),
			}
		);
		const text = await response.text();

		return ( response.ok && parseGrant( text ) ) || 'unusable';
	} catch {
		return 'unreachable';
	} finally {
		cancel();
	}
}

function parseGrant( text: string ): Grant | undefined {
	try {
		const value: unknown = JSON.parse( text );

		return isGrant( value ) ? value : undefined;
	} catch {
		return undefined;
	}
}
