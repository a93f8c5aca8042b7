import assert from 'node:assert/strict';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, test } from 'node:test';
import { gather, inspect } from './content.mjs';

const PLUGIN = {
	LICENSE: 'GPL',
	'plugin.php': '<?php\n/**\n * Version:           1.2.3\n */',
	'readme.txt': 'Stable tag: 1.2.3',
	'uninstall.php': '<?php',
	'build/index.asset.php': '<?php',
	'build/index.css': '',
	'build/index.js': '',
	'build/later.asset.php': '<?php',
	'build/later.js': '',
	'includes/Plugin.php': '<?php',
	'includes/Deep/Down.php': '<?php',
};

let root;

beforeEach( async () => {
	root = await mkdtemp( path.join( os.tmpdir(), 'inkfast-zip-' ) );
	await lay( PLUGIN );
} );

afterEach( () => rm( root, { recursive: true } ) );

async function lay( files ) {
	for ( const [ name, text ] of Object.entries( files ) ) {
		const file = path.join( root, name );
		await mkdir( path.dirname( file ), { recursive: true } );
		await writeFile( file, text );
	}
}

test( 'only the plugin goes in: no sources, tests, tools or hidden files', async () => {
	await lay( {
		'src/index.ts': '',
		'vendor/autoload.php': '',
		'tests/Test.php': '',
		'package.json': '{}',
		'.env': '',
		'README.md': '',
	} );

	const names = [ ...( await gather( root ) ).keys() ].sort();

	assert.deepEqual(
		names,
		Object.keys( PLUGIN )
			.map( ( name ) => `inkfast/${ name }` )
			.sort()
	);
} );

for ( const stray of [
	'build/index.js.map',
	'includes/.hidden',
	'includes/notes.txt',
] ) {
	test( `${ stray } is refused, not packed`, async () => {
		await lay( { [ stray ]: '' } );

		await assert.rejects( gather( root ), /has no business/ );
	} );
}

test( 'a zip that lacks a part is refused, naming it', async () => {
	await rm( path.join( root, 'build/index.js' ) );

	const files = await gather( root );

	assert.throws( () => inspect( files, '1.2.3' ), /lack build\/index\.js/ );
} );

test( 'a zip whose version is not one is refused', async () => {
	const files = await gather( root );

	assert.doesNotThrow( () => inspect( files, '1.2.3' ) );
	assert.throws( () => inspect( files, '1.2.4' ), /says 1\.2\.3/ );
} );
