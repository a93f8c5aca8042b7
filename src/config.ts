/** What the page brings along: `window.inkfast.config`, localized by includes/Form. */

import { isGrant, type Grant } from './session/types';
import { isBoolean, isString, shape } from './shape';

export interface Config {
	/** The address of the REST API, `https://…/wp-json/` or `https://…/?rest_route=/`. */
	readonly root: string;
	/** `myplugin/v1`. */
	readonly namespace: string;
	/** Whether every `wp.apiFetch` call of the page is looked after, not ours alone. */
	readonly protect: boolean;
	/** The folder of the scripts that are loaded when they are needed, with a slash at its end. */
	readonly assets: string;
	/** WordPress's sign-in page, as it is made for a frame. */
	readonly login: string;
	/** The answer of the nonce route for the user whom the page was made for. */
	readonly session: Grant;
}

export const isConfig = shape< Config >( {
	root: isString,
	namespace: isString,
	protect: isBoolean,
	assets: isString,
	login: isString,
	session: isGrant,
} );
