import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readTable, writeTable } from '../lib/side-by-side.mjs';

const PAGE = 'Before.\n\n| a | b |\n|---|---|\n| old | old |\n\nAfter.\n';
const ROWS = [
	{ name: 'Fair weather', cells: { One: 'Posted $1.', Two: 'Posted.' } },
	{ name: 'Rain', cells: { One: '**Lost.**', Two: '' } },
];

test( 'a table is read as it was written, and the page around it stays', () => {
	const written = writeTable( PAGE, ROWS );
	assert.deepEqual( readTable( written ), ROWS );
	assert.match( written, /^Before\.\n\n\| What happens \| One \| Two \|\n/ );
	assert.match( written, /\n\nAfter\.\n$/ );
	assert.doesNotMatch( written, /old/ );
} );

test( 'a page without a table has no rows', () => {
	assert.deepEqual( readTable( 'Nothing.\n' ), [] );
} );
