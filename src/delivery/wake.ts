/** When a delivery that waits goes out again: when its time is up, or as soon as there is reason to hope. */

/** The window and its document, as far as they are used. */
export interface Sleeper {
	readonly document: Pick<
		Document,
		'addEventListener' | 'removeEventListener' | 'visibilityState'
	>;
	addEventListener: EventTarget[ 'addEventListener' ];
	removeEventListener: EventTarget[ 'removeEventListener' ];
	setTimeout: ( run: () => void, delay: number ) => unknown;
}

/**
 * @param page  The window.
 * @param delay Milliseconds at the most.
 * @param run   Called once.
 * @return Cancels it.
 */
export function wakeAfter(
	page: Sleeper,
	delay: number,
	run: () => void
): () => void {
	let isDone = false;
	const cancel = () => {
		isDone = true;
		page.removeEventListener( 'online', wake );
		page.removeEventListener( 'pageshow', wake );
		page.document.removeEventListener( 'visibilitychange', look );
	};
	const wake = () => {
		if ( ! isDone ) {
			cancel();
			run();
		}
	};
	const look = () => {
		if ( page.document.visibilityState === 'visible' ) {
			wake();
		}
	};

	page.addEventListener( 'online', wake );
	page.addEventListener( 'pageshow', wake );
	page.document.addEventListener( 'visibilitychange', look );
	page.setTimeout( wake, delay );

	return cancel;
}
