import type { ServerRequest } from './protocol';

/** What comes once at the first touch, at no certain time: the second script, and on a page made for visitors the key of the person's drafts. */
const BESIDES = /\/later\.js$|\/draft-key$/;

/** Requests in few words, as they came: `POST /myplugin/v1/posts 201`. */
export const trail = ( requests: readonly ServerRequest[] ): string[] =>
	requests
		// The browser's own wish for an icon may come at any time.
		.filter(
			( { path, route } ) =>
				! path.endsWith( '.png' ) &&
				! path.endsWith( '/favicon.ico' ) &&
				! BESIDES.test( route || path )
		)
		.map(
			( { method, route, path, status } ) =>
				`${ method } ${ route || path } ${ status }`
		);

/** A send that was refused, one that was taken, and a renewal. */
export const REFUSED = 'POST /myplugin/v1/posts 403';
export const CREATED = 'POST /myplugin/v1/posts 201';
export const RENEWED = 'POST /myplugin/v1/nonce 200';
