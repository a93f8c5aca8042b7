/** How long a delivery waits before it goes out again. Pure. */

import type { Refusal } from './causes';

/** Milliseconds: of the first wait, and the longest. */
const FIRST = 2000;
const LONGEST = 5 * 60_000;

/**
 * Milliseconds until the next try: twice as long each time, scattered so that many pages do not come back at once, and
 * never sooner than the site asks for.
 *
 * @param tries   How often it went out in vain.
 * @param refusal The last answer.
 * @param random  From 0 to 1.
 */
export function pauseFor(
	tries: number,
	{ retryAfter = 0 }: Pick< Refusal, 'retryAfter' >,
	random: number
): number {
	const grown = Math.min( FIRST * 2 ** ( tries - 1 ), LONGEST );

	return Math.max( grown * ( 0.5 + random / 2 ), retryAfter * 1000 );
}
