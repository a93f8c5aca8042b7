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
	/** WordPress's sign-in page, as it is made for a frame. */
	readonly login: string;
	/** The answer of the nonce route for the user whom the page was made for. */
	readonly session: Grant;
	/** Address of the second script. */
	readonly later: string;
	/** Seals the drafts of the user whom the page was made for, base64; empty for a visitor. */
	readonly draftKey: string;
}

export const isConfig = shape< Config >( {
	root: isString,
	namespace: isString,
	protect: isBoolean,
	login: isString,
	session: isGrant,
	later: isString,
	draftKey: isString,
} );
