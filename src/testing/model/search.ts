/** Looks for a sequence that breaks a rule, and for the shortest that does. */

import fc from 'fast-check';
import { type Deed, sequences } from './deeds';

/** Does a sequence in a world of its own; says what it broke, nothing where all is well. */
export type Run = ( sequence: readonly Deed[] ) => Promise< string[] >;

export interface Found {
	readonly sequence: Deed[];
	/** What it broke. */
	readonly broken: string[];
}

/** What is shorter seldom comes to anything. */
export const SHORTEST = 8;

/**
 * The sequences of a seed, the same each time.
 *
 * @param seed  Any whole number.
 * @param count How many.
 */
export const sequencesOf = ( seed: number, count: number ): Deed[][] =>
	fc.sample( sequences( SHORTEST ), { seed, numRuns: count } );

/**
 * Shortens a sequence as long as it goes on breaking something.
 *
 * @param sequence Where to begin.
 * @param run      Does it.
 * @param tries    How many sequences are done at most.
 * @return The shortest that was found; nothing where the whole one broke nothing.
 */
export async function shrink(
	sequence: Deed[],
	run: Run,
	tries = Infinity
): Promise< Found | undefined > {
	let found: Found | undefined;
	let left = tries;

	await fc.check(
		fc.asyncProperty( sequences(), async ( each ) => {
			if ( left-- <= 0 ) {
				return true;
			}
			const broken = await run( each );

			if ( broken.length > 0 ) {
				found = { sequence: each, broken };
			}
			return broken.length === 0;
		} ),
		{ examples: [ [ sequence ] ], numRuns: 1 }
	);

	return found;
}
