/**
 * Other plugins at the hooks of a create: slower than the lease, dying, inserting posts of their own.
 */
import { delivery, insist } from '../client.mjs';
import { halves, of, refused, twice, unnamed, untold } from '../judge.mjs';
import { inLanes, pause } from '../lanes.mjs';
import { overtake, start } from '../process.mjs';
import { age, dayPasses, LEASE, posts, told, whole } from '../seen.mjs';

const LANES = 3;

/** Where, and whether the post is hidden then. */
const HOOKS = [
	{ hook: 'wp_insert_post_data', hidden: true },
	{ hook: 'transition_post_status', hidden: true },
	{ hook: 'save_post', hidden: true },
	{ hook: 'transition_post_status', hidden: false },
	{ hook: 'save_post', hidden: false },
	{ hook: 'inkfast_created', hidden: false },
];

/** What they do; `stop` is to be slower than the lease. */
const DEEDS = [ 'stop', 'exit', 'fatal', 'insert' ];

/** @type {import('../run.mjs').Scenario} */
export async function hooks( ground, tally ) {
	tally.scenario(
		'Other plugins at the hooks: slow, dying, inserting posts'
	);
	const waiting = realSlowness( ground );
	const all = HOOKS.flatMap( ( where ) =>
		DEEDS.map( ( deed ) => ( { ...where, do: deed } ) )
	);
	const tried = await inLanes( LANES, all.entries(), ( [ at, orders ] ) =>
		meet( ground, delivery( 'Hooked', at ), orders )
	);
	const cases = [ ...tried, await waiting ];
	const found = await posts(
		ground,
		cases.map( ( each ) => each.delivery.title )
	);
	const mine = ( dead ) =>
		cases
			.filter( ( each ) => each.dead === dead )
			.flatMap( ( each ) => of( each.delivery, found ) );
	tally.hold( 'there is one post', found.length, twice( cases, found ) );
	tally.hold(
		'it is whole',
		found.length,
		halves( found, await whole( ground ) )
	);
	tally.hold( 'the last answer names it', cases.length, [
		...unnamed( cases, found ),
		...refused( cases ),
	] );
	tally.hold(
		'where nobody died, others were told once',
		mine( false ).length,
		untold( mine( false ), await told( ground ), { exactly: true } )
	);
	await dayPasses( ground );
	tally.hold(
		'where somebody died, at least once, by the next day',
		mine( true ).length,
		untold( mine( true ), await told( ground ), { exactly: false } )
	);
	await theirs( ground, tally, cases );
}

/** The posts that other plugins inserted are there as they wanted them. */
async function theirs( ground, tally, cases ) {
	const titles = cases
		.filter( ( { deed } ) => deed === 'insert' )
		.map( ( each ) => `Theirs ${ each.delivery.key }` );
	const found = await posts( ground, titles );
	tally.hold(
		'posts that other plugins insert are theirs, and published',
		found.length,
		titles.filter(
			( title ) =>
				found.filter(
					( post ) =>
						post.title === title && post.status === 'publish'
				).length !== 1
		)
	);
}

async function meet( ground, one, { do: deed, ...where } ) {
	const answers =
		deed === 'stop'
			? ( await overtake( ground, one, where ) ).answers
			: [ await start( ground, one, { ...where, do: deed } ).sent ];
	await age( ground, LEASE, one );
	return {
		delivery: one,
		deed,
		dead: deed === 'exit' || deed === 'fatal',
		answers: [ ...answers, await ground.send( one ) ],
	};
}

/** One that really sleeps, and a client that really waits as it is told. */
async function realSlowness( ground ) {
	const one = delivery( 'Sleepy', 1 );
	const first = start( ground, one, {
		hook: 'save_post',
		hidden: true,
		do: 'sleep',
		seconds: LEASE + 2,
	} ).sent;
	await pause( 500 );
	const second = await insist( () => ground.send( one ) );
	return {
		delivery: one,
		deed: 'sleep',
		dead: false,
		answers: [ await first, second, await ground.send( one ) ],
	};
}
