/* @jest-environment node */
import { isBroken } from '../text';

it.each( [
	[ '', false ],
	[ 'plain', false ],
	[ '😀 👩‍👩‍👧‍👦 ﷽ e\u0301', false ],
	[ '\ud83d\ude00', false ],
	[ '\ud83d', true ],
	[ 'a\ude00b', true ],
	[ '\ude00\ud83d', true ],
	[ '😀\ud83d', true ],
] )( '%j: %s', ( text, expected ) => {
	expect( isBroken( text ) ).toBe( expected );
} );
