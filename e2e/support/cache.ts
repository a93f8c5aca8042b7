import type { BrowserContext } from '@playwright/test';
import { ask } from './http';
import { nativeFacts } from './facts';
import type { Control } from './control';
import type { SavedPage } from './protocol';

interface Taking {
	/** For whom the page is made: whoever is signed in there; a visitor unless given. */
	readonly as?: BrowserContext;
	/** Made three days ago, by a server that lives then: `nativeFacts().past`. */
	readonly past?: boolean;
}

/** What a full-page cache does not keep. */
const NOT_KEPT = [ 'set-cookie', 'transfer-encoding', 'connection', 'date' ];

/**
 * A full-page cache: pages made for one and given to another, at another time.
 */
export class Cache {
	constructor( private readonly control: Control ) {}

	/**
	 * Has WordPress make a page and keeps it.
	 *
	 * @param address Its address.
	 * @param taking  For whom, and when.
	 */
	async take( address: string, taking: Taking = {} ): Promise< SavedPage > {
		const cookies = ( await taking.as?.cookies( address ) ) ?? [];
		const own = cookies.filter( ( { name } ) => name !== 'e2e_test' );
		const headers = {
			cookie: own
				.map( ( { name, value } ) => `${ name }=${ value }` )
				.join( '; ' ),
			...( taking.past ? { 'x-e2e-past': '1' } : {} ),
		};
		const answer = await ask( address, { headers } );
		const { pathname, search } = new URL( address );
		return {
			path: pathname + search,
			status: answer.status,
			headers: kept( answer.headers ),
			body: answer.body,
		};
	}

	/**
	 * From now on this test's browsers get that page, without WordPress.
	 *
	 * @param page From `take()`.
	 */
	async serve( page: SavedPage ): Promise< void > {
		await this.control.post( 'pages', page );
	}

	/**
	 * Both at once.
	 *
	 * @param address The page's address.
	 * @param taking  For whom, and when.
	 */
	async keep( address: string, taking: Taking = {} ): Promise< SavedPage > {
		const page = await this.take( address, taking );
		await this.serve( page );
		return page;
	}

	/**
	 * Empties the cache.
	 */
	async purge(): Promise< void > {
		await this.control.delete( 'pages' );
	}

	/** When the past is, as its server has it. */
	get daysAgo(): number {
		return nativeFacts().past;
	}
}

function kept(
	headers: Readonly< Record< string, string | string[] | undefined > >
): Record< string, string > {
	return Object.fromEntries(
		Object.entries( headers ).flatMap( ( [ name, value ] ) =>
			typeof value === 'string' && ! NOT_KEPT.includes( name )
				? [ [ name, value ] ]
				: []
		)
	);
}
