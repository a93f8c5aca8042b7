/** Notices that the person comes back to this tab, from another one or from another window. */

/**
 * @param browser The window.
 * @param back    Called each time.
 * @return Stops.
 */
export function onReturn(
	browser: Window & typeof globalThis,
	back: () => void
): () => void {
	const stop = new AbortController();
	const { signal } = stop;

	browser.addEventListener( 'focus', back, { signal } );
	browser.document.addEventListener(
		'visibilitychange',
		() => {
			if ( ! browser.document.hidden ) {
				back();
			}
		},
		{ signal }
	);

	return () => stop.abort();
}
