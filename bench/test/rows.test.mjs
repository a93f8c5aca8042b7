import assert from 'node:assert/strict';
import { test } from 'node:test';
import { alternate } from '../alternate.mjs';
import { exact, number, time, untimed } from '../rows.mjs';
import { median, medianRatio } from '../statistics.mjs';
import { table } from '../table.mjs';

const answers = ( times, queries = 10 ) =>
	times.map( ( ms ) => ( { ms, queries } ) );
const sides = { ours: 'ours', theirs: 'core', against: 'core' };

test( 'a median is the middle one, or the mean of the two in the middle', () => {
	assert.equal( median( [ 9, 1, 5 ] ), 5 );
	assert.equal( median( [ 4, 1, 2, 100 ] ), 3 );
} );

test( 'a ratio is that of pairs: what slows both of a pair changes nothing', () => {
	assert.equal( medianRatio( [ 10, 20, 300 ], [ 10, 20, 300 ] ), 1 );
	assert.equal( medianRatio( [ 10, 1000, 30 ], [ 20, 20, 60 ] ), 0.5 );
} );

test( 'a time may be over its budget by the noise and no more; without a budget it is only told', () => {
	const met = ( ms, most ) =>
		time(
			'x',
			{ ours: answers( [ ms, ms ] ), core: answers( [ 100, 100 ] ) },
			{ ...sides, most }
		).met;

	assert.deepEqual(
		[ 100, 105, 106 ].map( ( ms ) => met( ms, 1 ) ),
		[ true, true, false ]
	);
	assert.equal( met( 100 ), null );
} );

test( 'a sample says nothing about times, and all about counts', () => {
	assert.equal( untimed( { noisy: true, met: false } ).met, null );
	assert.equal( untimed( { noisy: false, met: false } ).met, false );
} );

test( 'queries are exact', () => {
	const met = ( queries ) =>
		exact(
			'x',
			{ ours: answers( [ 1 ], queries ), core: answers( [ 1 ], 10 ) },
			{ ...sides, more: 1 }
		).met;

	assert.deepEqual( [ 10, 11, 12 ].map( met ), [ true, true, false ] );
} );

test( 'a number is held against its own limit', () => {
	assert.equal( number( 'x', 2, { most: 2 } ).met, true );
	assert.equal( number( 'x', 3, { most: 2 } ).met, false );
	assert.deepEqual(
		[ 1, 2, 3 ].map( ( ours ) => number( 'x', ours, { exactly: 2 } ).met ),
		[ false, true, false ]
	);
	assert.equal( number( 'x', 3, { theirs: 6 } ).ratio, 0.5 );
} );

test( 'everyone is first in turn, and warming up is not counted', async () => {
	const order = [];
	const side = ( name ) => async ( round ) => {
		order.push( name );
		return round;
	};

	const given = await alternate(
		{ a: side( 'a' ), b: side( 'b' ) },
		{ rounds: 2, warm: 1 }
	);

	assert.equal( order.join( '' ), 'abbaab' );
	assert.deepEqual( given, { a: [ 1, 2 ], b: [ 1, 2 ] } );
} );

test( 'a missed budget stands out in the table, and Markdown has its bars', () => {
	const row = number( 'requests', 3, { most: 2 } );

	assert.match( table( [ row ] ), /MISSED/ );
	assert.match(
		table( [ row ], { markdown: true } ).split( '\n' )[ 1 ],
		/^\| -+ \|/
	);
} );
