/**
 * Why one side asks the database more than the other: the statements of both, told apart by their shape.
 */
import { sides as nonceSides } from './nonce.mjs';
import { sides as postsSides } from './posts.mjs';
import { shape } from './statements.mjs';
import { sides as pageSides } from './weight.mjs';

/**
 * @param {import('./ground.mjs').Ground} ground
 * @return {Promise<string>} Statements with what called them: `-` core's alone, `+` ours alone, counted.
 */
export async function queries( { author } ) {
	const posts = await postsSides( author );
	const nonce = nonceSides( author );
	const page = pageSides( author );
	const parts = [
		await compare(
			'POST posts against wp/v2/posts',
			posts.ours,
			posts.core
		),
		await compare(
			'POST nonce against an empty route',
			nonce.nonce,
			nonce.empty
		),
		await compare(
			'an empty route against the same without the plugin',
			nonce.empty,
			nonce.without
		),
		await compare(
			'the page with the form against one without',
			page.form,
			page.bare
		),
	];
	return parts.join( '\n\n' );
}

async function compare( title, ours, theirs ) {
	await ours( 0 );
	await theirs( 0 );
	const [ mine, others ] = [ await list( ours ), await list( theirs ) ];
	const lines = [
		...new Set( [ ...mine.keys(), ...others.keys() ] ),
	].flatMap( ( like ) => {
		const [ a, b ] = [ mine.get( like ) ?? [], others.get( like ) ?? [] ];
		const more = a.length > b.length ? a : b;
		return a.length === b.length
			? []
			: [
					`${ a.length > b.length ? '+' : '-' }${ Math.abs( a.length - b.length ) } ${ like }\n     ${ more.join( '\n     ' ) }`,
				];
	} );
	return [ title, ...lines ].join( '\n' );
}

/** Callers by shape. */
async function list( side ) {
	const { text } = await side( 1, { 'X-Bench-List': '1' } );
	const shapes = new Map();
	for ( const [ statement, callers ] of JSON.parse( text ) ) {
		const like = shape( statement ).slice( 0, 200 );
		shapes.set( like, [
			...( shapes.get( like ) ?? [] ),
			callers.split( ', ' ).slice( -6 ).join( ' > ' ),
		] );
	}
	return shapes;
}
