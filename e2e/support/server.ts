import type { Control } from './control';
import type { ServerRequest } from './protocol';

export interface Filter {
	readonly method?: string;
	/** Of the REST route; all routes unless given. */
	readonly route?: string | RegExp;
	readonly status?: number | null;
}

/** For how long nothing may come before all is taken to have come, in ms. */
const QUIET = 250;

/**
 * What came to the server from this test's browsers, counted there.
 */
export class Server {
	constructor( private readonly control: Control ) {}

	/**
	 * The REST requests so far, since the last `forget()`, in the order they came.
	 *
	 * @param filter Which of them.
	 */
	async requests( filter: Filter = {} ): Promise< ServerRequest[] > {
		const all = await this.all();
		return all.filter(
			( request ) =>
				request.route !== '' &&
				fits( request.route, filter.route ) &&
				( filter.method ?? request.method ) === request.method &&
				( filter.status === undefined ||
					filter.status === request.status )
		);
	}

	/**
	 * Every request, pages and files included.
	 */
	all(): Promise< ServerRequest[] > {
		return this.control.get( 'requests' );
	}

	/**
	 * Waits until nothing more comes, then gives the requests: for tests that count what did not come.
	 *
	 * @param filter Which of them.
	 */
	async settled( filter: Filter = {} ): Promise< ServerRequest[] > {
		let before = -1;
		for (;;) {
			const now = ( await this.all() ).length;
			if ( now === before ) {
				return this.requests( filter );
			}
			before = now;
			await new Promise( ( resolve ) => setTimeout( resolve, QUIET ) );
		}
	}

	/**
	 * Begins the count anew.
	 */
	async forget(): Promise< void > {
		await this.control.delete( 'requests' );
	}
}

function fits( route: string, wanted: Filter[ 'route' ] ): boolean {
	if ( wanted === undefined ) {
		return true;
	}
	return typeof wanted === 'string' ? route === wanted : wanted.test( route );
}
