#!/usr/bin/env node
/**
 * Shows that a post is there exactly once, by killing what makes it.
 */
import { randomBytes } from 'node:crypto';
import { parseArgs } from 'node:util';
import { onGround } from '../chaos/ground.mjs';
import { random } from '../chaos/random.mjs';
import { LONG, SCENARIOS } from '../chaos/run.mjs';
import { createTally } from '../chaos/tally.mjs';
import { command, Complaint, step } from './lib/log.mjs';

const HELP = `npm run chaos -- [options] [scenarios]

  --sample       a part of it, in a minute
  --kills 1000   how often PHP is killed
  --seed text    the random instants of an earlier run, which has printed it

Scenarios are ${ Object.keys( SCENARIOS ).join( ', ' ) }; all of them unless some are named.
`;

const OPTIONS = {
	sample: { type: 'boolean', default: false },
	kills: { type: 'string' },
	seed: { type: 'string', default: randomBytes( 4 ).toString( 'hex' ) },
	help: { type: 'boolean' },
};

await command( async () => {
	const { values, positionals } = options();
	if ( values.help ) {
		process.stdout.write( HELP );
		return 0;
	}
	const { sample, seed } = values;
	const kills = count( values.kills ?? ( sample ? '30' : '1000' ) );
	const print = ( line ) => process.stdout.write( `${ line }\n` );
	const tally = createTally( print );
	print( `Seed ${ seed }` );
	step( 'Making a site …' );
	await onGround( async ( ground ) => {
		for ( const name of chosen( positionals, sample ) ) {
			step( `${ name } on ${ ground.versions } …` );
			const size = { sample, kills, random: random( seed + name ) };
			await SCENARIOS[ name ]( ground, tally, size );
		}
	} );
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

function count( text ) {
	if ( ! /^[1-9]\d*$/.test( text ) ) {
		throw new Complaint(
			'--kills needs a whole number, such as --kills 1000.'
		);
	}
	return Number( text );
}
