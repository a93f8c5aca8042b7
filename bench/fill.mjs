/**
 * A site that has been in use for years: posts, and the claims of those who wrote them in the last thirty days.
 */
import { step } from '../bin/lib/log.mjs';

/** Rows that one statement writes. */
const CHUNK = 50_000;

/** Everybody who writes. */
const WRITERS = 1000;

/** Categories beside the site's own, which has half of all posts. The last one has none. */
const CATEGORIES = 20;

const DAY = 86_400;

const SENTENCE =
	'The quick brown fox said "AT&amp;T &lt; 2", and that it was 5 o&#039;clock. 你好。 ';

/** As they stand in the table: after a post that is stored its claim names it; one in a hundred was refused and left. */
export const CLAIMS = `user_id, key_hash, request_hash, post_id, is_done, lease, created`;

/**
 * Fills a site.
 *
 * @param {import('./ground.mjs').Ground['sql']} sql
 * @param {number}                               rows How many posts, and how many claims.
 * @return {Promise<number>} A category that none of the posts is in.
 */
export async function fill( sql, rows ) {
	await numbers( sql, rows );
	const [ { post } ] = await sql( 'SELECT MAX( ID ) post FROM wp_posts' );
	const [ { term } ] = await sql(
		'SELECT GREATEST( MAX( t.term_id ), MAX( x.term_taxonomy_id ) ) term FROM wp_terms t, wp_term_taxonomy x'
	);
	const steps = [
		...categories( Number( term ) ),
		...chunks( rows ).flatMap( ( chunk ) =>
			[ posts, meta, relationships, claims ].map(
				( part ) =>
					part( {
						rows,
						post: Number( post ),
						term: Number( term ),
					} ) + chunk
			)
		),
		'UPDATE wp_term_taxonomy x SET count = ( SELECT COUNT(*) FROM wp_term_relationships r WHERE r.term_taxonomy_id = x.term_taxonomy_id )',
		'ANALYZE TABLE wp_posts, wp_postmeta, wp_terms, wp_term_taxonomy, wp_term_relationships, wp_inkfast_claims',
	];
	for ( const statement of steps ) {
		await sql( statement );
	}
	await settle( sql );
	return Number( term ) + CATEGORIES;
}

/**
 * Parts of all rows, so that no transaction grows large.
 *
 * @param {number} rows All.
 * @param {number} size The most in one part.
 * @return {string[]} Conditions; every number is in exactly one.
 */
export function chunks( rows, size = CHUNK ) {
	return Array.from( { length: Math.ceil( rows / size ) }, ( _, part ) => {
		const last = Math.min( rows, ( part + 1 ) * size );
		return ` FROM bench_numbers WHERE n BETWEEN ${ part * size + 1 } AND ${ last } ORDER BY n`;
	} );
}

/**
 * The numbers from one on, each time doubled: every database can do that.
 *
 * @param {import('./ground.mjs').Ground['sql']} sql
 * @param {number}                               rows The last.
 */
export async function numbers( sql, rows ) {
	await sql( 'CREATE TABLE bench_numbers ( n INT UNSIGNED PRIMARY KEY )' );
	await sql( 'INSERT INTO bench_numbers VALUES ( 1 )' );
	for ( let there = 1; there < rows; there *= 2 ) {
		await sql(
			`INSERT INTO bench_numbers SELECT n + ${ there } FROM bench_numbers WHERE n + ${ there } <= ${ rows }`
		);
	}
}

/**
 * The columns of a claim made so many seconds ago.
 *
 * @param {string} key   SQL: what its key is made of.
 * @param {string} age   SQL: seconds.
 * @param {string} post  SQL: its post's number.
 * @return {string} What to select for CLAIMS.
 */
export function claim( key, age, post ) {
	const isLeft = 'n % 100 = 0';
	return `1 + CRC32( n ) % ${ WRITERS }, SHA2( CONCAT( 'key', ${ key } ), 256 ), SHA2( CONCAT( 'request', ${ key } ), 256 ), IF( ${ isLeft }, NULL, ${ post } ), NOT ${ isLeft }, IF( ${ isLeft }, 0, UNIX_TIMESTAMP() - ${ age } + 15 ), UNIX_TIMESTAMP() - ${ age }`;
}

function categories( term ) {
	const which = `FROM bench_numbers WHERE n <= ${ CATEGORIES }`;
	return [
		`INSERT INTO wp_terms ( term_id, name, slug ) SELECT ${ term } + n, CONCAT( 'Category ', n ), CONCAT( 'category-', n ) ${ which }`,
		`INSERT INTO wp_term_taxonomy ( term_taxonomy_id, term_id, taxonomy, description ) SELECT ${ term } + n, ${ term } + n, 'category', '' ${ which }`,
	];
}

/** Ten years of them, the oldest first. */
function posts( { rows, post } ) {
	const date = `NOW() - INTERVAL FLOOR( ( ${ rows } - n ) / ${ rows } * ${ 3650 * DAY } ) SECOND`;
	const content = `CONCAT( '<!-- wp:paragraph -->\\n<p>', REPEAT( '${ SENTENCE }', 3 + n % 5 ), n, '</p>\\n<!-- /wp:paragraph -->' )`;
	return `INSERT INTO wp_posts ( ID, post_author, post_date, post_date_gmt, post_modified, post_modified_gmt, post_content, post_title, post_name, post_excerpt, to_ping, pinged, post_content_filtered, guid ) SELECT ${ post } + n, 1 + CRC32( n ) % ${ WRITERS }, ${ date }, ${ date }, ${ date }, ${ date }, ${ content }, CONCAT( 'The fox says ', n ), CONCAT( 'the-fox-says-', n ), '', '', '', '', CONCAT( 'urn:uuid:', UUID() )`;
}

function meta( { post } ) {
	return `INSERT INTO wp_postmeta ( post_id, meta_key, meta_value ) SELECT ${ post } + n, '_edit_last', 1 + CRC32( n ) % ${ WRITERS }`;
}

function relationships( { post, term } ) {
	return `INSERT INTO wp_term_relationships ( object_id, term_taxonomy_id ) SELECT ${ post } + n, IF( n % 2, 1, ${ term } + 1 + FLOOR( n / 2 ) % ${ CATEGORIES - 1 } )`;
}

/** Spread over as long as claims are kept, but for an hour: none grows old while it is measured. */
function claims( { rows, post } ) {
	const age = `FLOOR( ( ${ rows } - n ) / ${ rows } * ${ 30 * DAY - 3600 } )`;
	return `INSERT INTO wp_inkfast_claims ( ${ CLAIMS } ) SELECT ${ claim( 'n', age, `${ post } + n` ) }`;
}

/** Waits until what was written is on the disk: to write it must not slow what is measured. */
async function settle( sql ) {
	const dirty = async () => {
		const [ row ] = await sql(
			"SHOW GLOBAL STATUS LIKE 'Innodb_buffer_pool_pages_dirty'"
		);
		return Number( row.Value );
	};
	const [ { most } ] = await sql(
		'SELECT @@GLOBAL.innodb_max_dirty_pages_pct most'
	);
	await sql( 'SET GLOBAL innodb_max_dirty_pages_pct = 0' );
	for ( let tries = 0; tries < 120 && ( await dirty() ) > 100; tries++ ) {
		await new Promise( ( resolve ) => setTimeout( resolve, 1000 ) );
	}
	await sql( `SET GLOBAL innodb_max_dirty_pages_pct = ${ most }` );
}

/**
 * Says how large the tables are.
 *
 * @param {import('./ground.mjs').Ground['sql']} sql
 */
export async function tellSize( sql ) {
	const tables = await sql(
		"SELECT TABLE_NAME name, TABLE_ROWS many, ROUND( ( DATA_LENGTH + INDEX_LENGTH ) / 1048576 ) size FROM information_schema.TABLES WHERE TABLE_SCHEMA = DATABASE() AND TABLE_NAME IN ( 'wp_posts', 'wp_postmeta', 'wp_term_relationships', 'wp_inkfast_claims' )"
	);
	for ( const { name, many, size } of tables ) {
		step( `${ name }: about ${ many } rows, ${ size } MB` );
	}
}
