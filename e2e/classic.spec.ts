/** The ways in which tutorials call a REST route with a nonce, on our routes: nobody has to rewrite a script. */

import { installApp } from './docs/app';
import { Form } from './support/form';
import { expect, type Page, test as base } from './support/test';
import { CREATED, REFUSED, trail } from './support/traffic';

/** A theme's own script: jQuery, and `wpApiSettings` as tutorials localize it. */
const PHP = `
add_action( 'wp_enqueue_scripts', static function () {
	wp_enqueue_script( 'e2e-classic', content_url( 'mu-plugins/' . basename( __DIR__ ) . '/app.js' ), array( 'jquery' ), '1', array( 'in_footer' => false ) );
	wp_localize_script( 'e2e-classic', 'wpApiSettings', array(
		'root'  => esc_url_raw( rest_url() ),
		'nonce' => wp_create_nonce( 'wp_rest' ),
	) );
} );
`;

/** Each way of sending, as \`send( title )\` that gives the answer's status; who uses it repeats it once with a new nonce. */
const SCRIPT = `
const posts = wpApiSettings.root + 'myplugin/v1/posts';
const values = ( title ) => ( { title, content: 'Text', status: 'publish' } );
const form = ( title ) => new URLSearchParams( values( title ) );

const ways = {
	'fetch with a header': ( title ) =>
		fetch( posts, {
			method: 'POST',
			headers: { 'Content-Type': 'application/json', 'X-WP-Nonce': wpApiSettings.nonce },
			body: JSON.stringify( values( title ) ),
		} ),
	'fetch with _wpnonce in the query': ( title ) =>
		fetch( posts + ( posts.includes( '?' ) ? '&' : '?' ) + '_wpnonce=' + wpApiSettings.nonce, {
			method: 'POST',
			credentials: 'include',
			body: form( title ),
		} ),
	'fetch with _wpnonce in the body': ( title ) => {
		const body = form( title );
		body.set( '_wpnonce', wpApiSettings.nonce );
		return fetch( posts, { method: 'POST', body } );
	},
	'fetch with a FormData of a form that has a nonce field': ( title ) => {
		const body = new FormData();
		body.set( '_wpnonce', wpApiSettings.nonce );
		body.set( '_wp_http_referer', location.pathname );
		Object.entries( values( title ) ).forEach( ( [ name, value ] ) => body.set( name, value ) );
		return fetch( posts, { method: 'POST', body } );
	},
	'jQuery.ajax with beforeSend': ( title ) =>
		new Promise( ( resolve ) =>
			jQuery.ajax( {
				url: posts,
				method: 'POST',
				data: values( title ),
				beforeSend: ( xhr ) => xhr.setRequestHeader( 'X-WP-Nonce', wpApiSettings.nonce ),
				complete: ( xhr ) => resolve( { status: xhr.status, headers: { get: ( name ) => xhr.getResponseHeader( name ) } } ),
			} )
		),
	'jQuery.ajax with _wpnonce in its data': ( title ) =>
		new Promise( ( resolve ) =>
			jQuery.ajax( {
				url: posts,
				method: 'POST',
				data: { ...values( title ), _wpnonce: wpApiSettings.nonce },
				complete: ( xhr ) => resolve( { status: xhr.status, headers: { get: ( name ) => xhr.getResponseHeader( name ) } } ),
			} )
		),
};

const cures = {
	async route() {
		const answer = await fetch( wpApiSettings.root + 'myplugin/v1/nonce' );
		wpApiSettings.nonce = ( await answer.json() ).nonce;
	},
	async refusal( refused ) {
		wpApiSettings.nonce = refused.headers.get( 'X-WP-Nonce' );
	},
};

async function classic( way, title, cure ) {
	const first = await ways[ way ]( title );
	if ( first.status !== 403 ) {
		return first.status;
	}
	await cures[ cure ]( first );
	return ( await ways[ way ]( title ) ).status;
}
`;

const WAYS = [
	'fetch with a header',
	'fetch with _wpnonce in the query',
	'fetch with _wpnonce in the body',
	'fetch with a FormData of a form that has a nonce field',
	'jQuery.ajax with beforeSend',
	'jQuery.ajax with _wpnonce in its data',
] as const;

const test = base.extend< { installed: void } >( {
	installed: [
		async ( { testId }, use ) => {
			const remove = await installApp( testId, PHP, SCRIPT );
			await use();
			await remove();
		},
		{ auto: true },
	],
} );

test.beforeEach( ( { watch } ) =>
	watch.allow( /Failed to load resource.* 403 / )
);

const run = (
	page: Page,
	way: string,
	title: string,
	cure: 'route' | 'refusal'
): Promise< number > =>
	page.evaluate(
		`classic( ${ JSON.stringify( way ) }, ${ JSON.stringify( title ) }, '${ cure }' )`
	);

for ( const way of WAYS ) {
	test.describe( way, () => {
		test( 'publishes with one request while the nonce is fresh', async ( {
			page,
			people,
			site,
			server,
		} ) => {
			const author = await people.enter( page, 'author' );
			await page.goto( '/' );
			expect( await run( page, way, 'Fresh', 'route' ) ).toBe( 201 );
			expect( trail( await server.settled() ) ).toEqual( [ CREATED ] );
			expect( await site.posts( author.id ) ).toMatchObject( [
				{ post_title: 'Fresh', post_status: 'publish' },
			] );
		} );

		for ( const { cure, between } of [
			{ cure: 'route', between: [ 'GET /myplugin/v1/nonce 200' ] },
			{ cure: 'refusal', between: [] },
		] as const ) {
			test( `publishes once with an expired nonce, which is renewed by the ${ cure }`, async ( {
				page,
				people,
				site,
				server,
			} ) => {
				const author = await people.enter( page, 'author' );
				await page.goto( '/' );
				await site.expireNonces();
				await server.forget();
				expect( await run( page, way, 'Expired', cure ) ).toBe( 201 );
				expect( trail( await server.settled() ) ).toEqual( [
					REFUSED,
					...between,
					CREATED,
				] );
				expect( await site.posts( author.id ) ).toMatchObject( [
					{ post_title: 'Expired', post_status: 'publish' },
				] );
			} );
		}
	} );
}

test( 'On a page with the form `wpApiSettings` follows: after the form has renewed, a classic call is one request', async ( {
	page,
	people,
	site,
	server,
} ) => {
	const author = await people.enter( page, 'author' );
	const form = await new Form( page ).open( site.form );
	await form.write( 'By the form' );
	await site.expireNonces();
	await form.send();
	await server.forget();
	expect( await run( page, WAYS[ 0 ], 'By the classic', 'route' ) ).toBe(
		201
	);
	expect( trail( await server.settled() ) ).toEqual( [ CREATED ] );
	expect( await site.posts( author.id ) ).toHaveLength( 2 );
} );

test( 'A classic call of a page whose login has changed is refused, and stores nothing as somebody else', async ( {
	page,
	people,
	site,
	watch,
} ) => {
	watch.allow( /Failed to load resource.* 401 / );
	const author = await people.enter( page, 'author' );
	await page.goto( '/' );
	const other = await people.enter( page, 'editor' );
	const status = await page.evaluate(
		`ways[ ${ JSON.stringify( WAYS[ 0 ] ) } ]( 'Whose' ).then( ( { status } ) => status )`
	);
	expect( status ).toBe( 403 );
	for ( const { id } of [ author, other ] ) {
		expect( await site.posts( id ) ).toEqual( [] );
	}
} );
