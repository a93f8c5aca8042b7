import { ask } from './http';
import { facts, nativeFacts } from './facts';
import type { Control } from './control';
import type { Facts, Switches } from './protocol';

/** A post as the database has it. */
export interface PostRow {
	readonly ID: string;
	readonly post_author: string;
	readonly post_type: string;
	readonly post_status: string;
	readonly post_title: string;
	readonly post_content: string;
	readonly post_name: string;
}

/** The life of nonces that core has, and the shortest step from it that changes the tick. */
const DAY = 86400;
const STEP = 60;

/** How many this worker has made. */
let pages = 0;

/**
 * The site under test, its addresses, its database, and what can be made otherwise for one test.
 */
export class Site {
	readonly kind: Facts[ 'kind' ] = facts().kind;
	readonly url = facts().url;
	/** The page with the form. */
	readonly form = `${ this.url }/write/`;
	private expiries = 0;

	constructor( private readonly control: Control ) {}

	/** Another origin on the same host: an empty page for a foreign site's scripts and forms. */
	get sibling(): string {
		return nativeFacts().sibling;
	}

	/** The same site under a name that is no secure context: no Web Locks, no crypto.subtle, no Sec-Fetch headers. */
	get insecure(): string {
		return nativeFacts().insecure;
	}

	/**
	 * Makes WordPress do something differently, for this test's requests alone.
	 *
	 * @param switches Added to those set before.
	 */
	async set( switches: Switches ): Promise< void > {
		await this.control.post( 'switches', switches );
	}

	/**
	 * From now on core refuses every nonce that was made before.
	 */
	async expireNonces(): Promise< void > {
		this.expiries++;
		await this.set( { nonceLife: DAY + this.expiries * STEP } );
	}

	/**
	 * Someone's posts, newest first, whatever their status but auto-draft and inherit.
	 *
	 * @param author Whose.
	 * @param type   The post type.
	 */
	posts( author: number, type = 'post' ): Promise< PostRow[] > {
		return this.sql< PostRow >(
			`SELECT * FROM wp_posts WHERE post_author = %d AND post_type = %s
				AND post_status NOT IN ( 'auto-draft', 'inherit' ) ORDER BY ID DESC`,
			author,
			type
		);
	}

	/**
	 * Runs a statement on the site's database.
	 *
	 * @param sql    With %s and %d where the values go.
	 * @param values In their order.
	 */
	sql< Row extends object >(
		sql: string,
		...values: ( string | number )[]
	): Promise< Row[] > {
		return backdoor( 'sql', { sql, values } );
	}

	/**
	 * How many rows the tables have in which a request may leave something.
	 */
	async counts(): Promise< Record< string, number > > {
		const tables = [
			'posts',
			'postmeta',
			'options',
			'usermeta',
			'comments',
			'terms',
			'term_relationships',
		];
		const parts = tables.map(
			( table ) =>
				`SELECT '${ table }' AS name, COUNT(*) AS rows_in FROM wp_${ table }`
		);
		const rows = await this.sql< { name: string; rows_in: string } >(
			parts.join( ' UNION ALL ' )
		);
		return Object.fromEntries(
			rows.map( ( { name, rows_in: count } ) => [
				name,
				Number( count ),
			] )
		);
	}

	/**
	 * Makes a page of its own for this test.
	 *
	 * @param content A shortcode or any blocks.
	 * @param fields  More of what wp_insert_post takes.
	 * @return Its id and its address.
	 */
	page(
		content: string,
		fields: Readonly< Record< string, unknown > > = {}
	): Promise< { id: number; url: string } > {
		return backdoor( 'add_post', {
			post_type: 'page',
			post_title: 'A page of a test',
			// Two that are made in one instant would get one address from WordPress.
			post_name: `a-page-of-a-test-${ process.pid }-${ ++pages }`,
			post_content: content,
			...fields,
		} );
	}
}

/**
 * Has WordPress do something that no route offers; see e2e/mu-plugins/e2e-backdoor.php.
 *
 * @param call  The function's name.
 * @param input What it takes.
 * @param base  The site's address to use.
 */
export async function backdoor< T >(
	call: string,
	input: object,
	base = nativeFacts().url
): Promise< T > {
	return JSON.parse( ( await callBackdoor( call, input, base ) ).body );
}

/**
 * The same with the whole answer, for its cookies.
 *
 * @param call  The function's name.
 * @param input What it takes.
 * @param base  The site's address to use.
 */
export async function callBackdoor(
	call: string,
	input: object,
	base: string
) {
	const answer = await ask( `${ base }/?e2e=${ call }`, {
		method: 'POST',
		body: JSON.stringify( input ),
	} );
	if ( answer.status !== 200 ) {
		throw new Error( `The backdoor’s ${ call }: ${ answer.body }` );
	}
	return answer;
}
