/** Gives a nonce to the other scripts of the page. */

import type { Environment } from '../environment';
import { isString, shape } from '../shape';

const isHolder = shape< { nonce: string } >( { nonce: isString } );

/**
 * Core's own middleware takes any. `wpApiSettings` is what classic scripts and `wp-api-request` read; a nonce there that
 * was not the page's is somebody's own affair and stays.
 *
 * @param env    The browser.
 * @param before The page's nonce until now.
 * @param nonce  The page's nonce from now on: one of the page's own user.
 */
export function handOn(
	env: Environment,
	before: string,
	nonce: string
): void {
	const middleware = env.apiFetch.nonceMiddleware;
	const settings = env.settings?.();

	if ( middleware ) {
		middleware.nonce = nonce;
	}

	if ( isHolder( settings ) && settings.nonce === before ) {
		settings.nonce = nonce;
	}
}
