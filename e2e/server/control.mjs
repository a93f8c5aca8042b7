/**
 * What tests ask of the door: JSON over HTTP on a port of its own, at /<test>/<thing>.
 */
import http from 'node:http';
import { readFile, rm } from 'node:fs/promises';
import path from 'node:path';

/**
 * @param {{ tests: ReturnType<typeof import('./tests.mjs').createTests>, notices: string }} options `notices` is the folder where WordPress writes each test's PHP notices.
 * @return {http.Server} Not yet listening.
 */
export function createControl( { tests, notices } ) {
	const noticesOf = ( id ) => path.join( notices, `${ id }.jsonl` );
	const things = {
		'GET requests': ( state ) => state.requests,
		'DELETE requests': ( state ) => void state.requests.splice( 0 ),
		'POST faults': ( state, id, fault ) =>
			void state.faults.push( { fault, left: fault.times ?? 1e9 } ),
		'DELETE faults': ( state ) => void state.faults.splice( 0 ),
		'POST switches': ( state, id, switches ) =>
			void Object.assign( state.switches, switches ),
		'GET switches': ( state ) => state.switches,
		'POST pages': ( state, id, page ) =>
			void state.pages.set( page.path, page ),
		'DELETE pages': ( state ) => state.pages.clear(),
		'GET notices': ( state, id ) => lines( noticesOf( id ) ),
		'DELETE test': async ( state, id ) => {
			tests.end( id );
			await rm( noticesOf( id ), { force: true } );
		},
	};
	return http.createServer( async ( request, response ) => {
		const [ , id, thing ] = request.url.split( '/' );
		const act = things[ `${ request.method } ${ thing }` ];
		const value = await valueOf( request );
		const answer = await act?.( tests.get( id ), id, value );
		response.writeHead( act ? 200 : 404, {
			'content-type': 'application/json',
			connection: 'close',
		} );
		response.end( JSON.stringify( answer ?? null ) );
	} );
}

async function valueOf( request ) {
	const parts = [];
	for await ( const part of request ) {
		parts.push( part );
	}
	const text = Buffer.concat( parts ).toString();
	return text ? JSON.parse( text ) : null;
}

async function lines( file ) {
	const text = await readFile( file, 'utf8' ).catch( () => '' );
	return text.trim() ? text.trim().split( '\n' ).map( JSON.parse ) : [];
}
