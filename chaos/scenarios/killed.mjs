/**
 * PHP killed in mid-create: by itself before and after each statement, and from outside at random instants.
 */
import { blows, duration, strike } from '../blows.mjs';
import { delivery, insist } from '../client.mjs';
import { halves, of, refused, twice, unnamed, untold } from '../judge.mjs';
import { inLanes } from '../lanes.mjs';
import {
	age,
	dayPasses,
	LEASE,
	posts,
	statements,
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
	const last = await statements( ground );
	const waiting = patient( ground, last );
	const span = await duration( ground, LANES );
	const count = { hits: 0 };
	const cases = await inLanes(
		LANES,
		blows( { last, kills, count, delay: () => random() * span } ),
		async ( { number, ...blow } ) => {
			const one = delivery( 'Killed', number );
			const { first, hit } = await strike( ground, one, blow );
			count.hits += hit ? 1 : 0;
			return {
				hit,
				...( await recover(
					ground,
					one,
					first,
					number % GIVEN_UP !== 0
				) ),
			};
		}
	);
	const waited = await waiting;
	await dayPasses( ground );
	await judge( ground, tally, [ ...cases, ...waited ] );
	tally.hold(
		'who really waited got the post',
		waited.length,
		unnamed(
			waited,
			await posts(
				ground,
				waited.map( ( each ) => each.delivery.title )
			)
		)
	);
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

/** Who waits as it is told, instead of time being let pass. */
function patient( ground, last ) {
	return inLanes( PATIENT, Array( PATIENT ).keys(), async ( number ) => {
		const one = delivery( 'Patient', number );
		const statement = Math.ceil( ( last * ( number + 0.5 ) ) / PATIENT );
		const { first, hit } = await strike( ground, one, {
			statement,
			when: 'before',
		} );
		return {
			delivery: one,
			answers: [ first, await insist( () => ground.send( one ) ) ],
			before: [],
			again: true,
			hit,
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
	tally.hold(
		'the answers name the one post',
		retried.length,
		unnamed( retried, found )
	);
	tally.hold( 'never two posts', cases.length, twice( cases, found ) );
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
}
