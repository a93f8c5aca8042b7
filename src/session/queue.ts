/** One at a time among the tabs of a site. */

import type { Environment, Locks } from '../environment';
import type { Leaving } from './leaving';

/** Milliseconds: longer than one tab may ask, so that only one that hangs is passed over. */
export const WAIT_LIMIT = 22_000;

/**
 * Runs a task under a lock; without it after a wait that is too long, where locks are not to be had, and when the page
 * goes away. A lock that is stolen while the task runs does not run it twice.
 *
 * @param env     The browser.
 * @param locks   Its locks.
 * @param leaving Gives the lock back when the page goes away, into the back-forward cache too.
 * @param name    Of the lock.
 * @param task    What to do.
 */
export async function alone< T >(
	env: Environment,
	locks: Locks,
	leaving: Leaving,
	name: string,
	task: () => Promise< T >
): Promise< T > {
	const waiting = new AbortController();
	const cancel = env.later( () => waiting.abort(), WAIT_LIMIT );
	let running: Promise< T > | undefined;
	let forget = () => {};

	const left = new Promise< void >( ( resolve ) => {
		forget = leaving.add( () => {
			waiting.abort();
			resolve();
		} );
	} );
	const run = () => {
		cancel();
		running ??= task();
		return running;
	};

	await locks
		.request( name, { signal: waiting.signal }, () =>
			Promise.race( [ run(), left ] )
		)
		.catch( () => {} );

	return run().finally( forget );
}

/**
 * Holds a lock for some time, only so that others see its name.
 *
 * @param env     The browser.
 * @param locks   Its locks.
 * @param leaving As above.
 * @param name    Of the lock.
 * @param time    Milliseconds.
 * @return Settles once it is held, or is not to be had.
 */
export const show = (
	env: Environment,
	locks: Locks,
	leaving: Leaving,
	name: string,
	time: number
): Promise< void > =>
	new Promise( ( shown ) => {
		const hold = () =>
			new Promise< void >( ( release ) => {
				shown();
				leaving.add( release );
				env.later( release, time );
			} );

		locks.request( name, { mode: 'shared' }, hold ).catch( () => shown() );
	} );
