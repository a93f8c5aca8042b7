/** The notices about drafts. Pure. */

import { __ } from '@wordpress/i18n';
import type { Found } from './finder';
import type { Notice } from './panel';
import {
	asNew,
	bringBack,
	goOn,
	isBack,
	isElsewhere,
	isSending,
	takeOver,
	wasDiscarded,
	thereAreOthers,
	whatBecame,
} from './words';

/** What became of texts that are not in the fields. */
type Fate = 'given' | 'gone' | 'kept' | 'removed' | 'stuck';

/** What there is to tell. */
export interface Matter {
	/** Of the text in the fields, or of the one that was there. */
	readonly last?:
		| { readonly is: 'back' | 'discarded'; readonly draft: Found }
		| { readonly is: Fate }
		| undefined;
	/** Nothing can be done now: said until something else is. */
	readonly isSending?: boolean;
	/** More that may be had. */
	readonly offers: readonly Found[];
	/** Open in other tabs. */
	readonly elsewhere: readonly Found[];
	/** Of stored posts, on pages of their own. */
	readonly changes: readonly Found[];
	/** New ones, of other forms. */
	readonly strays: readonly Found[];
}

/** Of texts that are not in the fields. */
export const NOTHING = {
	offers: [],
	elsewhere: [],
	changes: [],
	strays: [],
} satisfies Matter;

export interface Handlers {
	readonly discard: () => void;
	/** Puts a draft into the fields; what is there becomes an offer. */
	readonly exchange: ( draft: Found ) => void;
	readonly takeOver: ( draft: Found ) => void;
	/** Makes another composition of this form of it, whatever it was. */
	readonly adopt: ( draft: Found ) => void;
	/** Leaves the other tabs' alone. */
	readonly leaveThem: () => void;
	/** The address of the form with a stored post in it. */
	readonly pageOf: ( draft: Found ) => string;
}

/**
 * @param matter   What there is to tell.
 * @param handlers What the buttons do.
 */
export const noticesOf = ( matter: Matter, handlers: Handlers ): Notice[] => [
	...about( matter.last, handlers ),
	...( matter.isSending ? [ { words: isSending(), actions: [] } ] : [] ),
	...( [ matter.offers, matter.changes, matter.strays ].some(
		( { length } ) => length
	)
		? [ { words: thereAreOthers(), actions: [] } ]
		: [] ),
	...matter.offers.map( ( draft ) =>
		choice( bringBack( draft ), () => handlers.exchange( draft ) )
	),
	...matter.changes.map( ( draft ) => ( {
		words: '',
		actions: [
			{
				label: goOn( draft ),
				href: handlers.pageOf( draft ),
			},
			// The post may be gone, or nothing that the form can open any more.
			{ label: asNew( draft ), run: () => handlers.adopt( draft ) },
		],
	} ) ),
	...matter.strays.map( ( draft ) =>
		choice( asNew( draft ), () => handlers.adopt( draft ) )
	),
	...matter.elsewhere.map( ( draft ) => ( {
		words: isElsewhere( draft ),
		actions: [
			{
				label: takeOver( draft ),
				run: () => handlers.takeOver( draft ),
			},
		],
	} ) ),
	...( matter.elsewhere.length
		? [ choice( __( 'Not now', 'inkfast' ), handlers.leaveThem ) ]
		: [] ),
];

/** A button alone: what it is about is said above. */
const choice = ( label: string, run: () => void ): Notice => ( {
	words: '',
	actions: [ { label, run } ],
} );

function about( last: Matter[ 'last' ], handlers: Handlers ): Notice[] {
	if ( ! last ) {
		return [];
	}

	switch ( last.is ) {
		case 'back':
			return [
				{
					words: isBack( last.draft ),
					actions: [
						{
							label: __( 'Discard it', 'inkfast' ),
							run: handlers.discard,
						},
					],
				},
			];
		case 'discarded':
			return [
				{
					words: wasDiscarded( last.draft.sent !== undefined ),
					actions: [
						{
							label: __( 'Undo', 'inkfast' ),
							run: () => handlers.exchange( last.draft ),
						},
					],
				},
			];
		default:
			return [ { words: whatBecame[ last.is ](), actions: [] } ];
	}
}
