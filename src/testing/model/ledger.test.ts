import { judge, type Sight, type Story, unsent } from './ledger';

const story: Story = { title: 'One', writer: 7, last: 'Words 2.', yes: [] };
const post = { title: 'One', author: 7, text: '<p>Words 2.</p>' };
const tried = { title: 'One', key: 'a' };
const nothing: Sight = { screens: [], drafts: [], posts: [], tries: [] };

const verdict = ( sight: Partial< Sight >, fields: Partial< Story > = {} ) => {
	const { kept, once, own } = judge( [ { ...story, ...fields } ], {
		...nothing,
		...sight,
	} );
	return [ kept.length, once.length, own.length ];
};

it( 'wants the last words on a screen, in a draft or in a post', () => {
	expect( verdict( {} ) ).toEqual( [ 1, 0, 0 ] );
	expect( verdict( { drafts: [ 'Words 1.' ] } ) ).toEqual( [ 1, 0, 0 ] );
	expect( verdict( { drafts: [ 'Words 2.' ] } ) ).toEqual( [ 0, 0, 0 ] );
	expect(
		verdict( { screens: [ { title: 'One', content: 'Words 2.' } ] } )
	).toEqual( [ 0, 0, 0 ] );
	expect( verdict( { posts: [ post ], tries: [ tried ] } ) ).toEqual( [
		0, 0, 0,
	] );
	expect( verdict( {}, { last: '' } ) ).toEqual( [ 0, 0, 0 ] );
} );

it( 'wants one post, also where two keys were used; a yes allows one more, of whoever said it', () => {
	const tries = [ tried, { title: 'One', key: 'b' } ];
	const other = { ...post, author: 8 };

	expect( verdict( { posts: [ post, post ], tries } ) ).toEqual( [
		0, 1, 0,
	] );
	expect( verdict( { posts: [ post, other ], tries } ) ).toEqual( [
		0, 1, 1,
	] );
	expect(
		verdict( { posts: [ post, other ], tries }, { yes: [ 8 ] } )
	).toEqual( [ 0, 0, 0 ] );
	expect(
		verdict( { posts: [ post, post ], tries }, { yes: [ 8 ] } )
	).toEqual( [ 0, 1, 0 ] );
	expect(
		verdict( { posts: [ other, other ], tries }, { yes: [ 8 ] } )
	).toEqual( [ 0, 1, 0 ] );
	expect(
		verdict( { posts: [ post, post ], tries }, { yes: [ 8, 7 ] } )
	).toEqual( [ 0, 0, 0 ] );
} );

it( 'wants no more posts than keys', () => {
	expect(
		verdict(
			{
				posts: [ post, { ...post, author: 8 } ],
				tries: [ tried, tried ],
			},
			{ yes: [ 8 ] }
		)
	).toEqual( [ 0, 1, 0 ] );
} );

it( 'wants the writer as author, or who said yes; of a visitor’s words anybody, once', () => {
	const other = { ...post, author: 8 };
	const tries = [ tried, { title: 'One', key: 'b' } ];

	expect( verdict( { posts: [ other ], tries } ) ).toEqual( [ 0, 0, 1 ] );
	expect( verdict( { posts: [ other ], tries }, { yes: [ 8 ] } ) ).toEqual( [
		0, 0, 0,
	] );
	expect( verdict( { posts: [ other ], tries }, { writer: 0 } ) ).toEqual( [
		0, 0, 0,
	] );
	expect(
		verdict( { posts: [ post, other ], tries }, { writer: 0 } )
	).toEqual( [ 0, 1, 0 ] );
} );

it( 'wants nobody else to be shown it', () => {
	const screen = { title: 'One', content: 'Words 2.' };

	expect( verdict( { screens: [ { ...screen, owner: 8 } ] } ) ).toEqual( [
		0, 0, 1,
	] );
	expect( verdict( { screens: [ { ...screen, owner: 7 } ] } ) ).toEqual( [
		0, 0, 0,
	] );
	expect(
		verdict( { screens: [ { ...screen, owner: 8 } ] }, { yes: [ 8 ] } )
	).toEqual( [ 0, 0, 0 ] );
} );

it( 'wants all of it posted in the end', () => {
	const drafts = [ 'Words 2.' ];

	expect( unsent( [ story ], { ...nothing, drafts } ) ).toHaveLength( 1 );
	expect( unsent( [ story ], { ...nothing, posts: [ post ] } ) ).toEqual(
		[]
	);
	expect( unsent( [ { ...story, last: '' } ], nothing ) ).toEqual( [] );
} );
