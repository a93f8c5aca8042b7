/**
 * A process that is stopped before one of its statements for longer than its lease, while another does its work; then it wakes up.
 */
import { delivery, TEXT } from '../client.mjs';
import { halves, refused, twice, unnamed, untold } from '../judge.mjs';
import { inLanes } from '../lanes.mjs';
import { overtake } from '../process.mjs';
import { posts, statements, told, whole } from '../seen.mjs';

const LANES = 3;

/** In a sample, every so many statements. */
const EVERY = 9;

/** @type {import('../run.mjs').Scenario} */
export async function slow( ground, tally, { sample, random } ) {
	const last = await statements( ground );
	const every = sample ? EVERY : 1;
	const steps = [];
	for ( let at = Math.ceil( random() * every ); at <= last; at += every ) {
		steps.push( at );
	}
	tally.scenario(
		`A first process slower than its lease, at ${ steps.length } statements`
	);
	await takenOver( ground, tally, steps );
	tally.scenario(
		'The same, and the post is edited and put into the trash meanwhile'
	);
	await trashed( ground, tally, steps );
}

async function takenOver( ground, tally, steps ) {
	const cases = await inLanes( LANES, steps, ( at ) =>
		tryAt( ground, delivery( 'Slow', at ), at )
	);
	const found = await posts( ground, titles( cases ) );
	tally.hold( 'there is one post', found.length, twice( cases, found ) );
	hold( ground, tally, cases, found );
	tally.hold(
		'it is whole',
		found.length,
		halves( found, await whole( ground ) )
	);
	tally.hold(
		'other plugins were told of it once',
		found.length,
		untold( found, await told( ground ), { exactly: true } )
	);
}

async function trashed( ground, tally, steps ) {
	const seen = [];
	const cases = await inLanes( LANES, steps, ( at ) =>
		tryAt( ground, delivery( 'Trashed', at ), at, async ( { id } ) => {
			const edited = await ground.author.request(
				'PATCH',
				`/posts/${ id }`,
				{ body: { content: `Edited. ${ TEXT }` } }
			);
			const gone = await ground.author.request(
				'DELETE',
				`/posts/${ id }`
			);
			seen.push(
				[ edited.status, gone.status ],
				...( await posts( ground, [ `Trashed ${ at }` ] ) )
			);
		} )
	);
	const found = await posts( ground, titles( cases ) );
	const before = seen.filter( ( each ) => each.id );
	tally.hold( 'there is one post', found.length, twice( cases, found ) );
	hold( ground, tally, cases, found );
	tally.hold(
		'it stays as it was left, in the trash',
		before.length,
		before.flatMap( ( post ) => {
			const now = found.find( ( { id } ) => id === post.id );
			return post.status === 'trash' &&
				JSON.stringify( now ) === JSON.stringify( post )
				? []
				: [ `${ post.title }: ${ JSON.stringify( [ post, now ] ) }` ];
		} )
	);
	tally.hold(
		'other plugins were told of it once',
		found.length,
		untold( found, await told( ground ), {
			exactly: true,
			hooks: [ 'transition_post_status', 'inkfast_created' ],
		} )
	);
}

/** What both must keep. */
function hold( ground, tally, cases, found ) {
	const missed = cases
		.filter( ( { late } ) => ! late )
		.map( ( each ) => each.delivery.title );
	tally.hold(
		'processes woke up after their work was done',
		cases.length,
		missed
	);
	tally.hold(
		'each answer names it or says to wait, the last one names it',
		cases.length,
		[ ...unnamed( cases, found ), ...refused( cases ) ]
	);
}

/** The first answer is that of who woke up, the second that of who took over, the third that of another try. */
async function tryAt( ground, one, statement, meanwhile ) {
	const { late, answers } = await overtake(
		ground,
		one,
		{ when: 'before', statement },
		meanwhile
	);
	return {
		delivery: one,
		late,
		answers: [ ...answers, await ground.send( one ) ],
	};
}

const titles = ( cases ) => cases.map( ( each ) => each.delivery.title );
