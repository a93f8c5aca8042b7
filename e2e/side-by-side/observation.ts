/** What was seen of one scenario with one form, and its words for the table. Pure. */

import type { State } from './sheets';

/** A post on the site. */
export interface Stored {
	/** It has the name of who wrote it. */
	readonly isTheirs: boolean;
	/** It has all its text, and its category. */
	readonly isWhole: boolean;
}

/** What became of one text. */
export interface Fate {
	readonly posts: readonly Stored[];
	readonly presses: number;
	readonly signedIn: boolean;
	/** The form said that it goes out by itself. */
	readonly waited: boolean;
	/** The first thing that was said, beside that it is posted. */
	readonly told: string | null;
	/** Where the form stands in the end. */
	readonly says: State;
	/** The text is in the form in the end. */
	readonly hasText: boolean;
}

export interface Observation {
	/** The page was left in between. */
	readonly left: boolean;
	/** The page asked before it was left. */
	readonly warned: boolean;
	/** The button was pressed. */
	readonly sent: boolean;
	readonly writers: readonly Fate[];
	readonly requests: number;
}

/**
 * A cell of the table. What nobody wants stands in bold.
 *
 * @param observation What was seen.
 */
export function cell( observation: Observation ): string {
	const { writers, requests, sent } = observation;
	const fates = [
		...new Set( writers.map( ( fate ) => words( fate, observation ) ) ),
	];
	return said(
		writers.length > 1 && fates.length === 1 && 'Each:',
		...fates,
		sent && `${ requests } request${ requests === 1 ? '' : 's' }.`
	);
}

const words = ( fate: Fate, { sent, left, warned }: Observation ): string =>
	said(
		warned && 'Asked before leaving.',
		sent && `${ posted( fate ) }${ manner( fate, left ) }.`,
		fate.told && `“${ fate.told }”`,
		kept( fate, left )
	);

const TIMES = [ 'Not posted', 'Posted once', 'Posted twice' ];

function posted( { posts }: Fate ): string {
	const { length } = posts;
	const halves = posts.filter( ( { isWhole } ) => ! isWhole ).length;
	const strange = [
		posts.some( ( { isTheirs } ) => ! isTheirs ) && 'under another’s name',
		halves > 0 &&
			( halves < length
				? 'one of them without its category'
				: 'without its category' ),
	].filter( Boolean );
	const whole = [
		TIMES[ length ] ?? `Posted ${ length } times`,
		...strange,
	].join( ', ' );
	return length > 1 || strange.length > 0 ? `**${ whole }**` : whole;
}

/** What it took. */
function manner(
	{ posts, presses, signedIn, waited, says }: Fate,
	left: boolean
): string {
	if ( presses > 1 ) {
		return posts.length > 0
			? ', after pressing again'
			: ', although pressed again';
	}
	if ( signedIn ) {
		return ', after signing in over the page';
	}
	return says === 'sent' && ( waited || left ) ? ', by itself' : '';
}

/** Whoever knows that it is posted needs the text no more. */
function kept( { says, hasText, posts }: Fate, left: boolean ): string {
	if ( says === 'sent' && posts.length > 0 ) {
		return '';
	}
	if ( hasText ) {
		return left ? 'The text is back.' : 'The text is still there.';
	}
	return posts.length > 0
		? '**Nobody is told that it is posted.**'
		: '**The text is lost.**';
}

const said = ( ...sentences: ( string | false | null )[] ): string =>
	sentences.filter( Boolean ).join( ' ' );
