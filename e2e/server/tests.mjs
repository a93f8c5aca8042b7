/**
 * What the server keeps for each test: the requests that came, the faults to come, the pages that a cache holds, and the
 * switches for WordPress. A request belongs to the test whose name is in its cookie `e2e_test`, so tests share nothing.
 */

/**
 * @typedef {import('../support/protocol.ts').ServerRequest} ServerRequest
 * @typedef {import('../support/protocol.ts').Fault} Fault
 * @typedef {{ requests: ServerRequest[], faults: { fault: Fault, left: number }[], pages: Map<string, object>, switches: Record<string, unknown>, sockets: Set<import('node:net').Socket> }} TestState
 */

/**
 * @return {{ get: (id: string) => TestState, of: (request: import('node:http').IncomingMessage) => { id: string, state: TestState } | null, end: (id: string) => void }} The states by test.
 */
export function createTests() {
	/** @type {Map<string, TestState>} */
	const states = new Map();
	const get = ( id ) => {
		const known = states.get( id ) ?? {
			requests: [],
			faults: [],
			pages: new Map(),
			switches: {},
			sockets: new Set(),
		};
		states.set( id, known );
		return known;
	};
	return {
		get,
		of( request ) {
			const id = /(?:^|;\s*)e2e_test=([a-z0-9-]+)/.exec(
				request.headers.cookie ?? ''
			)?.[ 1 ];
			return id ? { id, state: get( id ) } : null;
		},
		end( id ) {
			states.get( id )?.sockets.forEach( ( socket ) => socket.destroy() );
			states.delete( id );
		},
	};
}

/**
 * Takes the first fault that is meant for a request, and counts it.
 *
 * @param {TestState}     state
 * @param {ServerRequest} request
 * @return {Fault | null} What shall happen to it.
 */
export function takeFault( state, request ) {
	const meant = ( { fault, left } ) =>
		left > 0 &&
		( ! fault.method || fault.method === request.method ) &&
		new RegExp( fault.route ).test( request.route || request.path );
	const rule = state.faults.find( meant );
	if ( ! rule ) {
		return null;
	}
	rule.left--;
	return rule.fault;
}

/**
 * What a test wants to know of a request.
 *
 * @param {import('node:http').IncomingMessage} request
 * @param {Buffer}                              body
 * @return {ServerRequest} Still without its answer.
 */
export function describe( request, body ) {
	const url = new URL( request.url ?? '/', 'http://site' );
	const { headers } = request;
	return {
		method: request.method ?? 'GET',
		path: url.pathname,
		search: url.search,
		route: restRoute( url ),
		nonce: String(
			url.searchParams.get( '_wpnonce' ) ?? headers[ 'x-wp-nonce' ] ?? ''
		),
		headers: { ...headers },
		body: body.toString( 'utf8', 0, 200_000 ),
		status: null,
		user: null,
		waited: false,
		keptOut: false,
		fault: null,
		reached: false,
	};
}

function restRoute( url ) {
	const plain = url.searchParams.get( 'rest_route' );
	const pretty = /^\/(?:index\.php\/)?wp-json(\/.*)?$/.exec( url.pathname );
	return plain ?? ( pretty ? ( pretty[ 1 ] ?? '/' ) : '' );
}
