/** Other scripts of the page: under our care when asked for, as without us when not. */

import { Form } from './support/form';
import { callApi, nonces, protect } from './support/scripts';
import { expect, test } from './support/test';
import { trail } from './support/traffic';

const POSTS = '/wp/v2/posts';

const draft = ( title: string ) =>
	( { path: POSTS, method: 'POST', data: { title } } ) as const;

test.beforeEach( ( { watch } ) =>
	watch.allow( /Failed to load resource.* 403 / )
);

test( 'Under inkfast.protect() five calls that fail at once are all repeated after one renewal', async ( {
	page,
	people,
	site,
	server,
} ) => {
	const author = await people.enter( page, 'author' );
	await new Form( page ).open( site.form );
	await protect( page );
	await site.expireNonces();
	const titles = [ 'A', 'B', 'C', 'D', 'E' ];

	const results = await callApi( page, titles.map( draft ) );

	expect( results.map( ( { ok } ) => ok ) ).toEqual(
		titles.map( () => true )
	);
	const came = await server.settled();
	expect( came.filter( ( { status } ) => status === 403 ) ).toHaveLength( 5 );
	expect( came.filter( ( { status } ) => status === 201 ) ).toHaveLength( 5 );
	expect( trail( came.filter( ( { route } ) => route !== POSTS ) ) ).toEqual(
		[ 'POST /myplugin/v1/nonce 200' ]
	);
	expect( await site.posts( author.id ) ).toHaveLength( 5 );
} );

test( 'Under the site’s setting the same holds without a word of a script', async ( {
	page,
	people,
	site,
	server,
} ) => {
	await site.set( { filters: { pre_option_inkfast_protect: '1' } } );
	const author = await people.enter( page, 'author' );
	await new Form( page ).open( site.form );
	await site.expireNonces();
	const results = await callApi( page, [ draft( 'By setting' ) ] );
	expect( results ).toMatchObject( [ { ok: true } ] );
	expect( trail( await server.settled() ) ).toEqual( [
		'POST /wp/v2/posts 403',
		'POST /myplugin/v1/nonce 200',
		'POST /wp/v2/posts 201',
	] );
	expect( await site.posts( author.id ) ).toHaveLength( 1 );
} );

test( 'Without it core’s own renewal does what it does', async ( {
	page,
	people,
	site,
	server,
} ) => {
	const author = await people.enter( page, 'author' );
	await new Form( page ).open( site.form );
	await site.expireNonces();
	const results = await callApi( page, [ draft( 'By core' ) ] );
	expect( results ).toMatchObject( [ { ok: true } ] );
	await server.settled();
	const came = ( await server.all() ).filter(
		( { route, path } ) => route || /admin-ajax/.test( path )
	);
	expect( trail( came ) ).toEqual( [
		'POST /wp/v2/posts 403',
		'GET /wp-admin/admin-ajax.php 200',
		'POST /wp/v2/posts 201',
	] );
	expect( await site.posts( author.id ) ).toHaveLength( 1 );
} );

test( 'Without it, too, other scripts get the nonce that the form has learnt, and need no renewal', async ( {
	page,
	people,
	site,
	server,
} ) => {
	await people.enter( page, 'author' );
	const form = await new Form( page ).open( site.form );
	await form.write( 'By the form' );
	await site.expireNonces();
	await form.send();
	const { made, now } = await nonces( page );
	expect( now ).not.toBe( made );
	await server.forget();
	await callApi( page, [ draft( 'By another script' ) ] );
	expect( trail( await server.settled() ) ).toEqual( [
		'POST /wp/v2/posts 201',
	] );
} );

test( 'Calls in our namespace by another script are looked after like the form’s own', async ( {
	page,
	people,
	site,
	server,
} ) => {
	const author = await people.enter( page, 'author' );
	await new Form( page ).open( site.form );
	await site.expireNonces();
	const results = await callApi( page, [
		{ ...draft( 'In the namespace' ), path: '/myplugin/v1/posts' },
	] );
	const [ post ] = await site.posts( author.id );
	expect( results ).toMatchObject( [ { ok: true, id: Number( post?.ID ) } ] );
	expect( trail( await server.settled() ) ).toEqual( [
		'POST /myplugin/v1/posts 403',
		'POST /myplugin/v1/posts 201',
	] );
} );

test( 'On plain http, without locks, calls of two tabs cost one renewal each at most', async ( {
	page,
	people,
	site,
	server,
} ) => {
	await site.set( { theme: 'inkfast-classic' } );
	const author = await people.add( 'author' );
	await people.signIn( page, author, { at: site.insecure } );
	const tabs = [ page, await page.context().newPage() ];
	for ( const tab of tabs ) {
		await new Form( tab ).open( `${ site.insecure }/write/` );
		await protect( tab );
	}
	await site.expireNonces();
	await Promise.all(
		tabs.map( ( tab ) => callApi( tab, [ 'A', 'B', 'C' ].map( draft ) ) )
	);
	await server.settled();
	const renewals = await server.requests( { route: /nonce$/ } );
	expect( renewals.length ).toBeGreaterThan( 0 );
	expect( renewals.length ).toBeLessThanOrEqual( 2 );
	expect( await site.posts( author.id ) ).toHaveLength( 6 );
} );
