import { check, TEXT_LIMIT, TITLE_LIMIT } from '../check';

const fields = ( title: string, content: string ) =>
	check( { title, content } )?.fields;

describe( 'check', () => {
	it.each( [
		[ 'a title alone', 'Title', '' ],
		[ 'a text alone', '', 'Text' ],
		[ 'a title of the full length', 'a'.repeat( TITLE_LIMIT ), '' ],
		[
			'a title of that many characters outside the basic plane',
			'🎈'.repeat( TITLE_LIMIT ),
			'',
		],
		[
			'a title whose outer blanks alone are too many',
			` ${ 'a'.repeat( TITLE_LIMIT ) }  `,
			'',
		],
		[ 'a text of the full size', '', 'a'.repeat( TEXT_LIMIT ) ],
		[ 'tabs and line ends', 'a\tb', 'a\tb\n\nc' ],
		[ 'a lone emoji', '', '🎈' ],
	] )( 'lets %s through', ( _name, title, content ) => {
		expect( check( { title, content } ) ).toBeUndefined();
	} );

	it.each( [
		[ 'nothing at all', '', '' ],
		[ 'blanks of every kind', ' \t', '\u00a0\u2003\n\u200b\ufeff' ],
	] )(
		'asks for something to be seen instead of %s',
		( _name, title, content ) => {
			expect( fields( title, content ) ).toEqual( {
				content: expect.stringContaining( 'write a title or a text' ),
			} );
		}
	);

	it( 'marks half a character at its field', () => {
		expect( fields( 'ok 😀', 'cut \ud83d' ) ).toEqual( {
			content: expect.stringContaining( 'broken character' ),
		} );
		expect( fields( 'cut \ud83d', 'ok 😀' ) ).toEqual( {
			title: expect.stringContaining( 'broken character' ),
		} );
	} );

	it( 'says how long a title is that is too long', () => {
		expect( fields( '🎈'.repeat( TITLE_LIMIT + 1 ), 'Text' ) ).toEqual( {
			title: expect.stringMatching( /1.?001.*1.?000/ ),
		} );
	} );

	it( 'measures the text in bytes of UTF-8', () => {
		expect( fields( '', 'é'.repeat( TEXT_LIMIT / 2 ) ) ).toBeUndefined();
		expect( fields( '', 'é'.repeat( TEXT_LIMIT / 2 ) + 'a' ) ).toEqual( {
			content: expect.stringContaining( 'by 1 byte.' ),
		} );
	} );

	it.each( [ '\0', '\x07', '\x0b', '\x1b', '\x7f', '\x85' ] )(
		'refuses the control character %j at its field',
		( character ) => {
			expect( Object.keys( fields( character, 'a' ) ?? {} ) ).toEqual( [
				'title',
			] );
			expect( Object.keys( fields( 'a', character ) ?? {} ) ).toEqual( [
				'content',
			] );
		}
	);

	it( 'marks both fields when both are wrong', () => {
		expect( Object.keys( fields( '\0', '\0' ) ?? {} ) ).toEqual( [
			'title',
			'content',
		] );
	} );
} );
