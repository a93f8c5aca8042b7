/**
 * On SQLite, as `npm start` brings it up.
 */
import { freePort } from '../../bin/lib/mariadb.mjs';
import {
	removePlayground,
	startPlayground,
} from '../../bin/playground/playground.mjs';
import { delivery, enter, insist } from '../client.mjs';

const TIMES = 20;

/** @type {import('../run.mjs').Scenario} */
export async function sqlite( ground, tally ) {
	tally.scenario( `On SQLite: ${ TIMES } identical requests at once` );
	// A site of its own, so that nobody's `npm start` is disturbed.
	const name = `chaos-${ process.pid }`;
	try {
		const { url } = await startPlayground( name, await freePort() );
		const author = await enter( {
			url,
			login: 'author',
			password: 'password',
		} );
		await identical( author, tally );
	} finally {
		await removePlayground( name );
	}
}

async function identical( author, tally ) {
	const one = delivery( 'On SQLite', 1 );
	const send = author.sender();
	const answers = await Promise.all(
		Array.from( { length: TIMES }, () => insist( () => send( one ) ) )
	);
	const again = await send( one );
	const other = await send( one, { body: { content: 'Something else.' } } );
	const found = ( await author.list() ).filter(
		( { title } ) => title.raw === one.title
	);
	const ids = found.map( ( { id } ) => id );
	tally.hold(
		'there is one post',
		found.length,
		ids.slice( 1 ).map( ( id ) => `${ id } as well` )
	);
	tally.hold(
		'each answer names it',
		TIMES,
		answers
			.filter( ( { status, id } ) => status !== 201 || id !== ids[ 0 ] )
			.map( ( { status, code, id } ) => `${ status } ${ code } ${ id }` )
	);
	tally.hold(
		'the same once more names it as well',
		1,
		again.replayed && again.id === ids[ 0 ]
			? []
			: [ `${ again.status } ${ again.code } ${ again.id }` ]
	);
	tally.hold(
		'another text with this key is refused',
		1,
		other.status === 422 && other.code === 'inkfast_key_reused'
			? []
			: [ `${ other.status } ${ other.code }` ]
	);
}
