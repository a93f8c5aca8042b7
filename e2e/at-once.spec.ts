/** Several changes of one version, really at once: one is stored whole, and the others are told. */

import { setTimeout } from 'node:timers/promises';
import { ask } from './support/http';
import { restNonce } from './support/browser-fetch';
import type { Server } from './support/server';
import type { Site } from './support/site';
import { expect, type Page, type Person, test } from './support/test';
import type { People } from './support/people';

/** Rounds in which at least two had found the version as they knew it before anybody wrote. */
const ROUNDS = 15;

/** Rounds that a busy machine may waste: all but one came too late to meet. */
const WASTED = 30;

/** How long those who are to meet are waited for, in seconds; longer after a wasted round, up to a limit. */
const GATHERING = 0.7;
const LONG = 2;

/** Between one's going out and the next one's, in ms: PHP's server gives two that come in one instant to one process, one after the other. */
const APART = 50;

interface Reply {
	readonly status: number;
	readonly json: Readonly< Record< string, unknown > >;
}

/**
 * Someone's way to the server outside the browser, which would send one after another.
 *
 * @param page   Their browser.
 * @param people To be one of.
 * @param site   The site.
 */
async function writer( page: Page, people: People, site: Site ) {
	const author = await people.enter( page, 'author' );
	await page.goto( site.form );
	const cookies = await page.context().cookies( site.url );
	const headers = {
		'content-type': 'application/json',
		cookie: cookies
			.map( ( { name, value } ) => `${ name }=${ value }` )
			.join( '; ' ),
		'x-wp-nonce': await restNonce( page ),
	};
	const call = async (
		method: string,
		path: string,
		{ etag, body }: { etag?: string; body?: object } = {}
	): Promise< Reply > => {
		const answer = await ask(
			`${ site.url }/wp-json/myplugin/v1/posts${ path }`,
			{
				method,
				headers: {
					...headers,
					...( etag && { 'if-match': `"${ etag }"` } ),
				},
				...( body && { body: JSON.stringify( body ) } ),
			}
		);
		return { status: answer.status, json: JSON.parse( answer.body ) };
	};
	const made = await call( 'POST', '', {
		body: { title: 'Before', content: 'Before.', status: 'publish' },
	} );
	expect( made.status ).toBe( 201 );
	return { author, call, made: made.json };
}

/**
 * How many of the requests since the last count had passed every check before the first of them wrote.
 *
 * @param server Where they are counted.
 */
async function met( server: Server ): Promise< number > {
	const came = await server.requests();
	await server.forget();
	return came.filter( ( { waited } ) => waited ).length;
}

/** All that WordPress keeps of a post, the present and the past. */
const revisions = ( site: Site, id: unknown ) =>
	site.sql< { post_title: string; post_content: string } >(
		"SELECT post_title, post_content FROM wp_posts WHERE post_type = 'revision' AND post_parent = %d ORDER BY ID DESC",
		Number( id )
	);

const stored = async ( site: Site, author: Person ) =>
	( await site.posts( author.id ) )[ 0 ];

for ( const many of [ 2, 8 ] ) {
	test( `${ many } changes of one version at once: exactly one is stored, whole and with one revision, the others are conflicts`, async ( {
		page,
		people,
		site,
		server,
	} ) => {
		test.setTimeout( 180_000 );
		const { author, call, made } = await writer( page, people, site );
		const path = `/${ made.id }`;
		let etag = String( made.etag );
		let gathering = GATHERING;
		let rounds = 0;
		await server.forget();

		for ( let round = 0; rounds < ROUNDS && round < WASTED; round++ ) {
			const before = await revisions( site, made.id );
			await site.set( { writeAt: Date.now() / 1000 + gathering } );
			const texts = Array.from( { length: many }, ( _each, number ) => ( {
				title: `Round ${ round }, number ${ number }`,
				content: `Text ${ number } of round ${ round }.`,
			} ) );
			const replies = await Promise.all(
				texts.map( async ( body, number ) => {
					await setTimeout( number * APART );
					return call( 'PATCH', path, { etag, body } );
				} )
			);
			const together = await met( server );
			rounds += together > 1 ? 1 : 0;
			gathering = together > 1 ? GATHERING : LONG;

			const what = `round ${ round }, in which ${ together } met`;
			const won = replies.findIndex( ( { status } ) => status === 200 );
			const winner = replies[ won ]?.json;
			expect(
				replies.map( ( { status } ) => status ).sort(),
				what
			).toEqual( [ 200, ...Array( many - 1 ).fill( 412 ) ] );
			for ( const { json } of replies.filter(
				( { status } ) => status !== 200
			) ) {
				expect( json, what ).toMatchObject( {
					code: 'inkfast_conflict',
					data: { etag: winner?.etag },
				} );
			}

			const now = await call( 'GET', path );
			expect( now.json, what ).toMatchObject( {
				title: { raw: texts[ won ]?.title },
				content: { raw: texts[ won ]?.content },
				status: 'publish',
				etag: winner?.etag,
			} );
			const after = await revisions( site, made.id );
			const row = await stored( site, author );
			expect( after.length - before.length, what ).toBe( 1 );
			expect( after[ 0 ], what ).toEqual( {
				post_title: row?.post_title,
				post_content: row?.post_content,
			} );
			etag = String( winner?.etag );
		}

		expect( rounds ).toBe( ROUNDS );
	} );
}

test( 'A change and a move to the trash of one version at once: only one of them is done, and no words are lost that were said to be saved', async ( {
	page,
	people,
	site,
	server,
} ) => {
	test.setTimeout( 180_000 );
	const { author, call } = await writer( page, people, site );
	const old = { title: 'Before', content: 'Before.', status: 'publish' };
	const body = { title: 'After', content: 'After.' };

	for ( let round = 0; round < ROUNDS; round++ ) {
		const { json } = await call( 'POST', '', { body: old } );
		const path = `/${ json.id }`;
		const etag = String( json.etag );
		await server.forget();
		await site.set( { writeAt: Date.now() / 1000 + GATHERING } );
		const [ changed, trashed ] = await Promise.all( [
			call( 'PATCH', path, { etag, body } ),
			setTimeout( APART ).then( () => call( 'DELETE', path, { etag } ) ),
		] );

		const what = `round ${ round }, in which ${ await met( server ) } met`;
		const statuses = [ changed?.status, trashed?.status ];
		expect( [ '200,412', '412,200' ], what ).toContain( `${ statuses }` );
		expect( await stored( site, author ), what ).toMatchObject(
			changed?.status === 200
				? { post_title: 'After', post_status: 'publish' }
				: { post_title: 'Before', post_status: 'trash' }
		);
	}
} );
