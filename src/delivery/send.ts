/** One request through core's api-fetch, with a time limit, its answer read whole. Never rejects. */

import type { APIFetchOptions } from '@wordpress/api-fetch';
import type { Environment } from '../environment';
import { isResponse } from '../session/api-fetch/answer';
import { onSend } from '../session/api-fetch/sending';
import { type Answer, type NoAnswer, readAnswer } from './answer';

/** Milliseconds, from each time that the request goes out. */
export const SEND_LIMIT = 30_000;

/**
 * @param env      The browser.
 * @param request  What to send.
 * @param announce Called each time that it goes out.
 */
export async function send(
	env: Environment,
	request: APIFetchOptions,
	announce: () => void
): Promise< Answer | NoAnswer > {
	const limit = new AbortController();
	const start = () => env.later( () => limit.abort(), SEND_LIMIT );
	let cancel = start();
	let isSent = false;

	const options = onSend(
		{ ...request, parse: false, signal: limit.signal },
		() => {
			cancel();
			cancel = start();
			// What is sent without a network is not sent.
			isSent = isSent || env.isOnline();
			announce();
		}
	);

	try {
		return await readAnswer( await respond( env, options ) );
	} catch {
		const isLate = limit.signal.aborted;
		const why = env.isOnline() ? 'cut' : 'offline';

		return { kind: 'none', why: isLate ? 'timeout' : why, isSent };
	} finally {
		cancel();
	}
}

/** Core throws the answers that are errors. */
async function respond(
	{ apiFetch }: Environment,
	options: APIFetchOptions< false >
): Promise< Response > {
	try {
		return await apiFetch< unknown, false >( options );
	} catch ( error ) {
		if ( isResponse( error ) ) {
			return error;
		}
		throw error;
	}
}
