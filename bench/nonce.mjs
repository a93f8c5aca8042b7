/**
 * The nonce route against a route that does nothing, and against core's own way to a fresh nonce.
 */
import { alternate } from './alternate.mjs';
import { expect } from './http.mjs';
import { exact, time } from './rows.mjs';

/**
 * @param {import('./ground.mjs').Ground}       ground
 * @param {{ rounds: number, warm: number }} count
 * @return {Promise<import('./rows.mjs').Row[]>} Time and queries against each.
 */
export async function nonce( { author }, count ) {
	const given = await alternate( sides( author ), count );
	const empty = { ours: 'nonce', theirs: 'empty', against: 'an empty route' };
	const ajax = {
		ours: 'nonce',
		theirs: 'ajax',
		against: 'admin-ajax.php?action=rest-nonce',
	};
	const without = {
		ours: 'empty',
		theirs: 'without',
		against: 'the same without the plugin',
	};
	return [
		time( 'POST nonce', given, { ...empty, most: 1.05 } ),
		exact( 'POST nonce', given, { ...empty, more: 1 } ),
		time( 'POST nonce', given, ajax ),
		exact( 'POST nonce', given, ajax ),
		time( 'an empty route', given, without ),
		exact( 'an empty route', given, without ),
	];
}

/**
 * @param {import('./ground.mjs').Ground[ 'author' ]} author
 * @return {Record<string, (round: number, extra?: Record<string, string>) => Promise<import('./http.mjs').Answer>>} One request each.
 */
export function sides( author ) {
	const ask = async ( method, path, headers = {} ) =>
		expect( await author.send( method, path, { headers } ), 200 );
	return {
		nonce: ( _, extra ) =>
			ask( 'POST', '/wp-json/myplugin/v1/nonce', extra ),
		empty: ( _, extra ) => ask( 'POST', '/wp-json/bench/v1/empty', extra ),
		without: ( _, extra ) =>
			ask( 'POST', '/wp-json/bench/v1/empty', {
				...extra,
				'X-Bench-Without': '1',
			} ),
		ajax: ( _, extra ) =>
			ask( 'GET', '/wp-admin/admin-ajax.php?action=rest-nonce', extra ),
	};
}
