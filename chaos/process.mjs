/**
 * The process that serves a request: known, stopped, woken up, killed.
 */
import { readFile } from 'node:fs/promises';
import { pause } from './lanes.mjs';
import { age, LEASE, word } from './seen.mjs';

/**
 * A request under way. `pid` is null where it was answered before its process had said who it is.
 *
 * @typedef {{ sent: Promise<import('./client.mjs').Answer>, given: () => boolean, pid: () => Promise<number|null>, signal: (name: NodeJS.Signals) => Promise<boolean> }} Started
 */

/**
 * @param {import('./ground.mjs').Ground}     ground
 * @param {import('./client.mjs').Delivery} one
 * @param {Object}                            [orders] What its process does to itself.
 * @return {Started} `signal` tells whether it was still at work.
 */
export function start( { folder, send }, one, orders = {} ) {
	let answered = false;
	const given = () => answered;
	const note = one.key;
	const sent = send( one, { orders: { ...orders, note } } ).finally(
		() => ( answered = true )
	);
	const pid = async () => {
		for (;;) {
			const known = await word( folder, note, 'pid' );
			if ( known || answered ) {
				return known ? Number( known ) : null;
			}
			await pause( 1 );
		}
	};
	const signal = async ( name ) => {
		const known = await pid();
		try {
			return ! answered && process.kill( known, name );
		} catch {
			// It has ended in between.
			return false;
		}
	};
	return { sent, given, pid, signal };
}

/**
 * @param {import('./ground.mjs').Ground}     ground
 * @param {import('./client.mjs').Delivery} one
 * @param {Object}                            where When it stops itself, as orders say it.
 * @return {Promise<Started>} The request, once its process has stopped or answered.
 */
export async function freeze( ground, one, where ) {
	const started = start( ground, one, { ...where, do: 'stop' } );
	const pid = await started.pid();
	while ( ! started.given() && ( await state( pid ) ) !== 'T' ) {
		await pause( 2 );
	}
	return started;
}

/**
 * Stops a process, lets its lease end and another do the work, and wakes it up.
 *
 * @param {import('./ground.mjs').Ground}                                 ground
 * @param {import('./client.mjs').Delivery}                             one
 * @param {Object}                                                        where    When it stops itself, as orders say it.
 * @param {( second: import('./client.mjs').Answer ) => Promise<void>} meanwhile What comes before it wakes up.
 * @return {Promise<{ late: boolean, answers: import('./client.mjs').Answer[] }>} Whether it woke up after all that; its answer and the other's.
 */
export async function overtake(
	ground,
	one,
	where,
	meanwhile = async () => {}
) {
	const first = await freeze( ground, one, where );
	await age( ground, LEASE, one );
	// Time passes for the database alone: without a second between them both leases would end at one moment.
	await pause( 1000 );
	const second = await ground.send( one );
	await meanwhile( second );
	const late = await first.signal( 'SIGCONT' );
	return { late, answers: [ await first.sent, second ] };
}

async function state( pid ) {
	const text = await readFile( `/proc/${ pid }/stat`, 'utf8' );
	return text.slice( text.lastIndexOf( ')' ) + 2 ).charAt( 0 );
}
