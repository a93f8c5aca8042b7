/** Asks before a page is left with text that would be lost. */

/**
 * Listens only while there is something to lose: a listener for `beforeunload` keeps pages out of some browsers' back/forward cache.
 *
 * @param page    The window.
 * @param isDirty Whether there is unsaved text.
 * @param isSafe  Whether it is there again when the form is opened again; looked at when the page is left.
 * @return Looks again whether there is unsaved text.
 */
export function guardLeaving(
	page: Pick< EventTarget, 'addEventListener' | 'removeEventListener' >,
	isDirty: () => boolean,
	isSafe: () => boolean
): () => void {
	const ask = ( event: Event ) => {
		if ( ! isSafe() ) {
			event.preventDefault();
		}
	};

	return () => {
		if ( isDirty() ) {
			page.addEventListener( 'beforeunload', ask );
		} else {
			page.removeEventListener( 'beforeunload', ask );
		}
	};
}
