/** A WordPress as far as the client sees it: who is signed in, whose nonces pass, and what was asked. */

import type { Clock } from './clock';
import { isRecord, parseJson } from '../shape';

export interface Call {
	readonly method: string;
	readonly route: string;
	readonly nonce: string | null;
	readonly headers: Headers;
	readonly body: unknown;
	readonly init: RequestInit;
	/** Id of the user it ran as; -1: its nonce was refused. */
	readonly ranAs: number;
}

type Handler = ( call: Call ) => Response | Promise< Response >;

export interface Server {
	readonly root: string;
	readonly fetch: typeof fetch;
	readonly calls: Call[];
	/** Calls of the nonce route. */
	renewals: () => number;
	/** Calls of everything else. */
	sends: () => number;
	/** Who holds the login cookie. A new login makes old nonces worthless. */
	signIn: ( id: number ) => void;
	/** A day passes for every nonce. */
	expireNonces: () => void;
	/** A nonce for a page that is made now. */
	mint: () => string;
	/** Seconds. */
	now: () => number;
	/** The answer of a request that got through; else an empty object. */
	answer: Handler;
	/** Instead of the nonce route. */
	renewal: ( () => Response | Promise< Response > ) | undefined;
	/** Refuses every nonce. */
	refusesAll: boolean;
	/** Gives another nonce each time, as servers with different salts do. Else a nonce is the same for its tick. */
	isFickle: boolean;
	/** Milliseconds before an answer, by the clock of the test. */
	delay: number;
	/** The network. */
	isCut: boolean;
	/** Seconds that nonces live. */
	life: number;
}

export const json = (
	body: unknown,
	status = 200,
	headers: Record< string, string > = {}
): Response =>
	new Response( JSON.stringify( body ), {
		status,
		headers: { 'Content-Type': 'application/json', ...headers },
	} );

export const refusal = () => ( {
	code: 'rest_cookie_invalid_nonce',
	message: 'Cookie check failed',
	data: { status: 403 },
} );

/** Who a user is to the nonce route. */
export const person = ( id: number ) => ( {
	id,
	name: id ? `User ${ id }` : '',
	can: id ? { post: [ 'draft', 'pending', 'publish' ] } : {},
} );

export function createServer(
	clock: Clock,
	root = 'https://site.test/wp-json/'
): Server {
	let user = 7;
	let login = 1;
	let tick = 1;
	let minted = 0;

	/** The nonces that pass, as WordPress has it: of this user, this login, this tick. */
	const isGood = ( nonce: string ) =>
		nonce.startsWith( `u${ user }-l${ login }-t${ tick }-` );
	const mint = () =>
		`u${ user }-l${ login }-t${ tick }-${ server.isFickle ? ++minted : 0 }`;

	const routeOf = ( address: string ): string => {
		const url = new URL( address );
		const route =
			url.searchParams.get( 'rest_route' ) ??
			url.pathname.replace( /^.*\/wp-json\//, '/' );

		return route.replace( /^\/*/, '/' );
	};

	const judge = ( nonce: string | null ): number => {
		if ( nonce === null ) {
			return 0;
		}
		return isGood( nonce ) && ! server.refusesAll ? user : -1;
	};

	async function respond( call: Call ): Promise< Response > {
		if ( call.route === '/myplugin/v1/nonce' ) {
			return (
				server.renewal?.() ??
				json( {
					nonce: mint(),
					now: server.now(),
					expires: server.now() + server.life,
					user: person( user ),
					actions: {},
				} )
			);
		}

		const response =
			call.ranAs === -1
				? json( refusal(), 403 )
				: await server.answer( call );

		if ( call.route.toLowerCase().startsWith( '/myplugin/v1' ) ) {
			response.headers.set( 'X-WP-Nonce', mint() );
			response.headers.set( 'Inkfast-User', String( user ) );
		}
		return response;
	}

	const server: Server = {
		root,
		calls: [],
		renewals: () =>
			server.calls.filter( ( { route } ) => route.endsWith( '/nonce' ) )
				.length,
		sends: () => server.calls.length - server.renewals(),
		signIn( id ) {
			user = id;
			login++;
		},
		expireNonces() {
			tick++;
		},
		mint,
		now: () => Math.floor( clock.now() / 1000 ),
		answer: () => json( {} ),
		renewal: undefined,
		refusesAll: false,
		isFickle: false,
		delay: 0,
		isCut: false,
		life: 43_200,

		fetch: ( input, init = {} ) =>
			new Promise( ( resolve, reject ) => {
				const { signal } = init;
				// In a task of its own, as in browsers: a page that goes away may not live to see it.
				const abort = () => {
					setImmediate( () =>
						reject( new DOMException( 'Aborted.', 'AbortError' ) )
					);
				};
				if ( signal?.aborted ) {
					return abort();
				}
				signal?.addEventListener( 'abort', abort );

				const headers = new Headers( init.headers );
				const nonce = headers.get( 'X-WP-Nonce' );
				const call: Call = {
					method:
						headers.get( 'X-HTTP-Method-Override' ) ??
						init.method ??
						'GET',
					route: routeOf( String( input ) ),
					nonce,
					headers,
					body:
						typeof init.body === 'string'
							? parseJson( init.body )
							: init.body,
					init,
					ranAs: judge( nonce ),
				};
				server.calls.push( call );

				const finish = () => {
					if ( server.isCut ) {
						reject( new TypeError( 'Failed to fetch' ) );
					} else {
						respond( call ).then( resolve, reject );
					}
				};

				if ( server.delay ) {
					clock.later( finish, server.delay );
				} else {
					setImmediate( finish );
				}
			} ),
	};

	return server;
}

/** The code of whatever was thrown. */
export const codeOf = ( error: unknown ): unknown =>
	isRecord( error ) ? error.code : undefined;
