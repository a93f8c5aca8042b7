#!/usr/bin/env node
/**
 * Benchmarks, side by side in one run. Fails when a budget is missed.
 */
import { parseArgs } from 'node:util';
import { faults } from '../bench/faults.mjs';
import { onGround } from '../bench/ground.mjs';
import { large } from '../bench/large.mjs';
import { nonce } from '../bench/nonce.mjs';
import { posts } from '../bench/posts.mjs';
import { queries } from '../bench/queries.mjs';
import { untimed } from '../bench/rows.mjs';
import { table } from '../bench/table.mjs';
import { weight } from '../bench/weight.mjs';
import { command, Complaint, step } from './lib/log.mjs';

const HELP = `npm run bench -- [options] [parts]

  --markdown     the table as documents quote it
  --pairs 200    how often each is measured, alternately
  --sample       few pairs: queries and counts are judged, times are not
  --queries      instead of it all, which database queries one side makes and the other does not
  --large        instead of it all, a site with a million posts and a million claims against an empty one: our own
                 statements, and the whole against WordPress's own route (a quarter of an hour, 5 GB of disk)
  --rows 1000    with --large: so many instead of a million

Parts are posts, nonce, weight and faults; all of them unless some are named.
`;

/** Parts that share a site; that of faults has one of its own, which does harm. */
const PARTS = { posts, nonce, weight };

const OPTIONS = {
	markdown: { type: 'boolean' },
	pairs: { type: 'string', default: '200' },
	sample: { type: 'boolean' },
	queries: { type: 'boolean' },
	large: { type: 'boolean' },
	rows: { type: 'string', default: '1000000' },
	help: { type: 'boolean' },
};

await command( async () => {
	const { values, positionals } = options();
	if ( values.help ) {
		process.stdout.write( HELP );
		return 0;
	}
	if ( values.queries ) {
		step( 'Making a site …' );
		process.stdout.write( `${ await onGround( {}, queries ) }\n` );
		return 0;
	}
	const count = values.sample
		? { rounds: 4, warm: 2 }
		: { rounds: whole( values, 'pairs' ), warm: 20 };
	if ( values.large ) {
		const size = whole( values, 'rows' );
		step( 'Making two sites …' );
		return tell( await large( size, count ), values );
	}
	const wanted = ( name ) =>
		positionals.length === 0 || positionals.includes( name );
	const rows = [];
	const names = Object.keys( PARTS ).filter( wanted );
	if ( names.length > 0 ) {
		step( 'Making a site …' );
		await onGround( {}, async ( ground ) => {
			for ( const name of names ) {
				step( `Measuring ${ name } on ${ ground.versions } …` );
				rows.push( ...( await PARTS[ name ]( ground, count ) ) );
			}
		} );
	}
	if ( wanted( 'faults' ) ) {
		step( 'Measuring faults …' );
		const size = values.sample
			? { tabs: 2, each: 5 }
			: { tabs: 5, each: 20 };
		rows.push(
			...( await onGround( { faults: true, workers: 6 }, ( ground ) =>
				faults( ground, size )
			) )
		);
	}
	return tell( rows, values );
} );

function tell( rows, values ) {
	const judged = values.sample ? rows.map( untimed ) : rows;
	process.stdout.write( `${ table( judged, values ) }\n` );
	return judged.some( ( { met } ) => met === false ) ? 1 : 0;
}

function options() {
	try {
		return parseArgs( { options: OPTIONS, allowPositionals: true } );
	} catch ( error ) {
		throw new Complaint( `${ error.message }\n\n${ HELP }` );
	}
}

function whole( values, name ) {
	if ( ! /^[1-9]\d*$/.test( values[ name ] ) ) {
		throw new Complaint(
			`--${ name } needs a whole number, such as --${ name } ${ OPTIONS[ name ].default }.`
		);
	}
	return Number( values[ name ] );
}
