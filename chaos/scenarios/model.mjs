/**
 * Random sequences of two people, two tabs and a bad network, in a real browser; and a fault that is put into the client, to see it found.
 */
import { need } from '../../bin/lib/system.mjs';
import { startNativeSite } from '../../e2e/server/native-site.mjs';
import { doers, shorten } from '../model.mjs';

/** So many that fail are shortened; it takes minutes. */
const SHORTENED = 3;

/** A client that gives each try another key posts this twice. */
const PLANT = {
	fault: 'keys',
	sequence:
		'type:2 no:1 type:1 net:lost send:1 reload:2 net:fine wait type:1',
	deeds: 5,
};

/** @type {import('../run.mjs').Scenario} */
export async function model(
	{ print },
	tally,
	{ sequences, sequence, random }
) {
	const { browserNeeds } = await import( '../../e2e/server/browser.mjs' );
	await need( ...browserNeeds() );
	const site = await startNativeSite( 'newest', { mortal: true } );
	try {
		const work = doers( site.facts, print );
		const given = sequence
			? [ sequence ]
			: { seed: Math.floor( random() * 2 ** 31 ), count: sequences };
		const count = sequence ? 1 : sequences;
		tally.scenario(
			sequence
				? `In a browser: ${ sequence }`
				: `${ count } random sequences in a browser`
		);
		const results = await work.inBrowser( { sequences: given, tries: 0 } );
		const short = await shortest( results, work );
		judge( tally, results, count, short );
		if ( ! sequence ) {
			await planted( tally, work );
		}
	} finally {
		await site.stop();
	}
}

/** By the sequence that failed. */
async function shortest( results, work ) {
	const found = new Map();
	const failed = results.filter( ( { broken } ) => broken.length > 0 );
	for ( const each of failed.slice( 0, SHORTENED ) ) {
		found.set( each, await shorten( each, work ) );
	}
	return found;
}

/** Each sentence begins with its rule. */
const RULES = {
	'what was typed last is on the screen, in a draft or in the post': 'looks',
	'there is at most one post for each key and each composition': 'looks',
	'its author is who wrote it or said yes, and nobody else was shown it':
		'looks',
	'in the end what was typed last is posted': 'ends',
};

function judge( tally, results, count, short ) {
	const looks = results.reduce( ( sum, each ) => sum + each.looks, 0 );
	const cases = { looks, ends: results.length };
	const rules = Object.entries( RULES );
	for ( const [ rule, what ] of rules ) {
		tally.hold(
			rule,
			cases[ what ],
			told( results, short, ( line ) => line.startsWith( rule ) )
		);
	}
	tally.hold(
		'each sequence came to its end, without an error on a page',
		count,
		[
			...told(
				results,
				short,
				( line ) =>
					! rules.some( ( [ rule ] ) => line.startsWith( rule ) )
			),
			...( results.length < count
				? [ `${ count - results.length } were not done` ]
				: [] ),
		]
	);
}

/** What was broken, and what to do to see it again. */
const told = ( results, short, isOf ) =>
	results.flatMap( ( result ) => {
		const lines = result.broken.filter( isOf );
		const shorter = short.get( result );
		return lines.length === 0
			? []
			: [
					lines.join( '; ' ),
					`  npm run chaos -- model --sequence '${ shorter?.sequence ?? result.done }'`,
					...( shorter ? [ `  ${ shorter.how }` ] : [] ),
				];
	} );

async function planted( tally, work ) {
	tally.scenario( 'A fault put into the client: each try has another key' );
	const [ failed ] = await work.inBrowser( {
		sequences: [ PLANT.sequence ],
		tries: 0,
		plant: PLANT.fault,
	} );
	const isFound = failed?.broken.some( ( line ) =>
		line.includes( 'at most one post' )
	);
	tally.hold( 'it is found', 1, isFound ? [] : [ String( failed?.broken ) ] );
	const short = failed && ( await shorten( failed, work, PLANT.fault ) );
	tally.hold(
		`it is shortened in the model to ${ PLANT.deeds } deeds at most, which break the same rule in the browser`,
		1,
		short &&
			/in the model/.test( short.how ) &&
			short.sequence.split( ' ' ).length <= PLANT.deeds &&
			short.broken.some( ( line ) => line.includes( 'at most one post' ) )
			? []
			: [ `${ short?.how }: ${ short?.sequence }` ]
	);
}
