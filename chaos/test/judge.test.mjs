import assert from 'node:assert/strict';
import { test } from 'node:test';
import { blows } from '../blows.mjs';
import { delivery } from '../client.mjs';
import { inLanes } from '../lanes.mjs';
import { halves, HOOKS, refused, twice, unnamed, untold } from '../judge.mjs';
import { random } from '../random.mjs';
import { createTally } from '../tally.mjs';

const one = delivery( 'One', 1 );
const whole = { text: 'abc', terms: '2', meta: 'whole', author: 3 };
const post = ( id, other = {} ) => ( {
	id,
	title: one.title,
	status: 'publish',
	...whole,
	...other,
} );
const made = ( id ) => ( { status: 201, id, code: '', wait: 0 } );
const wait = { status: 409, id: 0, code: 'inkfast_in_progress', wait: 1 };
const nothing = { status: 0, id: 0, code: '', wait: 0 };
const tried = ( ...answers ) => [ { delivery: one, answers } ];

test( 'two posts of one delivery are two too many, those of others are not', () => {
	assert.deepEqual( twice( tried(), [ post( 1 ) ] ), [] );
	assert.deepEqual(
		twice( tried(), [ post( 1 ), post( 2, { title: 'Another' } ) ] ),
		[]
	);
	assert.deepEqual( twice( tried(), [ post( 1 ), post( 2 ) ] ), [
		'One 1 is there 2 times: 1, 2',
	] );
} );

test( 'a post without its terms, its meta, its author or half its text is not whole', () => {
	assert.deepEqual( halves( [ post( 1 ) ], whole ), [] );
	for ( const [ part, value ] of Object.entries( {
		terms: null,
		meta: 'whole,whole',
		author: 4,
		text: 'a',
	} ) ) {
		assert.deepEqual( halves( [ post( 1, { [ part ]: value } ) ], whole ), [
			`One 1 (1) has another ${ part }: ${ value }`,
		] );
	}
} );

test( 'the last answer names the post, and none names another', () => {
	const found = [ post( 1 ) ];
	assert.deepEqual( unnamed( tried( nothing, wait, made( 1 ) ), found ), [] );
	assert.equal( unnamed( tried( made( 1 ), wait ), found ).length, 1 );
	assert.equal( unnamed( tried( made( 2 ), made( 1 ) ), found ).length, 1 );
	assert.equal( unnamed( tried( made( 1 ) ), [] ).length, 1 );
	assert.equal( unnamed( tried(), found ).length, 1 );
} );

test( 'what keeps a client from trying again is a refusal, and so is a wait of no length', () => {
	const answers = [ nothing, wait, made( 1 ), { ...nothing, status: 500 } ];
	assert.deepEqual( refused( tried( ...answers ) ), [] );
	for ( const status of [ 200, 400, 403, 404, 422 ] ) {
		assert.equal(
			refused( tried( { ...nothing, status } ) ).length,
			1,
			`${ status }`
		);
	}
	assert.equal( refused( tried( { ...wait, wait: 0 } ) ).length, 1 );
	assert.equal( refused( tried( { ...wait, wait: NaN } ) ).length, 1 );
} );

test( 'each hook is told of each post, once where nobody died', () => {
	const told = HOOKS.map( ( hook ) => `${ hook } 1` );
	const often = [ ...told, 'save_post 1', 'save_post 2' ];
	const posts = [ post( 1 ) ];
	assert.deepEqual( untold( posts, told, { exactly: true } ), [] );
	assert.deepEqual( untold( posts, often, { exactly: false } ), [] );
	assert.deepEqual( untold( posts, often, { exactly: true } ), [
		'save_post was told 2 times of One 1 (1)',
	] );
	assert.equal(
		untold( posts, told.slice( 1 ), { exactly: false } ).length,
		1
	);
} );

test( 'a rule that was looked at in no case has not held', () => {
	const lines = [];
	const tally = createTally( ( line ) => lines.push( line ) );
	tally.hold( 'looked at', 2, [] );
	tally.hold( 'broken', 9, Array( 9 ).fill( 'so' ) );
	tally.hold( 'not looked at', 0, [] );
	assert.deepEqual( tally.sum(), { passed: 1, failed: 2 } );
	assert.equal( lines.filter( ( line ) => /^ +so$/.test( line ) ).length, 8 );
	assert.match( lines.join( '\n' ), /and 1 more/ );
} );

test( 'a seed gives the same row again, and another seed another', () => {
	const row = ( seed ) => Array.from( { length: 5 }, random( seed ) );
	assert.deepEqual( row( 'a' ), row( 'a' ) );
	assert.notDeepEqual( row( 'a' ), row( 'b' ) );
	assert.ok( row( 'a' ).every( ( each ) => each >= 0 && each < 1 ) );
	assert.equal( new Set( row( 'a' ) ).size, 5 );
} );

test( 'lanes keep the order, and never more are at work', async () => {
	let now = 0;
	let most = 0;
	const given = await inLanes( 2, [ 30, 10, 20, 1 ], async ( ms ) => {
		most = Math.max( most, ++now );
		await new Promise( ( resolve ) => setTimeout( resolve, ms ) );
		now--;
		return ms;
	} );
	assert.deepEqual( given, [ 30, 10, 20, 1 ] );
	assert.equal( most, 2 );
} );

test( 'each statement is hit before and after, then random instants until it is enough', () => {
	const count = { hits: 0 };
	const plan = { last: 3, kills: 20, count, delay: () => 5 };
	const given = [];
	for ( const blow of blows( plan ) ) {
		given.push( blow );
		// Every third comes too late.
		count.hits += given.length % 3 ? 1 : 0;
	}
	const places = given
		.filter( ( { statement } ) => statement )
		.map( ( { statement, when } ) => `${ when } ${ statement }` );
	assert.deepEqual( places, [
		'before 1',
		'after 1',
		'before 2',
		'after 2',
		'before 3',
		'after 3',
	] );
	assert.equal( given.length, 29 );
	assert.equal( new Set( given.map( ( { number } ) => number ) ).size, 29 );
} );
