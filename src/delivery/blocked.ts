/** Who answered in our place, by the look of it. Pure. */

import type { Answer } from './answer';
import type { Detail } from './causes';

/** Hotel and airport networks, proxies and sign-in pages: they ask for something. */
const LOGIN =
	/type=["']?password|captive|hotspot|\bwi-?fi\b|\b(log|sign)[ -]?in\b|http-equiv=["']?refresh/i;

/** WordPress's own JSON behind what a plugin printed before it, such as notices of PHP. */
const JSON_AT_THE_END = /\{".*\}\s*$/s;

/**
 * @param answer An answer that is not of our making; its status is 200 to 499.
 * @return Undefined for JSON that says nothing to us.
 */
export function intruder( answer: Answer ): Detail | undefined {
	const { status, body, json } = answer;

	if ( answer.isRedirected ) {
		return 'redirect';
	}

	if ( status === 401 || status === 407 ) {
		return 'login_wall';
	}

	if ( status >= 400 && status !== 404 && status !== 405 && status !== 410 ) {
		return 'firewall';
	}

	if ( body.trim() === '' ) {
		return 'empty';
	}

	if ( json !== undefined ) {
		return undefined;
	}

	return LOGIN.test( body ) && ! JSON_AT_THE_END.test( body )
		? 'login_wall'
		: 'html';
}
