#!/usr/bin/env node
/**
 * Shows that a post is there exactly once, by killing what makes it.
 */
import { randomBytes } from 'node:crypto';
import { parseArgs } from 'node:util';
import { onGround } from '../chaos/ground.mjs';
import { random } from '../chaos/random.mjs';
import { ALONE, LONG, SCENARIOS } from '../chaos/run.mjs';
import { createTally } from '../chaos/tally.mjs';
import { command, Complaint, step } from './lib/log.mjs';

const HELP = `npm run chaos -- [options] [scenarios]

  --sample           a part of it, in minutes, without sqlite
  --kills 1000       how often PHP is killed
  --sequences 500    how many random sequences are done in a browser
  --sequence 'text'  one of them, as an earlier run has printed it
  --seed text        the random instants and sequences of an earlier run, which has printed it

Scenarios are ${ Object.keys( SCENARIOS ).join( ', ' ) }; all of them unless some are named.
`;

const OPTIONS = {
	sample: { type: 'boolean', default: false },
	kills: { type: 'string' },
	sequences: { type: 'string' },
	sequence: { type: 'string' },
	seed: { type: 'string', default: randomBytes( 4 ).toString( 'hex' ) },
	help: { type: 'boolean' },
};

await command( async () => {
	const { values, positionals } = options();
	if ( values.help ) {
		process.stdout.write( HELP );
		return 0;
	}
	const { sample, seed, sequence } = values;
	const kills = count( 'kills', values.kills ?? ( sample ? '30' : '1000' ) );
	const sequences = count(
		'sequences',
		values.sequences ?? ( sample ? '24' : '500' )
	);
	const print = ( line ) => process.stdout.write( `${ line }\n` );
	const tally = createTally( print );
	print( `Seed ${ seed }` );
	const names = chosen( positionals, sample );
	const run = async ( name, ground ) => {
		step( `${ name } on ${ ground.versions } …` );
		await SCENARIOS[ name ]( ground, tally, {
			sample,
			kills,
			sequences,
			sequence,
			random: random( seed + name ),
		} );
	};
	const shared = names.filter( ( name ) => ! ALONE.includes( name ) );
	if ( shared.length > 0 ) {
		step( 'Making a site …' );
		await onGround( async ( ground ) => {
			for ( const name of shared ) {
				await run( name, ground );
			}
		} );
	}
	for ( const name of names.filter( ( each ) => ALONE.includes( each ) ) ) {
		await run( name, { print, versions: 'a site and in a browser' } );
	}
	const { passed, failed } = tally.sum();
	print( `\n${ passed } passed, ${ failed } failed` );
	return failed === 0 && passed > 0 ? 0 : 1;
} );

function options() {
	try {
		return parseArgs( { options: OPTIONS, allowPositionals: true } );
	} catch ( error ) {
		throw new Complaint( `${ error.message }\n\n${ HELP }` );
	}
}

function chosen( names, sample ) {
	const strange = names.find( ( name ) => ! SCENARIOS[ name ] );
	if ( strange ) {
		throw new Complaint(
			`No scenario is named ${ strange }.\n\n${ HELP }`
		);
	}
	return Object.keys( SCENARIOS ).filter(
		( name ) =>
			names.includes( name ) ||
			( names.length === 0 && ! ( sample && LONG.includes( name ) ) )
	);
}

function count( name, text ) {
	if ( ! /^[1-9]\d*$/.test( text ) ) {
		throw new Complaint(
			`--${ name } needs a whole number, such as --${ name } 100.`
		);
	}
	return Number( text );
}
