/** Whatever two people do in whatever order, and whatever is done to them: the rules of the ledger hold, and in the end all is posted. */

import { appendFile } from 'node:fs/promises';
import { type Deed, read, show } from '../../src/testing/model/deeds';
import { play } from '../../src/testing/model/player';
import { sequencesOf, shrink } from '../../src/testing/model/search';
import { nativeFacts } from '../support/facts';
import type { ModelResult, ModelRun } from '../support/protocol';
import { expect, test } from '../support/test';
import { BrowserGround } from './ground';
import { plant } from './plants';

const model: ModelRun = nativeFacts().model ?? {
	sequences: [],
	results: '',
	tries: 0,
};
const { sequences } = model;
const texts =
	'seed' in sequences
		? sequencesOf( sequences.seed, sequences.count ).map( show )
		: sequences;

/** Milliseconds that a sequence takes at most. */
const LONGEST = 180_000;

test.describe.configure( { timeout: LONGEST * ( 1 + model.tries ) } );

texts.forEach( ( text, index ) => {
	test( `${ index + 1 }: ${ text }`, async ( {
		people,
		site,
		server,
		faults,
		testId,
		openBrowser,
		watch,
	} ) => {
		watch.allow( /Failed to load resource/ );
		// Core's script of the sign-in page (user-profile.js) asks for a form that it looks up only once the page is ready.
		watch.allow( /reading 'serialize'/ );
		let count = 0;

		const run = async ( sequence: readonly Deed[] ) => {
			const page = await openBrowser();
			await plant( page.context(), model.plant );
			const tag = `${ testId.slice( 2, 10 ) }-${ ++count }`;
			const tools = { page, people, site, server, faults, tag };
			const ground = await BrowserGround.make( tools );
			const played = await play( ground, tag, sequence );
			await page.context().close();
			return played;
		};

		const played = await run( read( text ) );
		const isBroken = played.broken.length > 0;
		const found =
			isBroken && model.tries > 0
				? await shrink(
						played.done,
						async ( each ) => ( await run( each ) ).broken,
						model.tries
					)
				: undefined;
		const result: ModelResult = {
			sequence: text,
			looks: played.looks,
			broken: [ ...played.broken, ...watch.problems() ],
			done: show( played.done ),
			...( found && { shrunk: show( found.sequence ) } ),
		};
		await appendFile( model.results, `${ JSON.stringify( result ) }\n` );
		expect( played.broken, result.shrunk ?? result.done ).toEqual( [] );
	} );
} );
