/**
 * A promise, or an end to the waiting. What is waited for goes on, for others.
 *
 * @param promise What is waited for.
 * @param signal  The caller's.
 */
export async function orAbort< T >(
	promise: Promise< T >,
	signal: AbortSignal | null | undefined
): Promise< T > {
	if ( ! signal ) {
		return promise;
	}

	let stop = () => {};

	try {
		return await new Promise< T >( ( resolve, reject ) => {
			stop = () =>
				reject(
					new DOMException( 'The request was aborted.', 'AbortError' )
				);
			signal.addEventListener( 'abort', stop );
			promise.then( resolve, reject );

			if ( signal.aborted ) {
				stop();
			}
		} );
	} finally {
		signal.removeEventListener( 'abort', stop );
	}
}
