/**
 * The database server killed in mid-create, and started again.
 */
import { delivery, insist } from '../client.mjs';
import { halves, refused, twice, unnamed, untold } from '../judge.mjs';
import { pause } from '../lanes.mjs';
import { freeze, start } from '../process.mjs';
import {
	age,
	dayPasses,
	LEASE,
	posts,
	statements,
	told,
	whole,
} from '../seen.mjs';

/** How often it is killed, and in a sample. */
const KILLS = 12;
const FEW = 3;

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
	tally.hold(
		'creates were under way when it died',
		cases.filter( ( { open } ) => open ).length,
		[]
	);
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
	const deliver = ( what, at ) =>
		delivery( `Database ${ kill } ${ what }`, at );
	const stopped = steps.map( ( _, at ) => deliver( 'stopped', at ) );
	const running = Array.from( { length: RUNNING }, ( _, at ) =>
		deliver( 'running', at )
	);
	const frozen = await Promise.all(
		steps.map( ( statement, at ) =>
			freeze( ground, stopped[ at ], { when: 'before', statement } )
		)
	);
	const free = running.map( ( one ) => start( ground, one ) );
	await pause( delay );
	// Every other time each of them has a write under way just then, of which nobody ever hears; else they find the server gone.
	const wake = () =>
		Promise.all( frozen.map( ( { signal } ) => signal( 'SIGCONT' ) ) );
	if ( kill % 2 === 0 ) {
		await ground.sql( 'FLUSH TABLES WITH READ LOCK' );
		await wake();
		await pause( 200 );
	}
	const open = [ ...frozen, ...free ].map( ( { given } ) => ! given() );
	const back = ground.killDatabase();
	await wake();
	await back;
	const firsts = await Promise.all(
		[ ...frozen, ...free ].map( ( { sent } ) => sent )
	);
	return Promise.all(
		[ ...stopped, ...running ].map( ( one, at ) =>
			recover( ground, one, {
				first: firsts[ at ],
				open: open[ at ],
				like,
			} )
		)
	);
}

async function recover( ground, one, { first, open, like } ) {
	const broken = halves( await posts( ground, [ one.title ] ), like );
	const answers = [ first ];
	do {
		await age( ground, LEASE, one );
		answers.push( await ground.send( one ) );
	} while ( answers.at( -1 ).status !== 201 && answers.length < 5 );
	answers.push( await insist( () => ground.send( one ) ) );
	return { delivery: one, answers, broken, open };
}
