#!/usr/bin/env node
/**
 * Makes inkfast.zip, to be uploaded in Plugins, Add New: the plugin alone, the same bytes from the same files.
 */
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { command } from './lib/log.mjs';
import { root } from './lib/paths.mjs';
import { pack, unpack } from './zip/archive.mjs';
import { FOLDER, gather, inspect } from './zip/content.mjs';

await command( async () => {
	const { values } = parseArgs( {
		options: {
			output: {
				type: 'string',
				default: path.join( root, `${ FOLDER }.zip` ),
			},
		},
	} );
	const { version } = JSON.parse(
		await readFile( path.join( root, 'package.json' ), 'utf8' )
	);
	const archive = pack( await gather( root ) );
	const files = unpack( archive );
	inspect( files, version );
	await writeFile( values.output, archive );
	const size = Math.round( archive.length / 1024 );
	process.stdout.write(
		`${ values.output }: version ${ version }, ${ files.size } files, ${ size } kB\n`
	);
} );
