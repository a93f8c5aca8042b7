/** The table of docs/side-by-side.md is what is seen: every scenario is played with both forms, and nothing is expected of either. */

import { readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { PAGE, readTable } from '../bin/lib/side-by-side.mjs';
import { cell } from './side-by-side/observation';
import { SCENARIOS } from './side-by-side/scenarios';
import { type Side, SIDES } from './side-by-side/sheets';
import { Stage } from './side-by-side/stage';
import { KillableBrowser } from './support/killable-browser';
import { expect, test as base } from './support/test';

/** Where `npm run side-by-side` wants what was seen. */
const folder = process.env.INKFAST_SIDE_BY_SIDE;

const rows = readTable( readFileSync( PAGE, 'utf8' ) );

const test = base.extend< {
	stage: ( side: Side ) => Promise< Stage >;
} >( {
	stage: async (
		{
			page,
			site,
			people,
			server,
			faults,
			cache,
			watch,
			launchOptions,
			adopt,
		},
		use
	) => {
		// What the browser itself says of refusals and of a lost network.
		watch.allow(
			/Failed to load resource.*( 40[0139] |ERR_INTERNET_DISCONNECTED)/
		);
		const browser = new KillableBrowser( launchOptions, adopt );
		const tools = { page, site, people, server, faults, cache, browser };
		await use( ( side ) => Stage.set( tools, side ) );
		await browser.remove();
	},
} );

for ( const [ row, { name, play, sample } ] of SCENARIOS.entries() ) {
	for ( const [ column, side ] of SIDES.entries() ) {
		if ( ! folder && ! sample ) {
			continue;
		}
		test( `${ name }: ${ side.name }`, async ( { stage } ) => {
			const played = await stage( side );
			await play( played );
			const seen = cell( await played.observe() );
			if ( ! folder ) {
				expect( seen ).toBe( rows[ row ]?.cells[ side.name ] );
				return;
			}
			await writeFile(
				path.join( folder, `${ row }-${ column }.json` ),
				JSON.stringify( {
					row,
					column,
					name,
					side: side.name,
					cell: seen,
				} )
			);
		} );
	}
}

if ( ! folder ) {
	test( 'The table has every scenario, in order', () => {
		expect( rows.map( ( each ) => each.name ) ).toEqual(
			SCENARIOS.map( ( { name } ) => name )
		);
	} );
}
