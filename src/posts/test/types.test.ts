/* @jest-environment node */
import { isPost } from '../types';

const post = {
	id: 5,
	type: 'post',
	status: 'publish',
	title: { raw: 'A' },
	content: { raw: 'B' },
	plain: true,
	link: 'https://site.test/a',
	edit_link: '',
	modified: 1_800_000_000,
	etag: 'abc',
	needs_review: false,
	can: { edit: true, publish: true, delete: true },
};

it( 'takes a post, one edited elsewhere, and one with more than we know', () => {
	expect( isPost( post ) ).toBe( true );
	expect( isPost( { ...post, plain: false, content: { raw: null } } ) ).toBe(
		true
	);
	expect(
		isPost( { ...post, more: 1, title: { raw: 'A', rendered: 'A' } } )
	).toBe( true );
} );

it.each( Object.keys( post ) )(
	'takes no post without %s, or with another kind of it',
	( name ) => {
		const { [ name ]: _gone, ...rest }: Record< string, unknown > = post;

		expect( isPost( rest ) ).toBe( false );
		expect( isPost( { ...rest, [ name ]: undefined } ) ).toBe( false );
		expect( isPost( { ...rest, [ name ]: [] } ) ).toBe( false );
	}
);

it.each( [
	null,
	undefined,
	5,
	'x',
	[],
	{},
	[ post ],
	{ ...post, id: 1.5 },
	{ ...post, can: { edit: true } },
] )( '%j is no post', ( value ) => {
	expect( isPost( value ) ).toBe( false );
} );
