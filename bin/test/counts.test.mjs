import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
	bench,
	chaos,
	check,
	jest,
	node,
	phpunit,
	playwright,
} from '../lib/counts.mjs';

const counts = ( passed, failed, skipped ) => ( { passed, failed, skipped } );

test( 'a check counts as one', () => {
	assert.deepEqual( check( '', 0 ), counts( 1, 0, 0 ) );
	assert.deepEqual( check( '', 2 ), counts( 0, 1, 0 ) );
} );

test( "Jest's line is read", () => {
	const output =
		'Test Suites: 1 failed, 2 passed, 3 total\nTests:       1 failed, 2 skipped, 30 passed, 33 total\n';
	assert.deepEqual( jest( output ), counts( 30, 1, 2 ) );
} );

test( "those of Node's own runner are read", () => {
	const output = 'ℹ tests 5\nℹ pass 3\nℹ fail 1\nℹ skipped 1\nℹ todo 0\n';
	assert.deepEqual( node( output ), counts( 3, 1, 1 ) );
} );

test( "PHPUnit's of each kind of site are added up", () => {
	const output =
		'OK (8 tests, 26 assertions)\n\nOK (1 test, 2 assertions)\n' +
		'FAILURES!\nTests: 10, Assertions: 20, Errors: 1, Failures: 2, Skipped: 3.\n';
	assert.deepEqual( phpunit( output ), counts( 13, 3, 3 ) );
} );

test( 'a test of PHPUnit that only warns has failed', () => {
	const output =
		'OK, but there were issues!\nTests: 5, Assertions: 9, Warnings: 1, Risky: 1.\n';
	assert.deepEqual( phpunit( output ), counts( 3, 2, 0 ) );
} );

test( 'a test of PHPUnit that is skipped has not', () => {
	const output =
		'OK, but some tests were skipped!\nTests: 5, Assertions: 9, Skipped: 1.\n';
	assert.deepEqual( phpunit( output ), counts( 4, 0, 1 ) );
} );

test( "Playwright's lines are read, colours and all, and none of a test's name", () => {
	const output =
		'  \u001b[31m2 failed\u001b[39m\n    [chromium] › a.spec.ts:1:1 › 7 passed\n  1 flaky\n  3 skipped\n  30 passed (1.5m)\n';
	assert.deepEqual( playwright( output ), counts( 30, 3, 3 ) );
} );

test( 'nothing is found in nothing', () => {
	for ( const read of [ jest, node, phpunit, playwright ] ) {
		assert.deepEqual( read( 'No tests executed!' ), counts( 0, 0, 0 ) );
	}
} );

test( 'chaos is counted by its last line, and one that ended early has failed', () => {
	assert.deepEqual(
		chaos( '  ok      one post (200)\n\n33 passed, 2 failed\n', 1 ),
		counts( 33, 2, 0 )
	);
	assert.deepEqual( chaos( '33 passed, 0 failed\n', 0 ), counts( 33, 0, 0 ) );
	assert.deepEqual( chaos( 'nginx did not start', 1 ), counts( 0, 1, 0 ) );
} );

test( 'a benchmark counts its budgets', () => {
	const table = [
		'what        ours  budget    verdict',
		'met: time   1 ms  1.00 of it',
		'a: queries  45    no more   met',
		'b: sends    3     at most 2 MISSED',
		'c: sends    2     at most 2 met',
	].join( '\n' );
	assert.deepEqual( bench( table, 1 ), counts( 2, 1, 0 ) );
	assert.deepEqual( bench( 'It could not start.', 1 ), counts( 0, 1, 0 ) );
} );
