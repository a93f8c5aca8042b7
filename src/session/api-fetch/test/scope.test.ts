/* @jest-environment node */
import { isLookedAfter, isRepeatable } from '../scope';

const site = ( root = 'https://site.test/blog/wp-json/' ) => ( {
	root,
	namespace: 'myplugin/v1',
	base: 'https://site.test/blog/write/?x=1',
} );

describe( 'under the namespace, however it is asked for', () => {
	it.each( [
		{ path: '/myplugin/v1/posts' },
		{ path: 'myplugin/v1/posts/5?context=edit' },
		{ path: '//MyPlugin/V1/posts' },
		{ path: '/myplugin/v1' },
		{ path: 'myplugin/v1?x=1' },
		{ namespace: '/myplugin/v1/', endpoint: '/posts' },
		{ namespace: 'myplugin/v1', endpoint: '' },
		{ url: 'https://site.test/blog/wp-json/myplugin/v1/posts' },
		{ url: '/blog/wp-json/MYPLUGIN/v1/posts#top' },
		{ url: 'https://site.test/blog/?rest_route=/myplugin/v1/posts' },
		{
			url: 'https://site.test/blog/index.php?x=1&rest_route=%2Fmyplugin%2Fv1',
		},
		// Core looks at the path first.
		{ path: '/myplugin/v1/posts', url: 'https://other.test/' },
	] )( '%j', ( options ) => {
		expect( isLookedAfter( options, site(), false ) ).toBe( true );
	} );
} );

describe( 'not under the namespace', () => {
	it.each( [
		{},
		{ path: '/wp/v2/posts' },
		{ path: '/myplugin/v11/posts' },
		{ path: '/wp/v2/posts?x=myplugin/v1' },
		{
			path: '/wp/v2/posts',
			url: 'https://site.test/blog/wp-json/myplugin/v1',
		},
		{ namespace: 'wp/v2', endpoint: 'myplugin/v1', path: '/myplugin/v1' },
		{ url: 'https://other.test/blog/wp-json/myplugin/v1/posts' },
		{ url: 'http://site.test/blog/wp-json/myplugin/v1/posts' },
		{ url: 'https://site.test/wp-json/myplugin/v1/posts' },
		{ url: 'https://site.test/blog/myplugin/v1/posts' },
		{ url: 'http://' },
	] )( '%j', ( options ) => {
		expect( isLookedAfter( options, site(), false ) ).toBe( false );
	} );
} );

describe( 'when all is protected', () => {
	it.each( [
		[ { path: '/wp/v2/posts' }, true ],
		[ { url: '/blog/wp-json/wp/v2/posts' }, true ],
		[ { url: 'https://site.test/blog/?rest_route=/wp/v2/posts' }, true ],
		[ { url: 'https://other.test/blog/wp-json/wp/v2/posts' }, false ],
		[ { url: 'https://site.test/blog/wp-admin/admin-ajax.php' }, false ],
		[ {}, false ],
	] )( '%j: %s', ( options, expected ) => {
		expect( isLookedAfter( options, site(), true ) ).toBe( expected );
	} );
} );

it( 'knows the namespace where the root is a query', () => {
	const plain = site( 'https://site.test/blog/index.php?rest_route=/' );

	expect(
		isLookedAfter(
			{ url: '/blog/?rest_route=/myplugin/v1/posts&page=2' },
			plain,
			false
		)
	).toBe( true );
	expect(
		isLookedAfter( { url: '/blog/index.php/about' }, plain, true )
	).toBe( false );
} );

it( 'lets a request for all pages through, whose pages come back one by one', () => {
	const path = '/myplugin/v1/posts?per_page=-1';

	expect( isLookedAfter( { path }, site(), false ) ).toBe( false );
	expect(
		isLookedAfter( { url: `/blog/wp-json${ path }` }, site(), true )
	).toBe( false );
	expect( isLookedAfter( { path, parse: false }, site(), false ) ).toBe(
		true
	);
} );

it( 'sends everything again but a stream', () => {
	expect( isRepeatable( {} ) ).toBe( true );
	expect( isRepeatable( { body: 'a' } ) ).toBe( true );
	expect( isRepeatable( { body: new FormData() } ) ).toBe( true );
	expect( isRepeatable( { body: new ReadableStream() } ) ).toBe( false );
} );
