/**
 * All scenarios, in the order they are run.
 */
import { atOnce, twoServers } from './scenarios/at-once.mjs';
import { database } from './scenarios/database.mjs';
import { hooks } from './scenarios/hooks.mjs';
import { killed } from './scenarios/killed.mjs';
import { model } from './scenarios/model.mjs';
import { slow } from './scenarios/slow.mjs';
import { sqlite } from './scenarios/sqlite.mjs';

/**
 * @typedef {{ kills: number, sequences: number, sequence?: string, sample: boolean, random: () => number }} Size
 * @typedef {( ground: import('./ground.mjs').Ground, tally: ReturnType<import('./tally.mjs').createTally>, size: Size ) => Promise<void>} Scenario
 */

/** Not in a sample: what it needs takes longer to start than all others together. */
export const LONG = [ 'sqlite' ];

/** With a browser, and with a site of their own. */
export const ALONE = [ 'model' ];

/** @type {Record<string, Scenario>} */
export const SCENARIOS = {
	'at-once': atOnce,
	'two-servers': twoServers,
	killed,
	slow,
	database,
	hooks,
	sqlite,
	model,
};
