/** What a writer reads about drafts. */

import { __, sprintf } from '@wordpress/i18n';
import type { Place } from './store';
import type { Draft } from './types';

/** Characters of a text that tell it from others. */
const LENGTH = 40;

/**
 * Where the text is.
 *
 * @param place     The place; undefined when there is no text to keep.
 * @param isVisitor Nobody is signed in: nothing is sealed.
 */
export function whereItIs(
	place: Place | undefined,
	isVisitor: boolean
): string {
	switch ( place ) {
		case 'device':
			return isVisitor
				? __(
						'Saved on this device. Until you sign in, whoever uses this device can read it.',
						'inkfast'
					)
				: __( 'Saved on this device.', 'inkfast' );
		case 'refused':
			return __(
				'This text lives in this tab only, because the browser keeps nothing for this site.',
				'inkfast'
			);
		case 'full':
			return __(
				'This text lives in this tab only, because there is no room left on this device.',
				'inkfast'
			);
		case 'insecure':
			return __(
				'This text lives in this tab only, because the connection to this site is not secure (no https).',
				'inkfast'
			);
		case 'no_key':
			return __(
				'This text lives in this tab only, because the site gave no key to seal it with.',
				'inkfast'
			);
		default:
			return '';
	}
}

export const notYet = (): string =>
	__( 'Not saved on this device yet.', 'inkfast' );

/** Date and time in the reader's way. */
const time = ( { savedAt }: Draft ): string =>
	new Date( savedAt ).toLocaleString( undefined, {
		dateStyle: 'medium',
		timeStyle: 'short',
	} );

export const isBack = ( draft: Draft ): string =>
	sprintf(
		/* translators: %s: date and time. */
		__( 'Your text of %s is back.', 'inkfast' ),
		time( draft )
	);

/**
 * @param isOut Whether a send of it has no answer yet.
 */
export const wasDiscarded = ( isOut: boolean ): string =>
	isOut
		? __( 'Your text was discarded. It may have been posted.', 'inkfast' )
		: __( 'Your text was discarded.', 'inkfast' );

export const isSending = (): string =>
	__( 'It is being sent just now.', 'inkfast' );

export const thereAreOthers = (): string =>
	__( 'This device has other texts of yours.', 'inkfast' );

/** Of texts that are not in the fields. */
export const whatBecame = {
	given: () => __( 'Your text went over to another tab.', 'inkfast' ),
	gone: () =>
		__(
			'This text is not here any more: it was posted, discarded or removed.',
			'inkfast'
		),
	kept: () => __( 'Another tab or form keeps this text now.', 'inkfast' ),
	removed: () => __( 'Your texts were removed from this device.', 'inkfast' ),
	stuck: () =>
		__(
			'Not all of your texts could be removed. Clear this site’s data in your browser.',
			'inkfast'
		),
};

export const bringBack = ( draft: Draft ): string =>
	sprintf(
		/* translators: 1: the first words of a text, 2: date and time. */
		__( 'Bring back “%1$s” of %2$s', 'inkfast' ),
		firstWords( draft ),
		time( draft )
	);

export const goOn = ( draft: Draft ): string =>
	sprintf(
		/* translators: 1: the first words of a text, 2: date and time. */
		__( 'Go on with “%1$s”, changed %2$s and not saved', 'inkfast' ),
		firstWords( draft ),
		time( draft )
	);

export const asNew = ( draft: Draft ): string =>
	sprintf(
		/* translators: %s: the first words of a text. */
		__( 'New post from “%s”', 'inkfast' ),
		firstWords( draft )
	);

export const isElsewhere = ( draft: Draft ): string =>
	sprintf(
		/* translators: 1: the first words of a text, 2: date and time. */
		__(
			'Another tab or form has a text of yours: “%1$s” of %2$s.',
			'inkfast'
		),
		firstWords( draft ),
		time( draft )
	);

export const takeOver = ( draft: Draft ): string =>
	sprintf(
		/* translators: %s: the first words of a text. */
		__( 'Take “%s” over here', 'inkfast' ),
		firstWords( draft )
	);

function firstWords( { text }: Draft ): string {
	const all = Object.values( text ).join( ' ' ).trim().replace( /\s+/g, ' ' );
	const characters = Array.from( all );

	return characters.length > LENGTH
		? `${ characters.slice( 0, LENGTH ).join( '' ) }…`
		: all || '…';
}
