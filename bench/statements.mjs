/**
 * Statements as a request lists them (`X-Bench-List`): what each looks like, and whose it is.
 */

/**
 * @typedef {[ statement: string, callers: string, seconds: number ]} Listed As WordPress's SAVEQUERIES keeps them.
 */

/** How much of a statement tells it from others. */
const ENOUGH = 60;

/** What reads a post by its number for whoever calls it. */
const READERS = [ 'get_post_status', 'get_post', 'WP_Post::get_instance' ];

/** The condition that we add to core's own UPDATE of a post. */
const GUARD = 'MD5( post_title )';

/**
 * A statement without its numbers and words. The name of an option or a table tells statements apart; a post's words do not.
 *
 * @param {string} statement
 * @return {string} Its shape.
 */
export function shape( statement ) {
	return statement
		.replace( /'(?:[^'\\]|\\.)*'/gs, ( word ) =>
			/^'[a-z_]{1,40}'$/.test( word ) ? word : '?'
		)
		.replace( /\b\d+\b/g, '?' )
		.replace( /\?(?:, \?)+/g, '?, …' )
		.replace( /\s+/g, ' ' )
		.trim();
}

/**
 * Whether our own code asks for a statement, and not core's for us.
 *
 * @param {string} callers As WordPress tells them, the outermost first.
 * @return {boolean} Whether the last that is no mere reader of a post is ours.
 */
export function isOurs( callers ) {
	const last = callers
		.split( ', ' )
		.filter( ( caller ) => ! READERS.includes( caller ) )
		.at( -1 );
	return last?.startsWith( 'Inkfast\\' ) ?? false;
}

/**
 * How long our own statements of one request took, by their shape.
 *
 * @param {Listed[]} listed
 * @return {Map<string, number>} Milliseconds; of statements that look alike the sum.
 */
export function ours( listed ) {
	const times = new Map();
	for ( const [ statement, callers, seconds ] of listed ) {
		if ( isOurs( callers ) || statement.includes( GUARD ) ) {
			const name = brief( shape( statement ) );
			times.set( name, ( times.get( name ) ?? 0 ) + 1000 * seconds );
		}
	}
	return times;
}

function brief( whole ) {
	const bare = whole.replaceAll( '`', '' );
	return bare.length <= ENOUGH
		? bare
		: `${ bare.slice( 0, ENOUGH ).trimEnd() } …`;
}
