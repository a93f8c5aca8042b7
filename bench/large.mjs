/**
 * A site with a million posts and a million claims against the same site with none.
 */
import { randomUUID } from 'node:crypto';
import { step } from '../bin/lib/log.mjs';
import { alternate } from './alternate.mjs';
import { chunks, CLAIMS, claim, fill, numbers, tellSize } from './fill.mjs';
import { onGround } from './ground.mjs';
import { expect } from './http.mjs';
import { sides } from './posts.mjs';
import { exact, number, time } from './rows.mjs';
import { ours } from './statements.mjs';

/** A server for a site of that size: its tables fit into memory. Both have it. */
const SETTINGS = [
	'--innodb-buffer-pool-size=3G',
	'--innodb-log-file-size=1G',
];

const POSTS = '/wp-json/myplugin/v1/posts';
const LISTED = { 'X-Bench-List': '1' };

/** Claims that one batch removes, and one run of the daily clearing up at most. */
const BATCH = 1000;
const RUN = 20_000;

/** In a large category a create takes seconds, nearly all of them core's: it is measured so many times less often. */
const FEWER = 10;

/**
 * @param {number}                           rows  How many posts, and how many claims.
 * @param {{ rounds: number, warm: number }} count How often each is measured.
 * @return {Promise<import('./rows.mjs').Row[]>} Our own statements against an empty site, the whole against core's.
 */
export function large( rows, count ) {
	const on = ( name, work ) => onGround( { name, settings: SETTINGS }, work );
	return on( 'inkfast_bench_empty', ( empty ) =>
		on( 'inkfast_bench_large', async ( full ) => {
			step( `Writing ${ rows } posts and ${ rows } claims …` );
			const few = await fill( full.sql, rows );
			await tellSize( full.sql );
			await numbers( empty.sql, BATCH );
			const fewer = {
				rounds: Math.ceil( count.rounds / FEWER ),
				warm: Math.ceil( count.warm / FEWER ),
			};
			// To count a large category takes core seconds, which say nothing of our statements.
			const many = await into( full.sql, few );
			step( `Measuring statements on ${ full.versions } …` );
			const statements = await own( { full, empty }, count );
			step( 'Measuring the whole in an empty category …' );
			const bare = await whole( full, 'in an empty category', count );
			await into( full.sql, many );
			step( 'Measuring the whole in a large category …' );
			const all = await whole( full, 'in one with half of all', fewer );
			step( 'Measuring many old claims …' );
			return [
				...statements,
				...bare,
				...all,
				...( await backlog( full, rows ) ),
			];
		} )
	);
}

/** What our own code asks the database, statement by statement. */
async function own( grounds, count ) {
	const requests = ( ground, round ) => ( {
		...delivery( ground, round ),
		daily: () => daily( ground, round ),
	} );
	const rounds = async ( ground, round ) => {
		const times = new Map();
		for ( const [ name, listed ] of Object.entries(
			requests( ground, round )
		) ) {
			for ( const [ like, ms ] of ours( await listed() ) ) {
				times.set( `${ name }: ${ like }`, ms );
			}
		}
		return times;
	};
	const given = await alternate(
		{
			full: ( round ) => rounds( grounds.full, round ),
			empty: ( round ) => rounds( grounds.empty, round ),
		},
		count
	);
	const pick = ( side, name ) =>
		side.map( ( times ) => ( { ms: times.get( name ) } ) );
	return [ ...given.full[ 0 ].keys() ].map( ( name ) =>
		time(
			name,
			{
				full: pick( given.full, name ),
				empty: pick( given.empty, name ),
			},
			{
				ours: 'full',
				theirs: 'empty',
				against: 'on an empty site',
				most: 1.2,
			}
		)
	);
}

/** A create with a key, the same again, and a change with a key. */
function delivery( { author }, round ) {
	const key = randomUUID();
	const words = `Large ${ round } ${ key }`;
	const send = ( method, path, fields, headers ) =>
		author.send( method, path, {
			headers: {
				'Content-Type': 'application/json',
				'X-WP-Nonce': author.nonce,
				...headers,
				...LISTED,
			},
			body: JSON.stringify( { status: 'publish', ...fields } ),
		} );
	const create = () =>
		send(
			'POST',
			POSTS,
			{ title: words, content: words },
			{ 'Idempotency-Key': key }
		);
	let made;
	return {
		create: async () => listed( expect( await create(), 201 ) ),
		replay: async () => {
			made = replayed( await create() );
			return listed( made );
		},
		change: async () =>
			listed(
				expect(
					await send(
						'PATCH',
						new URL( made.headers.location ).pathname,
						{ content: `${ words } again` },
						{
							'Idempotency-Key': randomUUID(),
							'If-Match': made.headers.etag,
						}
					),
					200
				)
			),
	};
}

/** The daily clearing up, with one batch of old claims to remove. */
async function daily( { author, sql }, round ) {
	await sql(
		`INSERT INTO wp_inkfast_claims ( ${ CLAIMS } ) SELECT ${ claim(
			`'old ${ round } ', n`,
			31 * 86_400,
			'n'
		) }${ chunks( BATCH ) }`
	);
	return listed( await clear( author ) );
}

async function clear( author ) {
	return expect(
		await author.send( 'POST', '/wp-json/bench/v1/daily', {
			headers: LISTED,
		} ),
		200
	);
}

/** Makes a category the one that new posts are in; gives the one before. */
async function into( sql, category ) {
	const where = "WHERE option_name = 'default_category'";
	const [ { before } ] = await sql(
		`SELECT option_value AS 'before' FROM wp_options ${ where }`
	);
	await sql(
		`UPDATE wp_options SET option_value = ${ Number( category ) } ${ where }`
	);
	return before;
}

/** Our create against core's, with the same posts around. */
async function whole( { author }, where, count ) {
	const given = await alternate( await sides( author ), count );
	const what = `POST posts with a key, ${ where } (${ count.rounds } pairs)`;
	const names = { ours: 'ours', theirs: 'core', against: 'wp/v2/posts' };
	return [
		time( what, given, { ...names, most: 1.1 } ),
		exact( what, given, { ...names, more: 0 } ),
	];
}

/** A tenth of all claims is old at once. */
async function backlog( { author, sql }, rows ) {
	const many = Math.round( rows / 10 );
	await sql(
		`UPDATE wp_inkfast_claims SET created = created - ${ 31 * 86_400 } ORDER BY id LIMIT ${ many }`
	);
	const left = async () =>
		Number(
			(
				await sql(
					`SELECT COUNT(*) old FROM wp_inkfast_claims WHERE created < UNIX_TIMESTAMP() - ${ 30 * 86_400 }`
				)
			)[ 0 ].old
		);
	const runs = [];
	for ( let before = await left(); before > 0; before = await left() ) {
		const answer = await clear( author );
		runs.push( {
			removed: before - ( await left() ),
			ms: answer.ms,
			slowest: Math.max(
				...listed( answer ).map( ( [ , , seconds ] ) => 1000 * seconds )
			),
		} );
	}
	const most = ( name ) => Math.max( ...runs.map( ( run ) => run[ name ] ) );
	const what = `${ many } old claims`;
	return [
		number( `${ what }: runs until all are gone`, runs.length, {
			exactly: Math.ceil( many / RUN ),
		} ),
		number( `${ what }: removed by one run`, most( 'removed' ), {
			most: RUN,
		} ),
		number( `${ what }: the longest run`, most( 'ms' ), { unit: ' ms' } ),
		number( `${ what }: the longest statement`, most( 'slowest' ), {
			unit: ' ms',
		} ),
	];
}

/** @type {( answer: import('./http.mjs').Answer ) => import('./statements.mjs').Listed[]} */
const listed = ( { text } ) => JSON.parse( text );

function replayed( answer ) {
	if ( answer.headers[ 'idempotency-replayed' ] !== 'true' ) {
		throw new Error( 'The site made the post anew.' );
	}
	return expect( answer, 201 );
}
