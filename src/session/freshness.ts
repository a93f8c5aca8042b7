/** When a nonce is good enough to send with. Pure: both clocks come in. */

import type { Grant } from './types';

/** What is known of a nonce's life. */
export interface Life {
	/** The server's clock when it was minted, seconds. */
	readonly now: number;
	readonly expires: number;
	/** The device's clock when it came, milliseconds. */
	readonly at: number;
	/** Whether it is certain that it came when it was minted: a page from a cache came later. */
	readonly proven: boolean;
}

/** Seconds that a nonce must still live: a send may take 30, and clocks and networks have their ways. */
const NEEDED = 60;

/** Seconds by which the clocks of server and device may differ on a page that is believed to be new. */
const TOLERANCE = 300;

/**
 * The server's clock now. Elapsed time is the device's: its clock goes on while the machine sleeps.
 *
 * @param life   The newest that is known.
 * @param device The device's clock, milliseconds.
 */
export const serverTime = ( life: Life, device: number ): number =>
	life.now + Math.floor( ( device - life.at ) / 1000 );

/**
 * Whether a nonce surely outlives a send. A clock that was set back proves nothing.
 *
 * @param life   Of the nonce.
 * @param device The device's clock, milliseconds.
 */
export const isFresh = ( life: Life, device: number ): boolean =>
	life.proven &&
	device >= life.at &&
	serverTime( life, device ) + NEEDED <= life.expires;

/**
 * The life of the nonce that the page was made with.
 *
 * @param grant  The page's own.
 * @param device The device's clock when the page was loaded, milliseconds.
 */
export const lifeOfPage = (
	{ now, expires }: Grant,
	device: number
): Life => ( {
	now,
	expires,
	at: device,
	proven: Math.abs( device / 1000 - now ) <= TOLERANCE,
} );

/**
 * The life of a nonce that came in an answer's header, which does not tell it. A nonce lives two ticks less the part
 * of its first that is over: so never less than half of what another one was seen to have.
 *
 * @param last   Of the nonce before.
 * @param span   Seconds that the last nonce of known life had when it was minted.
 * @param device The device's clock, milliseconds.
 * @param date   The answer's `Date`, seconds, or NaN. Less exact than what the route tells, but more than an old page.
 */
export const lifeOfHeader = (
	last: Life,
	span: number,
	device: number,
	date: number
): Life => {
	const known = serverTime( last, device );
	const now = last.proven ? known : date || known;

	return { now, expires: now + span / 2, at: device, proven: true };
};
