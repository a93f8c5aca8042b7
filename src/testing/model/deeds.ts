/** What people, networks and servers do in random sequences. Words, so that a sequence can be printed and given back. */

import fc from 'fast-check';

export type TabNumber = 1 | 2;

/** What lies between the browser and the site until it changes; `lost`: the answers of what was done. */
const WEATHERS = [
	'fine',
	'offline',
	'cut',
	'lost',
	'busy',
	'update',
	'portal',
	'wall',
] as const;

export type Weather = ( typeof WEATHERS )[ number ];

/** Two people with one browser. */
const PEOPLE = [ 'ada', 'bo' ] as const;

export type Name = ( typeof PEOPLE )[ number ];

/** Statements of a create before which PHP dies, counted from its claim on: early, in the middle, late, among the hooks. */
const STATEMENTS = [ 1, 2, 5, 12, 20, 30, 40 ] as const;

/**
 * What happens in a tab. `close`: and opens the form in a new one. Answers to the dialog: `yes` posts as whoever is here, or signs
 * in as the writer; `no` keeps the words; `back` signs in as the other one of the two.
 */
const AT_A_TAB = [
	'type',
	'send',
	'reload',
	'close',
	'yes',
	'no',
	'back',
] as const;

type AtATab = ( typeof AT_A_TAB )[ number ];

/**
 * `stale`: nonces made before pass no more. `end`: sessions end on the server. `out`: signed out in another tab. `wait`: what waits has
 * waited long enough.
 */
const ALONE = [ 'stale', 'end', 'out', 'wait' ] as const;

export type Deed =
	| `${ AtATab }:${ TabNumber }`
	| `net:${ Weather }`
	/** In another tab of the same browser. */
	| `in:${ Name }`
	/** PHP dies at this statement of the next write. */
	| `kill:${ ( typeof STATEMENTS )[ number ] }`
	| ( typeof ALONE )[ number ];

const times = < T >( count: number, ...deeds: readonly T[] ): T[] =>
	Array.from( { length: count }, () => deeds ).flat();

const at = ( what: AtATab, count: number ): Deed[] =>
	times< Deed >( count, `${ what }:1`, `${ what }:2` );

/** Each as often as it is wanted: many words and sends, some of all else. */
export const DEEDS: readonly Deed[] = [
	...at( 'type', 9 ),
	...at( 'send', 9 ),
	...at( 'reload', 2 ),
	...at( 'close', 1 ),
	...at( 'yes', 2 ),
	...at( 'no', 1 ),
	...at( 'back', 1 ),
	...times< Deed >( 3, 'net:fine', 'net:lost' ),
	...WEATHERS.map( ( each ): Deed => `net:${ each }` ),
	...PEOPLE.flatMap( ( each ) => times< Deed >( 2, `in:${ each }` ) ),
	...STATEMENTS.map( ( each ): Deed => `kill:${ each }` ),
	...times< Deed >( 2, 'stale', 'end' ),
	...times< Deed >( 4, 'wait' ),
	'out',
];

/** How long a sequence is at most. */
const LONGEST = 16;

/**
 * From plain values, so that a sequence that was only read can be shrunk as well as one that was made here.
 *
 * @param shortest How long each is at least.
 */
export const sequences = ( shortest = 1 ): fc.Arbitrary< Deed[] > =>
	fc.array( fc.constantFrom( ...DEEDS ), {
		minLength: shortest,
		maxLength: LONGEST,
		size: 'max',
	} );

/**
 * A sequence as people read it and give it back.
 *
 * @param sequence Any.
 */
export const show = ( sequence: readonly Deed[] ): string =>
	sequence.join( ' ' );

/**
 * @param text What was shown.
 */
export function read( text: string ): Deed[] {
	return text
		.trim()
		.split( /\s+/ )
		.map( ( word ) => {
			const deed = DEEDS.find( ( each ) => each === word );

			if ( ! deed ) {
				throw new Error( `There is no deed “${ word }”.` );
			}
			return deed;
		} );
}

/** What a deed is made of. */
export type Parts =
	| { readonly do: AtATab; readonly tab: TabNumber }
	| { readonly do: 'net'; readonly weather: Weather }
	| { readonly do: 'in'; readonly name: Name }
	| { readonly do: 'kill'; readonly statement: number }
	| { readonly do: ( typeof ALONE )[ number ] };

/**
 * @param deed Any.
 */
export function partsOf( deed: Deed ): Parts {
	const [ name = '', value = '' ] = deed.split( ':' );
	const what = AT_A_TAB.find( ( each ) => each === name );

	if ( what ) {
		return { do: what, tab: value === '1' ? 1 : 2 };
	}

	switch ( name ) {
		case 'net':
			return { do: name, weather: oneOf( WEATHERS, value ) };
		case 'in':
			return { do: name, name: oneOf( PEOPLE, value ) };
		case 'kill':
			return { do: name, statement: Number( value ) };
		default:
			return { do: oneOf( ALONE, name ) };
	}
}

function oneOf< T >( all: readonly T[], wanted: unknown ): T {
	const found = all.find( ( each ) => each === wanted );

	if ( found === undefined ) {
		throw new Error( `There is no “${ wanted }”.` );
	}
	return found;
}
