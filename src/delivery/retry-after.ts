/**
 * Reads a Retry-After header: seconds, or a date. Pure.
 *
 * @param header As it came.
 * @param now    The server's clock, Unix seconds.
 * @return Seconds from now; undefined when there is nothing to be read.
 */
export function retryAfter(
	header: string | null,
	now: number
): number | undefined {
	const value = header?.trim() ?? '';

	if ( /^\d+$/.test( value ) ) {
		return Number( value );
	}

	const date = /[a-z]/i.test( value ) ? Date.parse( value ) : NaN;

	return Number.isNaN( date )
		? undefined
		: Math.max( 0, Math.ceil( date / 1000 - now ) );
}
