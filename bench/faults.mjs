/**
 * Renewals and requests of our client and of core's own under the same faults, counted at the server.
 */
import { inBrowser } from './browser.mjs';
import { createCounter } from './counted.mjs';
import { BARE } from './ground.mjs';
import { number } from './rows.mjs';
import { byForm, CAP } from './senders.mjs';

const OURS = '/myplugin/v1/posts';
const CORE = '/wp/v2/posts';

const FORM = { page: '/write/', ready: '[data-inkfast][data-state="idle"]' };

/** Our own routes; core's routes under our middleware; core's routes under core's own. */
const CLIENTS = {
	ours: { path: OURS, ...FORM },
	protect: { path: CORE, ...FORM, protect: true },
	core: {
		path: CORE,
		page: `${ BARE }?bench=core`,
		ready: '#wp-api-fetch-js-after',
	},
};

/**
 * @param {import('./ground.mjs').Ground} ground    Prepared with faults.
 * @param {{ tabs: number, each: number }} size How many tabs, and sends in each, at most.
 * @return {Promise<import('./rows.mjs').Row[]>} Fault by fault.
 */
export async function faults( ground, { tabs = 5, each = 20 } = {} ) {
	return inBrowser( async ( open ) => {
		const counter = createCounter( ground, open );
		return [
			...( await form( counter ) ),
			...( await five( counter ) ),
			...( await many( counter, tabs, each ) ),
			...( await forEver( counter ) ),
		];
	}, ground.url );
}

const against = "core's api-fetch";

async function form( counter ) {
	const fresh = await counter.run( CLIENTS.ours, { send: byForm } );
	const ours = await counter.run( CLIENTS.ours, {
		fault: 'expire',
		send: byForm,
	} );
	const core = await counter.run( CLIENTS.core, { fault: 'expire' } );
	return [
		number( 'a send from a fresh page: requests', fresh.total, {
			most: 1,
		} ),
		number( 'nonce expired: requests', ours.total, {
			against,
			theirs: core.total,
			most: 2,
		} ),
		number( 'nonce expired: renewals', ours.renewals, {
			against,
			theirs: core.renewals,
			most: 0,
		} ),
	];
}

async function five( counter ) {
	const [ ours, protect, core ] = await counter.each( CLIENTS, {
		fault: 'expire',
		each: 5,
	} );
	return [
		number( 'nonce expired, 5 sends at once: requests', ours.total, {
			against,
			theirs: core.total,
			most: 10,
		} ),
		number(
			'nonce expired, 5 at once on wp/v2: renewals',
			protect.renewals,
			{ against, theirs: core.renewals, most: 1 }
		),
	];
}

async function many( counter, tabs, each ) {
	const [ ours, protect, core ] = await counter.each( CLIENTS, {
		fault: 'expire',
		tabs,
		each,
	} );
	const sends = tabs * each;
	const what = `${ sends } sends at once in ${ tabs } tabs`;
	return [
		number( `${ what }: renewals`, ours.renewals, {
			against,
			theirs: core.renewals,
			most: 0,
		} ),
		number( `${ what }: requests`, ours.total, {
			against,
			theirs: core.total,
			most: 2 * sends,
		} ),
		number( `${ what }: posts`, ours.stored, {
			against,
			theirs: core.stored,
			exactly: sends,
		} ),
		number( `${ what }, on wp/v2: renewals`, protect.renewals, {
			against,
			theirs: core.renewals,
			most: 1,
		} ),
		number( `${ what }, on wp/v2: requests`, protect.total, {
			against,
			theirs: core.total,
			most: 2 * sends + 1,
		} ),
		number( `${ what }, on wp/v2: posts`, protect.stored, {
			against,
			theirs: core.stored,
			exactly: sends,
		} ),
	];
}

async function forEver( counter ) {
	const [ ours, protect, core ] = await counter.each( CLIENTS, {
		fault: 'refuse',
	} );
	const capped = `${ against }, stopped after ${ CAP / 1000 } s`;
	const row = ( what, given ) => [
		number( `${ what }: sends`, given.sends, {
			against: capped,
			theirs: core.sends,
			most: 2,
		} ),
		number( `${ what }: renewals`, given.renewals, {
			against: capped,
			theirs: core.renewals,
			most: 1,
		} ),
	];
	return [
		...row( 'refused for ever', ours ),
		...row( 'refused for ever, on wp/v2', protect ),
	];
}
