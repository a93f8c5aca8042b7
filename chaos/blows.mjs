/**
 * Ways to kill a process of PHP in mid-create.
 */
import { delivery } from './client.mjs';
import { inLanes, pause } from './lanes.mjs';
import { start } from './process.mjs';
import { struck } from './seen.mjs';

/**
 * By itself at a statement, or from outside after a delay in milliseconds.
 *
 * @typedef {{ statement: number, when: 'before'|'after' } | { delay: number }} Blow
 */

/**
 * Before and after each statement, if so many are wanted that half of them are enough for it; then at random instants until
 * so many have hit: who comes too late has not.
 *
 * @param {{ last: number, kills: number, count: { hits: number }, delay: () => number }} plan `last` is the last statement's number.
 * @yield {Blow & { number: number }} The next one.
 */
export function* blows( { last, kills, count, delay } ) {
	const all = Array.from( { length: last }, ( _, at ) =>
		[ 'before', 'after' ].map( ( when ) => ( { statement: at + 1, when } ) )
	).flat();
	const every = Math.max( 1, all.length / Math.floor( kills / 2 ) );
	let number = 1;
	for ( let at = 0; at < all.length; at += every ) {
		yield { number: number++, ...all[ Math.floor( at ) ] };
	}
	while ( count.hits < kills ) {
		yield { number: number++, delay: delay() };
	}
}

/**
 * @param {import('./ground.mjs').Ground}     ground
 * @param {import('./client.mjs').Delivery} one
 * @param {Blow}                              blow
 * @return {Promise<{ first: import('./client.mjs').Answer, hit: boolean }>} What came back, if anything did, and whether the process died of it.
 */
export async function strike( ground, one, { delay, ...where } ) {
	if ( delay === undefined ) {
		const first = await start( ground, one, { ...where, do: 'kill' } ).sent;
		return { first, hit: await struck( ground, one.key ) };
	}
	const request = start( ground, one );
	await request.pid();
	await pause( delay );
	const killed = await request.signal( 'SIGKILL' );
	const first = await request.sent;
	return { first, hit: killed && first.status === 0 };
}

/**
 * @param {import('./ground.mjs').Ground} ground
 * @param {number}                        lanes How many are at work at once.
 * @return {Promise<number>} Milliseconds that a create takes then, the median.
 */
export async function duration( ground, lanes ) {
	const times = await inLanes(
		lanes,
		Array( 12 ).keys(),
		async ( number ) => {
			const began = Date.now();
			await ground.send( delivery( 'Timed', number ) );
			return Date.now() - began;
		}
	);
	return times.sort( ( a, b ) => a - b )[ 6 ];
}
