/** Tells the maker of a request each time that it really goes out, which may be after a wait and twice. */

import type { APIFetchOptions } from '@wordpress/api-fetch';

/** A symbol survives the copies that middlewares make, and fetch does not look at it. */
const ON_SEND = Symbol.for( 'inkfast.onSend' );

/**
 * @param options A request.
 * @param run     Called each time.
 */
export const onSend = < Parse extends boolean >(
	options: APIFetchOptions< Parse >,
	run: () => void
): APIFetchOptions< Parse > =>
	Object.assign( {}, options, { [ ON_SEND ]: run } );

/**
 * @param options The request that goes out.
 */
export function announceSend( options: APIFetchOptions ): void {
	const run: unknown = Reflect.get( options, ON_SEND );

	if ( typeof run === 'function' ) {
		run();
	}
}
