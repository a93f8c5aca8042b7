/**
 * The database server killed in mid-create, and started again.
 */
import { delivery, insist } from '../client.mjs';
import { halves, refused, twice, unnamed, untold } from '../judge.mjs';
import { pause } from '../lanes.mjs';
import {
	age,
	dayPasses,
	LEASE,
	posts,
	processOf,
	statements,
	stopped,
	told,
	whole,
} from '../seen.mjs';

/** How often it is killed, and in a sample. */
const KILLS = 12;
const FEW = 2;

/** Creates that are stopped at a statement when it is killed, and that are on their way. */
const STOPPED = 4;
const RUNNING = 3;

/** @type {import('../run.mjs').Scenario} */
export async function database( ground, tally, { sample, random } ) {
	const kills = sample ? FEW : KILLS;
	tally.scenario(
		`The database server killed ${ kills } times in mid-create`
	);
	const last = await statements( ground );
	const cases = [];
	for ( let kill = 0; kill < kills; kill++ ) {
		// Each statement's turn comes, a sample takes some of them.
		const steps = Array.from(
			{ length: STOPPED },
			( _, at ) =>
				1 +
				Math.floor(
					( ( at + ( kill + random() ) / kills ) * last ) / STOPPED
				)
		);
		cases.push( ...( await round( ground, kill, steps, random() * 150 ) ) );
	}
	await dayPasses( ground );
	const found = await posts(
		ground,
		cases.map( ( each ) => each.delivery.title )
	);
	const answered = cases.filter(
		( { answers } ) => answers[ 0 ].status !== 201
	);
	tally.hold( 'creates were cut short', answered.length, [] );
	tally.hold(
		'what was seen when it was back was whole',
		cases.length,
		cases.flatMap( ( each ) => each.broken )
	);
	tally.hold( 'there is one post', found.length, twice( cases, found ) );
	tally.hold(
		'it is whole',
		found.length,
		halves( found, await whole( ground ) )
	);
	tally.hold(
		'each answer names it or asks to try again, the last one names it',
		cases.length,
		[ ...unnamed( cases, found ), ...refused( cases ) ]
	);
	tally.hold(
		'other plugins were told at least once',
		found.length,
		untold( found, await told( ground ), { exactly: false } )
	);
}

async function round( ground, kill, steps, delay ) {
	const like = await whole( ground );
	const frozen = await Promise.all(
		steps.map( ( step, at ) =>
			freeze( ground, delivery( `Database ${ kill } stopped`, at ), step )
		)
	);
	const free = Array.from( { length: RUNNING }, ( _, at ) =>
		start( ground, delivery( `Database ${ kill } running`, at ) )
	);
	await pause( delay );
	// Every other time some statement is under way just then.
	if ( kill % 2 === 1 ) {
		await ground.sql( 'FLUSH TABLES WITH READ LOCK' );
		await pause( 50 );
	}
	const back = ground.killDatabase();
	frozen.forEach( ( { wake } ) => wake() );
	await back;
	const all = [ ...frozen, ...free ];
	const firsts = await Promise.all( all.map( ( { sent } ) => sent ) );
	return Promise.all(
		all.map( ( { one }, at ) => recover( ground, one, firsts[ at ], like ) )
	);
}

async function recover( ground, one, first, like ) {
	const broken = halves( await posts( ground, [ one.title ] ), like );
	const answers = [ first ];
	do {
		await age( ground, LEASE, one );
		answers.push( await ground.send( one ) );
	} while ( answers.at( -1 ).status !== 201 && answers.length < 5 );
	answers.push( await insist( () => ground.send( one ) ) );
	return { delivery: one, answers, broken };
}

function start( ground, one, orders ) {
	const request = { given: false };
	const sent = ground
		.send( one, { orders } )
		.finally( () => ( request.given = true ) );
	return { one, sent, given: () => request.given };
}

async function freeze( ground, one, statement ) {
	const orders = { note: one.key, do: 'stop', when: 'before', statement };
	const request = start( ground, one, orders );
	const pid = await processOf( ground, one.key, request.given );
	await stopped( pid, request.given );
	return {
		...request,
		wake: () => ! request.given() && process.kill( pid, 'SIGCONT' ),
	};
}
