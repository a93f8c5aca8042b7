/**
 * `npm test`: everything that must hold, on a fresh clone. `node bin/test.mjs lint test:php` runs some parts.
 *
 * Goes on after a failure; the last line is the sum.
 */
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { command, Complaint, step } from './lib/log.mjs';
import {
	composerNeeds,
	composerPackages,
	npmPackages,
} from './lib/packages.mjs';
import { runPart } from './lib/part.mjs';
import { partsNamed } from './lib/parts.mjs';
import { artifacts } from './lib/paths.mjs';
import { need } from './lib/system.mjs';
import { wordpress } from './lib/wordpress.mjs';

/** How much of a failed part's output is shown here; all of it is in artifacts/. */
const LINES = 200;

await command( async () => {
	const names = process.argv.slice( 2 );
	const parts = partsNamed( names );
	if ( parts.length === 0 ) {
		throw new Complaint(
			`No part of the tests is named ${ names.join( ', ' ) }.`
		);
	}
	await prepare( parts );
	await mkdir( path.join( artifacts, 'test' ), { recursive: true } );
	const results = [
		...( await twoAtATime( parts.filter( ( part ) => ! part.alone ) ) ),
		...( await oneByOne( parts.filter( ( part ) => part.alone ) ) ),
	];
	process.stdout.write( table( results ) );
	return results.every( ( { ok } ) => ok ) ? 0 : 1;
} );

/** What parts share is installed once, before they start to wait for each other. */
async function prepare( parts ) {
	const has = ( pattern ) =>
		parts.some( ( { name } ) => pattern.test( name ) );
	await npmPackages();
	await need( ...( await needs( has ) ) );
	if ( has( /php|stan|e2e/ ) ) {
		await composerPackages();
	}
	if ( has( /test:(php|e2e)$/ ) || has( /playground|bench|chaos/ ) ) {
		await wordpress( 'newest' );
	}
	if ( has( /floor/ ) ) {
		await wordpress( 'floor' );
	}
}

/** All at once: who must install it by hand is told so once, and before the first test. */
async function needs( has ) {
	// It is among npm's packages, and only now they are there.
	const { browserNeeds } = await import( '../e2e/server/browser.mjs' );
	return [
		...( has( /php|stan|e2e|unit|bench|chaos/ ) ? [ 'php' ] : [] ),
		...( has( /php|stan|e2e/ ) ? composerNeeds() : [] ),
		...( has( /test:(php|e2e|bench|chaos)/ ) ? [ 'mariadb' ] : [] ),
		...( has( /chaos/ ) ? [ 'nginx', 'php-fpm' ] : [] ),
		...( has( /e2e/ ) ? [ 'faketime' ] : [] ),
		...( has( /e2e|playground|bench|chaos/ ) ? browserNeeds() : [] ),
	];
}

async function oneByOne( parts ) {
	const results = [];
	for ( const part of parts ) {
		results.push( await once( part ) );
	}
	return results;
}

async function twoAtATime( parts ) {
	const results = new Map();
	const rest = [ ...parts ];
	const worker = async () => {
		for ( let part = rest.shift(); part; part = rest.shift() ) {
			results.set( part, await once( part ) );
		}
	};
	await Promise.all( [ worker(), worker() ] );
	return parts.map( ( part ) => results.get( part ) );
}

async function once( part ) {
	step( `${ part.shows } (npm run ${ part.name }) …` );
	const result = await runPart( part );
	const file = path.join(
		artifacts,
		'test',
		`${ part.name.replaceAll( ':', '-' ) }.log`
	);
	await writeFile( file, result.output );
	step( `${ part.shows }: ${ inWords( result ) }, in ${ result.seconds } s` );
	if ( ! result.ok ) {
		const lines = result.output.trimEnd().split( '\n' );
		process.stdout.write(
			`\n--- npm run ${ part.name }${ lines.length > LINES ? ` (its end; all of it is in ${ path.relative( '.', file ) })` : '' }\n` +
				`${ lines.slice( -LINES ).join( '\n' ) }\n---\n\n`
		);
	}
	return result;
}

function inWords( { passed, failed, skipped } ) {
	return `${ passed } passed, ${ failed } failed${ skipped ? `, ${ skipped } skipped` : '' }`;
}

function table( results ) {
	const rows = results.map(
		( result ) =>
			`${ result.ok ? 'ok    ' : 'FAILED' }  ${ result.part.shows.padEnd( 32 ) }${ String( result.seconds ).padStart( 5 ) } s   ${ inWords( result ) }`
	);
	const sum = ( key ) =>
		results.reduce( ( all, result ) => all + result[ key ], 0 );
	const whole = inWords( {
		passed: sum( 'passed' ),
		failed: sum( 'failed' ),
		skipped: sum( 'skipped' ),
	} );
	return `\n${ rows.join( '\n' ) }\n\n${ whole }\n`;
}
