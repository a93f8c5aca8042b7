/* @jest-environment node */
import { type Facts, nextStep } from '../step';

const facts = ( more: Partial< Facts > ): Facts => ( {
	page: 7,
	here: 7,
	isKnown: true,
	...more,
} );

it.each< [ string, Partial< Facts >, ReturnType< typeof nextStep > ] >( [
	[ 'the page’s own is here', {}, { do: 'send' } ],
	[ 'nobody is here', { here: 0 }, { do: 'sign_in' } ],
	[
		'nobody is here on a visitor’s page',
		{ page: 0, here: 0 },
		{ do: 'sign_in' },
	],
	[
		'the sign-in page says that it worked, and nobody is here',
		{ here: 0, claim: 'page' },
		{ do: 'sign_in', trouble: 'unheard' },
	],
	[
		'the same on a visitor’s page',
		{ page: 0, here: 0, claim: 'page' },
		{ do: 'sign_in', trouble: 'unheard' },
	],
	[
		'the person says so, and nobody is here',
		{ here: 0, claim: 'person' },
		{ do: 'sign_in', trouble: 'nobody' },
	],
	[ 'somebody else is here', { here: 8 }, { do: 'ask' } ],
	[ 'somebody else signed in', { here: 8, claim: 'page' }, { do: 'ask' } ],
	[
		'the other one whom the person declined is still here',
		{ here: 8, declined: 8 },
		{ do: 'stay' },
	],
	[
		'the declined one signed in once more',
		{ here: 8, declined: 8, claim: 'page' },
		{ do: 'ask' },
	],
	[ 'a third one is here', { here: 9, declined: 8 }, { do: 'ask' } ],
	[
		'the site does not answer',
		{ here: 0, isKnown: false },
		{ do: 'stay', trouble: 'unknown' },
	],
	[
		'the site does not answer, whoever was here last',
		{ isKnown: false, claim: 'page' },
		{ do: 'stay', trouble: 'unknown' },
	],
] )( '%s', ( _, more, expected ) => {
	expect( nextStep( facts( more ) ) ).toEqual( expected );
} );
