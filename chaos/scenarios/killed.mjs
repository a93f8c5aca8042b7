/**
 * PHP killed in mid-create: by itself before and after each statement, and from outside at random instants.
 */
import { delivery, insist } from '../client.mjs';
import { halves, of, refused, twice, unnamed, untold } from '../judge.mjs';
import { inLanes, pause } from '../lanes.mjs';
import {
	age,
	dayPasses,
	LEASE,
	posts,
	processOf,
	statements,
	struck,
	told,
	whole,
} from '../seen.mjs';

/** Deliveries that are tried at once. */
const LANES = 4;

/** Of so many, one is never tried again. */
const GIVEN_UP = 10;

/** How many wait for the end of the lease instead of making it older. */
const PATIENT = 3;

/** @type {import('../run.mjs').Scenario} */
export async function killed( ground, tally, { kills, random } ) {
	tally.scenario( `PHP killed ${ kills } times in mid-create` );
	const waiting = patient( ground, await statements( ground ) );
	const cases = await massacre( ground, kills, random );
	await dayPasses( ground );
	const sum = await judge( ground, tally, [
		...cases,
		...( await waiting ),
	] );
	tally.hold(
		`keys that really waited were free after the lease`,
		( await waiting ).length,
		sum.unnamed.filter( ( line ) => line.startsWith( 'Patient' ) )
	);
}

/** Kills until it has hit often enough: who comes too late has not. */
async function massacre( ground, kills, random ) {
	const count = { hits: 0 };
	const span = await duration( ground );
	const given = await inLanes(
		LANES,
		blows(
			await statements( ground ),
			kills,
			count,
			() => random() * span
		),
		async ( { number, ...blow } ) => {
			const one = delivery( 'Killed', number );
			const { first, hit } = await strike( ground, one, blow );
			count.hits += hit ? 1 : 0;
			return {
				...( await recover(
					ground,
					one,
					first,
					number % GIVEN_UP !== 0
				) ),
				hit,
			};
		}
	);
	return given.filter( ( { hit } ) => hit );
}

/** Half of them at statements, each of which is hit if there are enough; then at random instants. */
function* blows( last, kills, count, delay ) {
	const all = Array.from( { length: last }, ( _, at ) =>
		[ 'before', 'after' ].map( ( when ) => ( { statement: at + 1, when } ) )
	).flat();
	const most = Math.floor( kills / 2 );
	const every = Math.max( 1, all.length / most );
	let number = 1;
	for ( let at = 0; at < all.length; at += every ) {
		yield { number: number++, ...all[ Math.floor( at ) ] };
	}
	while ( count.hits < kills ) {
		yield { number: number++, delay: delay() };
	}
}

/** Milliseconds that a create takes while others are at work. */
async function duration( ground ) {
	const times = await inLanes(
		LANES,
		Array( 12 ).keys(),
		async ( number ) => {
			const start = Date.now();
			await ground.send( delivery( 'Timed', number ) );
			return Date.now() - start;
		}
	);
	return times.sort( ( a, b ) => a - b )[ 6 ];
}

async function strike( ground, one, { delay, ...blow } ) {
	const note = one.key;
	if ( delay === undefined ) {
		const first = await ground.send( one, {
			orders: { note, do: 'kill', ...blow },
		} );
		return { first, hit: await struck( ground, note ) };
	}
	let given = false;
	const sent = ground
		.send( one, { orders: { note } } )
		.finally( () => ( given = true ) );
	const pid = await processOf( ground, note, () => given );
	await pause( delay );
	const hit = ! given && process.kill( pid, 'SIGKILL' );
	return { first: await sent, hit };
}

/** What is seen before anybody tries again; then the next try at once, and when the lease is over, and one more. */
async function recover( ground, one, first, again ) {
	const before = await posts( ground, [ one.title ] );
	const answers = [ first ];
	if ( again ) {
		answers.push( await ground.send( one ) );
		await age( ground, LEASE, one );
		answers.push( await ground.send( one ), await ground.send( one ) );
	}
	return { delivery: one, answers, before, again };
}

function patient( ground, last ) {
	return inLanes( PATIENT, Array( PATIENT ).keys(), async ( number ) => {
		const one = delivery( 'Patient', number );
		const statement = Math.ceil( ( last * ( number + 0.5 ) ) / PATIENT );
		const { first } = await strike( ground, one, {
			statement,
			when: 'before',
		} );
		return {
			delivery: one,
			answers: [ first, await insist( () => ground.send( one ) ) ],
			before: [],
			again: true,
		};
	} );
}

async function judge( ground, tally, cases ) {
	const retried = cases.filter( ( { again } ) => again );
	const alone = cases.filter( ( { again } ) => ! again );
	const before = cases.flatMap( ( each ) => each.before );
	const found = await posts(
		ground,
		cases.map( ( each ) => each.delivery.title )
	);
	const like = await whole( ground );
	const stuck = retried.filter( ( { answers } ) =>
		answers.slice( 2 ).some( ( { status } ) => status !== 201 )
	);
	const sum = { unnamed: unnamed( retried, found ) };
	tally.hold(
		'processes died',
		cases.filter( ( { hit } ) => hit ).length,
		[]
	);
	tally.hold(
		'what was seen after a death was whole',
		before.length,
		halves( before, like )
	);
	tally.hold(
		'who tries again is told to wait, or gets the post',
		retried.length,
		refused( retried )
	);
	tally.hold(
		'once the lease is over the next try gets it',
		retried.length,
		stuck.map(
			( { delivery: { title }, answers } ) =>
				`${ title }: ${ answers.map( ( { status } ) => status ) }`
		)
	);
	tally.hold( 'the answers name the one post', retried.length, sum.unnamed );
	tally.hold( 'never two posts', cases.length, twice( cases, [ ...found ] ) );
	tally.hold(
		'never a post that is not whole, in the end',
		found.length,
		halves( found, like )
	);
	tally.hold(
		'where nobody tries again there is nothing, or the whole post',
		alone.length,
		[
			...twice( alone, found ),
			...halves(
				alone.flatMap( ( each ) => of( each.delivery, found ) ),
				like
			),
		]
	);
	tally.hold(
		'a post that was seen stays the one',
		before.length,
		cases
			.flatMap( ( each ) =>
				each.before.filter(
					( { id } ) =>
						! of( each.delivery, found ).some(
							( post ) => post.id === id
						)
				)
			)
			.map( ( { title } ) => title )
	);
	tally.hold(
		'other plugins were told at least once',
		found.length,
		untold( found, await told( ground ), { exactly: false } )
	);
	return sum;
}
