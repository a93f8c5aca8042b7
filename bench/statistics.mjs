/**
 * What is said of many measurements.
 */

/**
 * The middle one, or the mean of the two in the middle.
 *
 * @param {number[]} values At least one.
 * @return {number} The median.
 */
export function median( values ) {
	const sorted = [ ...values ].sort( ( a, b ) => a - b );
	const middle = Math.floor( sorted.length / 2 );
	return sorted.length % 2 === 1
		? sorted[ middle ]
		: ( sorted[ middle - 1 ] + sorted[ middle ] ) / 2;
}

/**
 * The median of the ratios of pairs. What slows the machine for a second slows both of a pair, and so falls out.
 *
 * @param {number[]} ours   One of each pair.
 * @param {number[]} theirs The other, in the same order.
 * @return {number} Ours to theirs.
 */
export function medianRatio( ours, theirs ) {
	return median( ours.map( ( value, pair ) => value / theirs[ pair ] ) );
}
