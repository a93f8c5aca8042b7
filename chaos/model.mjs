/**
 * Does random sequences in a real browser, and shortens those that break a rule: in the model of it first, which is quick.
 */
import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { root } from '../bin/lib/paths.mjs';

/**
 * @typedef {import('../e2e/support/protocol.ts').ModelRun}    ModelRun
 * @typedef {import('../e2e/support/protocol.ts').ModelResult} ModelResult
 *
 * @typedef {Object} Doers
 * @property {( run: Pick<ModelRun, 'sequences'|'tries'|'plant'> ) => Promise<ModelResult[]>} inBrowser Does them.
 * @property {( sequence: string, plant?: string ) => Promise<string>}                         inModel   What of it breaks a rule in the model; empty where nothing does.
 */

/** Sequences that are done in a browser to shorten one. */
export const TRIES = 30;

/**
 * @param {ModelResult}      failed What broke a rule in a browser.
 * @param {Doers}            doers
 * @param {string}           [plant] The fault that it was done with.
 * @return {Promise<{ sequence: string, how: string, broken: string[] }>} The shortest sequence that was found to break one there.
 */
export async function shorten(
	{ done, broken },
	{ inBrowser, inModel },
	plant
) {
	const short = await inModel( done, plant );
	const [ again ] = short
		? await inBrowser( { sequences: [ short ], tries: 0, plant } )
		: [];
	if ( again && again.broken.length > 0 ) {
		return {
			sequence: short,
			how: 'shortened in the model, done again in the browser',
			broken: again.broken,
		};
	}
	const [ own ] = await inBrowser( {
		sequences: [ done ],
		tries: TRIES,
		plant,
	} );
	return own?.shrunk
		? {
				sequence: own.shrunk,
				how: 'shortened in the browser',
				broken: own.broken,
			}
		: {
				sequence: done,
				how: 'not broken when it was done again',
				broken,
			};
}

/**
 * @param {Object}                   facts What tests have to know of the site.
 * @param {( line: string ) => void} print
 * @return {Doers} That do it with this site.
 */
export function doers( facts, print ) {
	return {
		async inBrowser( run ) {
			return withFile( async ( results ) => {
				const model = { ...run, results };
				const { output } = await go(
					'node_modules/@playwright/test/cli.js',
					[ 'test', '--reporter=line' ],
					{
						INKFAST_E2E: JSON.stringify( {
							...facts,
							artifacts: 'artifacts/model',
							model,
						} ),
					}
				);
				const text = await readFile( results, 'utf8' ).catch(
					() => ''
				);
				if ( ! text ) {
					print( output.slice( -4000 ) );
				}
				return text
					.trim()
					.split( '\n' )
					.filter( Boolean )
					.map( JSON.parse );
			} );
		},
		async inModel( sequence, plant = '' ) {
			return withFile( async ( result ) => {
				const { code, output } = await go(
					'node_modules/@wordpress/scripts/bin/wp-scripts.js',
					[ 'test-unit-js', 'src/testing/model/model.test.ts' ],
					{
						INKFAST_SEQUENCE: sequence,
						INKFAST_PLANT: plant,
						INKFAST_RESULT: result,
					}
				);
				if ( code !== 0 ) {
					print( output.slice( -4000 ) );
				}
				return readFile( result, 'utf8' ).catch( () => '' );
			} );
		},
	};
}

async function withFile( work ) {
	const folder = await mkdtemp( path.join( os.tmpdir(), 'inkfast-model-' ) );
	try {
		return await work( path.join( folder, 'results' ) );
	} finally {
		await rm( folder, { recursive: true, force: true } );
	}
}

function go( script, args, env ) {
	return new Promise( ( resolve ) => {
		const child = spawn(
			process.execPath,
			[ path.join( root, script ), ...args ],
			{ cwd: root, env: { ...process.env, ...env } }
		);
		let output = '';
		for ( const stream of [ child.stdout, child.stderr ] ) {
			stream.on( 'data', ( part ) => ( output += part ) );
		}
		child.on( 'close', ( code ) => resolve( { code, output } ) );
	} );
}
