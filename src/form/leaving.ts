/** Asks before a page with unsaved text is left. */

/**
 * Listens only while there is something to lose: a listener for `beforeunload` keeps pages out of some browsers' back/forward cache.
 *
 * @param page    The window.
 * @param isDirty Whether there is unsaved text.
 * @return Looks again whether there is.
 */
export function guardLeaving(
	page: Pick< EventTarget, 'addEventListener' | 'removeEventListener' >,
	isDirty: () => boolean
): () => void {
	const ask = ( event: Event ) => event.preventDefault();

	return () => {
		if ( isDirty() ) {
			page.addEventListener( 'beforeunload', ask );
		} else {
			page.removeEventListener( 'beforeunload', ask );
		}
	};
}
