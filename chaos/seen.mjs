/**
 * What can be seen of deliveries from outside: posts, what plugins were told, and claims; and time, which is let pass by making leases older.
 */
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { delivery } from './client.mjs';

/** Seconds: a little over Claims::LEASE and over Deliveries::HOOKS. */
export const LEASE = 16;
export const HOOKS_DEAD = 11 * 60;

/**
 * @param {import('./ground.mjs').Ground} ground
 * @param {string[]}                      titles
 * @return {Promise<import('./judge.mjs').Post[]>} All posts of these titles that are not hidden.
 */
export async function posts( { sql }, titles ) {
	if ( titles.length === 0 ) {
		return [];
	}
	const rows = await sql(
		`SELECT p.ID id, p.post_title title, p.post_status status, p.post_author author, MD5( p.post_content ) text,
			( SELECT GROUP_CONCAT( t.term_id ORDER BY t.term_id ) FROM wp_term_relationships r JOIN wp_term_taxonomy t USING ( term_taxonomy_id ) WHERE r.object_id = p.ID ) terms,
			( SELECT GROUP_CONCAT( m.meta_value ) FROM wp_postmeta m WHERE m.post_id = p.ID AND m.meta_key = 'chaos' ) meta
		FROM wp_posts p WHERE p.post_type = 'post' AND p.post_status <> 'auto-draft' AND p.post_title IN ( ${ titles.map( quote ).join( ', ' ) } )`
	);
	return rows.map( ( row ) => ( {
		...row,
		id: Number( row.id ),
		author: Number( row.author ),
	} ) );
}

/**
 * @param {import('./ground.mjs').Ground} ground
 * @return {Promise<Object>} What each whole post is: made once, undisturbed.
 */
export async function whole( ground ) {
	const title = 'Undisturbed';
	await ground.send( { key: 'the-key-of-the-undisturbed', title } );
	const [ { text, author } ] = await posts( ground, [ title ] );
	return { text, author, terms: String( ground.category ), meta: 'whole' };
}

/**
 * @param {import('./ground.mjs').Ground} ground
 * @return {Promise<string[]>} What plugins were told of posts that are not hidden, a line each time.
 */
export async function told( { folder } ) {
	const text = await readFile( path.join( folder, 'told' ), 'utf8' ).catch(
		() => ''
	);
	return text.trim().split( '\n' );
}

/**
 * Lets time pass for one delivery, or for all.
 *
 * @param {import('./ground.mjs').Ground}       ground
 * @param {number}                              seconds
 * @param {import('./client.mjs').Delivery} [one]
 */
export async function age( { sql }, seconds, one ) {
	const which = one
		? `key_hash = '${ createHash( 'sha256' ).update( one.key ).digest( 'hex' ) }'`
		: 'is_done = 0';
	await sql(
		`UPDATE wp_inkfast_claims SET lease = GREATEST( 0, CAST( lease AS SIGNED ) - ${ seconds } ) WHERE ${ which }`
	);
}

/**
 * Runs the daily event, ten minutes after everybody has died, until it finds nothing more.
 *
 * @param {import('./ground.mjs').Ground} ground
 */
export async function dayPasses( ground ) {
	const left = `SELECT COUNT(*) count FROM wp_inkfast_claims c JOIN wp_posts p ON p.ID = c.post_id WHERE c.is_done = 0 AND p.post_status <> 'auto-draft'`;
	for ( let tries = 0; tries < 10; tries++ ) {
		const [ { count } ] = await ground.sql( left );
		if ( count === '0' ) {
			return;
		}
		await age( ground, HOOKS_DEAD );
		await ground.author.request( 'GET', '/posts', {
			orders: { daily: true },
		} );
	}
}

/**
 * Whether a process came to where it strikes itself.
 *
 * @param {import('./ground.mjs').Ground} ground
 * @param {string}                        note   Of its orders.
 * @return {Promise<boolean>} True once it has.
 */
export const struck = async ( { folder }, note ) =>
	( await word( folder, note, 'struck' ) ) !== '';

/**
 * How many statements a create makes, from the one that claims its key to the end of its process.
 *
 * @param {import('./ground.mjs').Ground} ground
 * @return {Promise<number>} All of them.
 */
export async function statements( ground ) {
	const note = `statements-${ Date.now() }`;
	const orders = { note, statement: -1, when: 'after', do: 'exit' };
	await ground.send( delivery( note, 1 ), { orders } );
	return Number( await word( ground.folder, note, 'statements' ) );
}

/**
 * A word that a process has left.
 *
 * @param {string} folder The ground's.
 * @param {string} note   Of its orders.
 * @param {string} kind   What it says.
 * @return {Promise<string>} Empty until it has.
 */
export function word( folder, note, kind ) {
	return readFile( path.join( folder, `${ note }.${ kind }` ), 'utf8' ).catch(
		() => ''
	);
}

function quote( text ) {
	return `'${ text.replace( /[\\']/g, '\\$&' ) }'`;
}
