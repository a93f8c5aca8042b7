/**
 * WordPress as wordpress.org publishes it.
 */
import { createHash } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { step } from './log.mjs';
import { run } from './process.mjs';

/** The series of the oldest WordPress that plugin.php promises. */
const FLOOR = '6.8';

/**
 * Downloads and unpacks WordPress, checked against its published SHA-1.
 *
 * @param {'newest'|'floor'} which
 * @param {string}           work  An empty folder to work in.
 * @return {Promise<string>} Where it is.
 */
export async function fromWordPressOrg( which, work ) {
	const version = await ( which === 'floor' ? floor() : newest() );
	const address = `https://wordpress.org/wordpress-${ version }.tar.gz`;
	step( `Downloading WordPress ${ version } from wordpress.org …` );
	const [ archive, digest ] = await Promise.all( [
		get( address, 120 ).then( ( answer ) => answer.arrayBuffer() ),
		get( `${ address }.sha1`, 20 ).then( ( answer ) => answer.text() ),
	] );
	const data = Buffer.from( archive );
	const seen = createHash( 'sha1' ).update( data ).digest( 'hex' );
	if ( seen !== digest.trim() ) {
		throw new Error( `the download of ${ address } came damaged` );
	}
	const file = path.join( work, 'wordpress.tar.gz' );
	const folder = path.join( work, 'org' );
	await writeFile( file, data );
	await mkdir( folder );
	await run( 'tar', [ '-xzf', file, '-C', folder ] );
	return path.join( folder, 'wordpress' );
}

async function newest() {
	const answer = await get(
		'https://api.wordpress.org/core/version-check/1.7/',
		8
	);
	const { offers } = await answer.json();
	return offers[ 0 ].version;
}

async function floor() {
	const answer = await get(
		'https://api.wordpress.org/core/stable-check/1.0/',
		8
	);
	const patch = Object.keys( await answer.json() )
		.filter( ( name ) =>
			new RegExp( `^${ FLOOR }(\\.\\d+)?$` ).test( name )
		)
		.map( ( name ) => Number( name.split( '.' )[ 2 ] ?? 0 ) );
	const last = Math.max( ...patch );
	return last ? `${ FLOOR }.${ last }` : FLOOR;
}

async function get( address, seconds ) {
	const answer = await fetch( address, {
		signal: AbortSignal.timeout( seconds * 1000 ),
	} ).catch( () => {
		throw new Error( 'wordpress.org cannot be reached' );
	} );
	if ( ! answer.ok ) {
		throw new Error( `wordpress.org answered ${ answer.status }` );
	}
	return answer;
}
