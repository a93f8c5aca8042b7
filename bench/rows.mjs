/**
 * The lines of the table: what was measured, against what, and whether it is within its budget.
 */
import { median, medianRatio } from './statistics.mjs';

/** By how much a median ratio of times may be over its budget: the machine's noise. Counts have none. */
export const NOISE = 0.05;

/**
 * @typedef {Object} Row
 * @property {string}       what    What is measured.
 * @property {string}       ours    Measured, as it is shown.
 * @property {string}       against What it is held against.
 * @property {string}       theirs  Measured, as it is shown.
 * @property {number|null}  ratio   Ours to theirs.
 * @property {string}       budget  In words; empty for none.
 * @property {boolean|null} met     Null where there is no budget, or too little was measured to say.
 * @property {boolean}      noisy   Whether it is a time.
 */

/**
 * Times, as medians, and the median of their ratios.
 *
 * @param {string}                                                                  what
 * @param {Record<string, import('./http.mjs').Answer[]>}                           given By side.
 * @param {{ ours: string, theirs: string, against: string, most?: number }} options Names of sides; the ratio that is the budget.
 * @return {Row} The line.
 */
export function time( what, given, { ours, theirs, against, most } ) {
	const [ mine, others ] = [ given[ ours ], given[ theirs ] ].map( ( side ) =>
		side.map( ( { ms } ) => ms )
	);
	const ratio = medianRatio( mine, others );
	return {
		what: `${ what }: time`,
		ours: milliseconds( median( mine ) ),
		against,
		theirs: milliseconds( median( others ) ),
		ratio,
		budget: most === undefined ? '' : `${ most.toFixed( 2 ) } of it`,
		met: most === undefined ? null : ratio <= most + NOISE,
		noisy: true,
	};
}

/**
 * Database queries, exact.
 *
 * @param {string}                                                        what
 * @param {Record<string, import('./http.mjs').Answer[]>}                 given   By side.
 * @param {{ ours: string, theirs: string, against: string, more?: number }} options Names of sides; how many more than theirs are within the budget.
 * @return {Row} The line.
 */
export function exact( what, given, { ours, theirs, against, more } ) {
	const [ mine, others ] = [ given[ ours ], given[ theirs ] ].map( ( side ) =>
		median( side.map( ( { queries } ) => queries ) )
	);
	return {
		what: `${ what }: queries`,
		ours: String( mine ),
		against,
		theirs: String( others ),
		ratio: mine / others,
		budget: more === undefined ? '' : `${ more === 0 ? 'no' : more } more`,
		met: more === undefined ? null : mine <= others + more,
		noisy: false,
	};
}

/**
 * A number with a budget of its own: at most, or exactly, some other.
 *
 * @param {string}                                                                                   what
 * @param {number}                                                                                   ours
 * @param {{ against?: string, theirs?: number|string, most?: number, exactly?: number, unit?: string }} [options]
 * @return {Row} The line.
 */
export function number(
	what,
	ours,
	{ against = '', theirs, exactly: just, most = just, unit = '' } = {}
) {
	const show = ( value ) =>
		typeof value === 'number'
			? `${ Number( value.toFixed( 1 ) ) }${ unit }`
			: ( value ?? '' );
	return {
		what,
		ours: show( ours ),
		against,
		theirs: show( theirs ),
		ratio: typeof theirs === 'number' && theirs > 0 ? ours / theirs : null,
		budget:
			most === undefined
				? ''
				: `${ just === undefined ? 'at most' : 'exactly' } ${ show( most ) }`,
		met: most === undefined ? null : ours >= ( just ?? 0 ) && ours <= most,
		noisy: false,
	};
}

/**
 * The line without a verdict on a time, where too little was measured for one.
 *
 * @param {Row} row Any line.
 * @return {Row} The same, if it is no time.
 */
export const untimed = ( row ) => ( row.noisy ? { ...row, met: null } : row );

function milliseconds( value ) {
	return `${ value.toFixed( value < 10 ? 2 : 1 ) } ms`;
}
