/**
 * Our create, with a key as the form sends it, against core's, for the same post: same person, same cookies and nonce, same words in the database.
 */
import { randomUUID } from 'node:crypto';
import { alternate } from './alternate.mjs';
import { expect } from './http.mjs';
import { exact, time } from './rows.mjs';

const OURS = '/wp-json/myplugin/v1/posts';
const CORE = '/wp-json/wp/v2/posts';

const PARAGRAPH =
	'The quick brown fox said "AT&T < 2 & 3 > 2", and that it was 5 o\'clock — ça va? 你好。 The lazy dog did not answer.\n';

/** What people write, and the longest of it that is usual. */
const TEXTS = {
	'a post of 1 kB': `${ PARAGRAPH.repeat( 2 ) }\n`.repeat( 4 ),
	'a post of 18 kB': `${ PARAGRAPH.repeat( 4 ) }\n`.repeat( 36 ),
};

/**
 * @param {import('./ground.mjs').Ground}       ground
 * @param {{ rounds: number, warm: number }} count
 * @return {Promise<import('./rows.mjs').Row[]>} For each text: the time, then the queries.
 */
export async function posts( { author }, count ) {
	const rows = [];
	for ( const [ name, text ] of Object.entries( TEXTS ) ) {
		const given = await alternate( await sides( author, text ), count );
		const against = 'wp/v2/posts';
		rows.push(
			time( `POST posts with a key, ${ name }`, given, {
				ours: 'ours',
				theirs: 'core',
				against,
				most: 1,
			} ),
			exact( `POST posts with a key, ${ name }`, given, {
				ours: 'ours',
				theirs: 'core',
				against,
				more: 0,
			} )
		);
	}
	return rows;
}

/**
 * @param {import('./ground.mjs').Ground[ 'author' ]} author
 * @param {string}                                    text   As typed.
 * @return {Promise<Record<string, (round: number) => Promise<import('./http.mjs').Answer>>>} One create each.
 */
export async function sides( author, text = TEXTS[ 'a post of 1 kB' ] ) {
	const create = async ( path, fields, extra = {} ) =>
		expect(
			await author.send( 'POST', path, {
				headers: {
					'Content-Type': 'application/json',
					'X-WP-Nonce': author.nonce,
					...extra,
				},
				body: JSON.stringify( { status: 'publish', ...fields } ),
			} ),
			201
		);
	// Core is given what ours makes of the text, so that both store the same.
	const { id } = JSON.parse(
		( await create( OURS, { title: 'First', content: text } ) ).text
	);
	const stored = await author.send( 'GET', `${ CORE }/${ id }?context=edit`, {
		headers: { 'X-WP-Nonce': author.nonce },
	} );
	const content = JSON.parse( expect( stored, 200 ).text ).content.raw;
	// A title that is there already would cost a query more for each one that has it.
	const title = ( who, round, extra = {} ) =>
		`Benchmark ${ who } ${ extra[ 'X-Bench-List' ] ?? '' }${ round } ${ text.length } ${ process.hrtime.bigint() }`;
	return {
		ours: ( round, extra ) =>
			create(
				OURS,
				{ title: title( 'a', round, extra ), content: text },
				{ 'Idempotency-Key': randomUUID(), ...extra }
			),
		core: ( round, extra ) =>
			create(
				CORE,
				{ title: title( 'b', round, extra ), content },
				extra
			),
	};
}
