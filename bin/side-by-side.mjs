#!/usr/bin/env node
/**
 * Plays every scenario with the classic form and with Inkfast's, and writes what was seen into the table of docs/side-by-side.md.
 */
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { spawn } from 'node:child_process';
import os from 'node:os';
import path from 'node:path';
import { command, Complaint, step } from './lib/log.mjs';
import { root } from './lib/paths.mjs';
import { PAGE, writeTable } from './lib/side-by-side.mjs';

await command( async () => {
	const folder = await mkdtemp(
		path.join( os.tmpdir(), 'inkfast-side-by-side-' )
	);
	try {
		const code = await play( folder );
		if ( code !== 0 ) {
			throw new Complaint(
				'Not every scenario could be played, so the table stays as it is.'
			);
		}
		const before = await readFile( PAGE, 'utf8' );
		const after = writeTable( before, await rowsIn( folder ) );
		await writeFile( PAGE, after );
		step(
			before === after
				? 'The table of docs/side-by-side.md is as it was.'
				: 'The table of docs/side-by-side.md has changed.'
		);
	} finally {
		await rm( folder, { recursive: true, force: true } );
	}
} );

function play( folder ) {
	const args = [
		'bin/e2e.mjs',
		'e2e/side-by-side.spec.ts',
		'--output=artifacts/side-by-side',
	];
	return new Promise( ( resolve ) => {
		spawn( process.execPath, args, {
			cwd: root,
			stdio: 'inherit',
			env: { ...process.env, INKFAST_SIDE_BY_SIDE: folder },
		} ).on( 'close', ( code ) => resolve( code ?? 1 ) );
	} );
}

/** Each test has left one cell: the rows in their order, each with its columns in theirs. */
async function rowsIn( folder ) {
	const cells = await Promise.all(
		( await readdir( folder ) ).map( async ( name ) =>
			JSON.parse( await readFile( path.join( folder, name ), 'utf8' ) )
		)
	);
	cells.sort( ( a, b ) => a.row - b.row || a.column - b.column );
	const rows = [];
	for ( const { row, name, side, cell } of cells ) {
		rows[ row ] ??= { name, cells: {} };
		rows[ row ].cells[ side ] = cell;
	}
	return rows;
}
