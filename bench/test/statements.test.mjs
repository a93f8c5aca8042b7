import assert from 'node:assert/strict';
import { test } from 'node:test';
import { chunks } from '../fill.mjs';
import { isOurs, ours, shape } from '../statements.mjs';

const CREATE =
	'require_once, Inkfast\\Posts\\PostsRoute->create, Inkfast\\Posts\\PostCreator->show';
const CORE = `${ CREATE }, wp_insert_post`;

test( 'numbers and words of people do not tell statements apart, names of options do', () => {
	assert.equal(
		shape(
			"SELECT *\n\tFROM wp_posts WHERE ID = 17 AND post_name = 'O\\'Neill, 3'"
		),
		'SELECT * FROM wp_posts WHERE ID = ? AND post_name = ?'
	);
	assert.equal(
		shape( "SELECT option_value WHERE option_name = 'home'" ),
		"SELECT option_value WHERE option_name = 'home'"
	);
	assert.equal(
		shape( 'DELETE FROM t WHERE id IN ( 1, 2, 3 )' ),
		shape( 'DELETE FROM t WHERE id IN ( 4, 5 )' )
	);
} );

test( 'a statement is ours when we ask for it, also through what only reads a post', () => {
	assert.equal( isOurs( CREATE ), true );
	assert.equal(
		isOurs( `${ CREATE }, get_post, WP_Post::get_instance` ),
		true
	);
	assert.equal( isOurs( CORE ), false );
	assert.equal(
		isOurs( `${ CORE }, get_post, WP_Post::get_instance` ),
		false
	);
} );

test( 'times of statements that look alike are added; core’s count where our condition is in them', () => {
	const update = 'UPDATE `wp_posts` SET a = 1 WHERE ID = 1';
	const times = ours( [
		[ 'SELECT 1', CREATE, 0.001 ],
		[ 'SELECT 2', CREATE, 0.002 ],
		[ update, CORE, 0.5 ],
		[ `${ update } AND MD5( post_title ) = 'x'`, CORE, 0.004 ],
	] );

	assert.deepEqual(
		[ ...times ],
		[
			[ 'SELECT ?', 3 ],
			[
				'UPDATE wp_posts SET a = ? WHERE ID = ? AND MD5( post_title ) …',
				4,
			],
		]
	);
} );

test( 'each row is written by one statement', () => {
	const bounds = chunks( 25, 10 ).map( ( text ) =>
		text.match( /\d+/g ).map( Number )
	);

	assert.deepEqual( bounds, [
		[ 1, 10 ],
		[ 11, 20 ],
		[ 21, 25 ],
	] );
	assert.equal( chunks( 20, 10 ).length, 2 );
} );
