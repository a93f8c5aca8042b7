/** Which requests of the page are looked after. Pure. */

import type { APIFetchOptions } from '@wordpress/api-fetch';

export interface Site {
	readonly root: string;
	readonly namespace: string;
	/** The page's address. */
	readonly base: string;
}

/** The route in a path, in the words that routes are compared by. */
const bare = ( path: string ): string =>
	path
		.replace( /[?#].*$/s, '' )
		.replace( /^\/+/, '' )
		.toLowerCase();

/** The route in an address; null when it is none of this site's REST API. */
function routeOfUrl( address: string, site: Site ): string | null {
	const url = new URL( address, site.base );
	const root = new URL( site.root, site.base );

	if ( url.origin !== root.origin ) {
		return null;
	}

	const route = url.searchParams.get( 'rest_route' );

	if ( route !== null ) {
		return bare( route );
	}

	const start = root.pathname.toLowerCase();
	const isPretty = ! root.search && start.length > 1;

	return isPretty && url.pathname.toLowerCase().startsWith( start )
		? bare( url.pathname.slice( start.length ) )
		: null;
}

/** In the order in which core decides: namespace and endpoint, path, address. */
function routeOf( options: APIFetchOptions, site: Site ): string | null {
	const { namespace, endpoint, path, url } = options;

	if ( typeof namespace === 'string' && typeof endpoint === 'string' ) {
		return bare( `${ namespace }/${ endpoint }`.replace( /\/+/g, '/' ) );
	}

	if ( typeof path === 'string' ) {
		return bare( path );
	}

	try {
		return url ? routeOfUrl( url, site ) : null;
	} catch {
		return null;
	}
}

/**
 * Whether a request asks core to fetch all pages. Core skips that for `parse: false`, so it is let through as it is;
 * its pages come back one by one.
 */
const isForAllPages = ( { path, url, parse }: APIFetchOptions ): boolean =>
	parse !== false && `${ path } ${ url }`.includes( 'per_page=-1' );

/**
 * @param options The request.
 * @param site    Where it is sent from.
 * @param all     Whether every route of the site is looked after, not the namespace alone.
 */
export function isLookedAfter(
	options: APIFetchOptions,
	site: Site,
	all: boolean
): boolean {
	const route = routeOf( options, site );
	const namespace = bare( site.namespace );

	return (
		route !== null &&
		( all || `${ route }/`.startsWith( `${ namespace }/` ) ) &&
		! isForAllPages( options )
	);
}

/**
 * Whether a request is an upload to core's media library. Core's middleware below parses its answer itself, to heal what
 * fails after the upload.
 *
 * @param options The request.
 */
export const isMediaUpload = ( {
	method,
	path,
	url,
}: APIFetchOptions ): boolean =>
	method === 'POST' && `${ path } ${ url }`.includes( '/wp/v2/media' );

/**
 * Whether a request can go out twice: a stream is used up by the first time.
 *
 * @param options The request.
 */
export const isRepeatable = ( { body }: APIFetchOptions ): boolean =>
	! (
		typeof ReadableStream === 'function' && body instanceof ReadableStream
	);
