/** Whatever two people do in whatever order, and whatever is done to them: the rules of the ledger hold, and in the end all is posted. */

import { appendFile } from 'node:fs/promises';
import { type Deed, read, show } from '../../src/testing/model/deeds';
import { sequencesOf, shrink } from '../../src/testing/model/search';
import { nativeFacts } from '../support/facts';
import type { ModelResult, ModelRun } from '../support/protocol';
import { expect, test } from '../support/test';
import { plant } from './plants';
import { World } from './world';

const model: ModelRun = nativeFacts().model ?? {
	sequences: [],
	results: '',
	tries: 0,
};

/** Milliseconds that a sequence takes at most. */
const LONGEST = 120_000;

interface Story {
	readonly looks: number;
	readonly broken: string[];
	readonly done: readonly Deed[];
}

const { sequences } = model;
const texts =
	'seed' in sequences
		? sequencesOf( sequences.seed, sequences.count ).map( show )
		: sequences;

test.describe.configure( { timeout: LONGEST * ( 1 + model.tries ) } );

texts.forEach( ( text, index ) => {
	test( `${ index + 1 }: ${ text }`, async ( {
		page,
		people,
		site,
		server,
		faults,
		testId,
		openBrowser,
		watch,
	} ) => {
		watch.allow( /Failed to load resource/ );
		let count = 0;

		const run = async (
			sequence: readonly Deed[],
			where = page
		): Promise< Story > => {
			await plant( where.context(), model.plant );
			const world = await World.open( {
				page: where,
				people,
				site,
				server,
				faults,
				tag: `${ testId.slice( 2, 10 ) }-${ ++count }`,
			} );
			const done: Deed[] = [];
			try {
				for ( const deed of sequence ) {
					done.push( deed );
					await world.do( deed );
					const broken = await world.judge();
					if ( broken.length > 0 ) {
						return { looks: world.looks, broken, done };
					}
				}
				return {
					looks: world.looks,
					broken: await world.finish(),
					done,
				};
			} catch ( fault ) {
				const [ line ] = String( fault ).split( '\n' );
				return {
					looks: world.looks,
					broken: [ `could not go on: ${ line }` ],
					done,
				};
			}
		};

		const first = await run( read( text ) );
		const found =
			first.broken.length > 0 && model.tries > 0
				? await shrink(
						[ ...first.done ],
						async ( each ) => {
							const other = await openBrowser();
							await faults.clear();
							const { broken } = await run( each, other );
							await other.context().close();
							return broken;
						},
						model.tries
					)
				: undefined;
		const result: ModelResult = {
			sequence: text,
			...first,
			done: show( first.done ),
			...( found && { shrunk: show( found.sequence ) } ),
		};
		await appendFile( model.results, `${ JSON.stringify( result ) }\n` );
		expect( first.broken, result.shrunk ?? result.done ).toEqual( [] );
	} );
} );
