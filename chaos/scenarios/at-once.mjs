/**
 * The same request many times at once, to one web server and to two.
 */
import { logOf } from '../ground.mjs';
import { delivery, insist } from '../client.mjs';
import { halves, twice, unnamed, untold } from '../judge.mjs';
import { posts, told, whole } from '../seen.mjs';

const TIMES = 200;

/** @type {import('../run.mjs').Scenario} */
export async function atOnce( ground, tally ) {
	tally.scenario( `${ TIMES } identical requests at once` );
	await identical( ground, tally, 'At once', ground.send );
}

/** @type {import('../run.mjs').Scenario} */
export async function twoServers( ground, tally ) {
	tally.scenario(
		`${ TIMES } identical requests at once to two web servers on one database`
	);
	await ground.onTwo( async ( send ) => {
		const answers = await identical( ground, tally, 'On two', send );
		const webs = new Set( answers.map( ( { web } ) => web ) );
		tally.hold(
			'both have answered',
			webs.size,
			webs.size === 2 ? [] : [ [ ...webs ].join( ', ' ) ]
		);
	} );
}

async function identical( ground, tally, name, send ) {
	const one = delivery( name, 1 );
	// Those that are served first wait for one another just before they claim the key.
	const at = Date.now() / 1000 + 2;
	const orders = { statement: 1, when: 'before', do: 'meet', at };
	const answers = await Promise.all(
		Array.from( { length: TIMES }, () =>
			insist( () => send( one, { orders } ) )
		)
	);
	const cases = answers.map( ( answer ) => ( {
		delivery: one,
		answers: [ answer ],
	} ) );
	const found = await posts( ground, [ one.title ] );
	const first = answers.filter( ( { replayed } ) => ! replayed );
	const waited = answers.filter( ( { tries } ) => tries > 1 );
	tally.hold(
		'there is one post',
		found.length,
		twice( cases.slice( 0, 1 ), found )
	);
	tally.hold(
		'each ends with a 201 that names it',
		cases.length,
		unnamed( cases, found )
	);
	tally.hold(
		'one of them has made it, the others are told that it was there',
		first.length,
		first.slice( 1 ).map( ( { id } ) => `made ${ id } as well` )
	);
	tally.hold( 'they met: some were told to wait', waited.length, [] );
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
	const log = ( await logOf( ground ) ).split( '\n' ).filter( Boolean );
	tally.hold( 'PHP complained of nothing', TIMES, log );
	return answers;
}
