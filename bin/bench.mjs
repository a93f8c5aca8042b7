#!/usr/bin/env node
/**
 * Benchmarks, side by side in one run. Fails when a budget is missed.
 */
import { parseArgs } from 'node:util';
import { nonce } from '../bench/nonce.mjs';
import { posts } from '../bench/posts.mjs';
import { prepare } from '../bench/ground.mjs';
import { queries } from '../bench/queries.mjs';
import { table } from '../bench/table.mjs';
import { command, Complaint, step } from './lib/log.mjs';

const HELP = `npm run bench -- [options]

  --markdown     the table as documents quote it
  --pairs 200    how often each is measured, alternately
  --sample       few pairs: queries and counts are judged, times are not
  --queries      which database queries one side makes and the other does not
  --help         this
`;

const PARTS = { posts, nonce };

await command( async () => {
	const { values } = parseArgs( {
		options: {
			markdown: { type: 'boolean' },
			pairs: { type: 'string', default: '200' },
			sample: { type: 'boolean' },
			queries: { type: 'boolean' },
			large: { type: 'boolean' },
			help: { type: 'boolean' },
		},
	} );
	if ( values.help ) {
		process.stdout.write( HELP );
		return 0;
	}
	const rounds = values.sample ? 4 : Number( values.pairs );
	if ( ! Number.isInteger( rounds ) || rounds < 1 ) {
		throw new Complaint(
			'--pairs needs a whole number, such as --pairs 200.'
		);
	}
	step( 'Making a site …' );
	const ground = await prepare();
	if ( values.queries ) {
		process.stdout.write( `${ await queries( ground ) }\n` );
		await ground.stop();
		return 0;
	}
	const rows = [];
	for ( const [ name, part ] of Object.entries( PARTS ) ) {
		step( `Measuring ${ name } …` );
		rows.push(
			...( await part( ground, {
				rounds,
				warm: values.sample ? 2 : 20,
			} ) )
		);
	}
	await ground.stop();
	process.stdout.write(
		`${ ground.versions }, ${ rounds } pairs\n\n${ table( rows, values ) }\n`
	);
	return rows.some( ( { met } ) => met === false ) ? 1 : 0;
} );
