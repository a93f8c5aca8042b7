/**
 * The parts of `npm test`: each is a script of package.json that also runs alone.
 */
import {
	bench,
	chaos,
	check,
	jest,
	node,
	phpunit,
	playwright,
} from './counts.mjs';

/**
 * @typedef {Object} Part
 * @property {string}                                                             name   The script.
 * @property {string}                                                             shows  What is true when it passes.
 * @property {(output: string, code: number) => import('./counts.mjs').Counts} count  Reads its counts.
 * @property {number}                                                             minutes It is ended when it takes longer.
 * @property {boolean}                                                            [alone] It times things, so nothing else may run beside it.
 */

/** @type {ReadonlyArray<Part>} */
export const PARTS = [
	{
		name: 'test:build',
		shows: 'build/ is what src/ makes',
		count: check,
		minutes: 5,
	},
	{ name: 'test:types', shows: 'Types', count: check, minutes: 5 },
	{ name: 'lint:js', shows: 'ESLint', count: check, minutes: 5 },
	{ name: 'lint:css', shows: 'Stylelint', count: check, minutes: 5 },
	{
		name: 'lint:php',
		shows: 'WordPress coding standards',
		count: check,
		minutes: 5,
	},
	{ name: 'lint:stan', shows: 'PHPStan', count: check, minutes: 10 },
	{ name: 'test:unit', shows: 'Jest', count: jest, minutes: 10 },
	{
		name: 'test:tools',
		shows: 'The commands themselves',
		count: node,
		minutes: 5,
	},
	{
		name: 'test:php',
		shows: 'PHPUnit, newest WordPress',
		count: phpunit,
		minutes: 15,
	},
	{
		name: 'test:php:floor',
		shows: 'PHPUnit, WordPress 6.8',
		count: phpunit,
		minutes: 15,
	},
	{
		name: 'test:e2e:sample',
		shows: 'Browser, newest WordPress',
		count: playwright,
		minutes: 25,
		alone: true,
	},
	{
		name: 'test:e2e:floor',
		shows: 'Browser, WordPress 6.8',
		count: playwright,
		minutes: 15,
		alone: true,
	},
	{
		name: 'test:playground',
		shows: 'Browser, what npm start makes',
		count: playwright,
		minutes: 15,
		alone: true,
	},
	{
		name: 'test:bench',
		shows: 'Budgets that are counted',
		count: bench,
		minutes: 10,
		alone: true,
	},
	{
		name: 'test:chaos',
		shows: 'Exactly once, killed',
		count: chaos,
		minutes: 15,
		alone: true,
	},
];

/**
 * Finds parts by their names, `lint` and `test:e2e` standing for all whose names begin so.
 *
 * @param {string[]} names None means all.
 * @return {ReadonlyArray<Part>} In the order above.
 */
export function partsNamed( names ) {
	return PARTS.filter(
		( { name } ) =>
			names.length === 0 ||
			names.some(
				( each ) => name === each || name.startsWith( `${ each }:` )
			)
	);
}
