/**
 * Requests as a browser of somebody signed in makes them, on one open connection, and what each cost.
 */
import http from 'node:http';
import { Complaint } from '../bin/lib/log.mjs';

/**
 * @typedef {{ status: number, headers: http.IncomingHttpHeaders, text: string, ms: number, inside: number, queries: number }} Answer
 * `ms` is what the caller waited, `inside` what PHP took of it, `queries` what the database was asked.
 */

/**
 * @param {string}     url     The site's address.
 * @param {http.Agent} [agent] Whose connections it uses; one open connection unless given.
 * @return {{ send: (method: string, path: string, options?: { headers?: Record<string, string>, body?: string }) => Promise<Answer>, cookies: Map<string, string> }} A client with a cookie jar.
 */
export function client(
	url,
	agent = new http.Agent( { keepAlive: true, maxSockets: 1 } )
) {
	const cookies = new Map();
	const send = ( method, path, { headers = {}, body = '' } = {} ) =>
		new Promise( ( resolve, reject ) => {
			const jar = [ ...cookies ].map( ( pair ) => pair.join( '=' ) );
			const start = process.hrtime.bigint();
			const request = http.request(
				url + path,
				{
					agent,
					method,
					headers: {
						Origin: url,
						Cookie: jar.join( '; ' ),
						...( body
							? { 'Content-Length': Buffer.byteLength( body ) }
							: {} ),
						...headers,
					},
				},
				( response ) => {
					const parts = [];
					response.on( 'data', ( part ) => parts.push( part ) );
					response.on( 'error', reject );
					response.on( 'end', () => {
						const ms =
							Number( process.hrtime.bigint() - start ) / 1e6;
						keep( cookies, response.headers[ 'set-cookie' ] ?? [] );
						resolve( {
							status: response.statusCode,
							headers: response.headers,
							text: Buffer.concat( parts ).toString(),
							ms,
							inside: Number( response.headers[ 'x-bench-ms' ] ),
							queries: Number(
								response.headers[ 'x-bench-queries' ]
							),
						} );
					} );
				}
			);
			request.on( 'error', reject );
			request.end( body );
		} );
	return { send, cookies };
}

/**
 * Signs in as WordPress's own form does it.
 *
 * @param {string}     url      The site's address.
 * @param {string}     name     Who.
 * @param {string}     password Theirs.
 * @param {http.Agent} [agent]  As of client().
 * @return {Promise<ReturnType<typeof client> & { nonce: string }>} Their client, and a REST nonce.
 */
export async function signIn( url, name, password, agent ) {
	const browser = client( url, agent );
	await browser.send( 'GET', '/wp-login.php' );
	const fields = new URLSearchParams( {
		log: name,
		pwd: password,
		testcookie: '1',
	} );
	const { status, text } = await browser.send( 'POST', '/wp-login.php', {
		headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
		body: fields.toString(),
	} );
	if ( status !== 302 ) {
		throw new Complaint(
			`Signing in as ${ name } was answered ${ status }:\n${ text.slice( 0, 400 ) }`
		);
	}
	const nonce = await browser.send(
		'GET',
		'/wp-admin/admin-ajax.php?action=rest-nonce'
	);
	return { ...browser, nonce: nonce.text };
}

/**
 * The answer, if it has the status that was to come.
 *
 * @param {Answer} answer Any.
 * @param {number} status Expected.
 * @return {Answer} The same.
 */
export function expect( answer, status ) {
	if ( answer.status !== status ) {
		throw new Complaint(
			`The server answered ${ answer.status } instead of ${ status }:\n${ answer.text.slice( 0, 1000 ) }`
		);
	}
	return answer;
}

function keep( cookies, lines ) {
	for ( const line of lines ) {
		const [ , name, value ] = /^([^=]+)=([^;]*)/.exec( line ) ?? [];
		if ( name ) {
			cookies.set( name, value );
		}
	}
}
