/**
 * The door in front of WordPress: counts what comes, and does to it what the test asked for. A real server with real
 * sockets, because a browser behaves differently when its requests are intercepted (caches, bfcache, cut connections).
 */
import http from 'node:http';
import { BAD_GATEWAY, falseAnswer } from './answers.mjs';
import { describe, takeFault } from './tests.mjs';

/**
 * @param {{ tests: ReturnType<typeof import('./tests.mjs').createTests>, backends: { now: number, past: number } }} options The ports of PHP's servers.
 * @return {http.Server} Not yet listening.
 */
export function createProxy( { tests, backends } ) {
	return http.createServer( async ( request, response ) => {
		try {
			const body = await read( request );
			const test = tests.of( request );
			if ( ! test ) {
				const port = request.headers[ 'x-e2e-past' ]
					? backends.past
					: backends.now;
				send( response, await forward( request, body, port ) );
				return;
			}
			const { socket } = request;
			test.state.sockets.add( socket );
			socket.on( 'close', () => test.state.sockets.delete( socket ) );
			await serve( test, request, response, body, backends.now );
		} catch ( error ) {
			response.writeHead( 502, { 'content-type': 'text/plain' } );
			response.end( `The test's proxy: ${ error.message }` );
		}
	} );
}

async function serve( { id, state }, request, response, body, port ) {
	const entry = describe( request, body );
	state.requests.push( entry );
	const fault = takeFault( state, entry );
	entry.fault = fault?.do ?? null;
	const cached = state.pages.get( entry.path + entry.search );
	const canned = fault
		? falseAnswer( fault )
		: entry.method === 'GET' && cached;
	if ( fault?.do === 'hang' && ! fault.after ) {
		return;
	}
	if ( fault?.do === 'cut' && ! fault.after ) {
		request.socket.destroy();
		return;
	}
	if ( fault?.do === 'slow' ) {
		await new Promise( ( resolve ) =>
			setTimeout( resolve, fault.seconds * 1000 )
		);
	}
	let answer = canned;
	if ( ! canned || fault?.after ) {
		prepare( request, { id, ...state.switches }, fault );
		const real = await backend( request, body, port, fault );
		entry.reached = true;
		entry.user = Number( real.headers[ 'x-e2e-user' ] ?? NaN );
		entry.user = Number.isNaN( entry.user ) ? null : entry.user;
		entry.keptOut = 'x-e2e-kept-out' in real.headers;
		entry.waited = 'x-e2e-waited' in real.headers;
		answer = canned || real;
	}
	if ( fault?.do === 'hang' ) {
		return;
	}
	if ( fault?.do === 'cut' || fault?.do === 'answer_lost' ) {
		request.socket.destroy();
		return;
	}
	entry.status = answer.status;
	send( response, answer );
}

// What WordPress shall do differently travels in headers; the must-use plugins read them.
function prepare( request, switches, fault ) {
	const { headers } = request;
	if ( fault?.do === 'refuse_nonce' && headers[ 'x-wp-nonce' ] ) {
		headers[ 'x-wp-nonce' ] = 'refused000';
	}
	if ( fault?.do === 'refuse_nonce' ) {
		request.url = request.url.replace(
			/([?&]_wpnonce=)[^&]*/,
			'$1refused000'
		);
	}
	// In base64, which WordPress's slashes leave whole.
	headers[ 'x-e2e' ] = Buffer.from(
		JSON.stringify( {
			...switches,
			fatal: fault?.do === 'fatal',
			kill: fault?.do === 'kill',
		} )
	).toString( 'base64' );
	if ( fault?.do === 'die' ) {
		headers[ 'x-chaos' ] = JSON.stringify( {
			statement: fault.statement,
			when: 'before',
			do: 'kill',
		} );
	}
	if ( fault?.do === 'maintenance' ) {
		headers[ 'x-e2e-maintenance' ] = '1';
	}
}

// A server that is to die is one that nobody else uses; what stands before it says 502, as nginx does.
function backend( request, body, port, fault ) {
	return fault?.do === 'kill'
		? forward( request, body, fault.port ).catch( () => BAD_GATEWAY )
		: forward( request, body, port );
}

function forward( request, body, port ) {
	return new Promise( ( resolve, reject ) => {
		const upstream = http.request(
			{
				host: '127.0.0.1',
				port,
				method: request.method,
				path: request.url,
				headers: { ...request.headers, connection: 'close' },
				agent: false,
			},
			async ( answer ) =>
				resolve( {
					status: answer.statusCode,
					headers: answer.headers,
					body: await read( answer ),
				} )
		);
		upstream.on( 'error', reject );
		upstream.end( body );
	} );
}

function send( response, { status, headers, body } ) {
	const kept = Object.fromEntries(
		Object.entries( headers ).filter(
			( [ name ] ) =>
				! /^(connection|transfer-encoding|keep-alive|x-e2e-.*)$/.test(
					name
				)
		)
	);
	// A browser repeats by itself a request that was cut on a connection used before; one request a connection keeps counts exact.
	response.writeHead( status, { ...kept, connection: 'close' } );
	response.end( body );
}

function read( stream ) {
	return new Promise( ( resolve, reject ) => {
		const parts = [];
		stream.on( 'data', ( part ) => parts.push( part ) );
		stream.on( 'end', () => resolve( Buffer.concat( parts ) ) );
		stream.on( 'error', reject );
	} );
}
