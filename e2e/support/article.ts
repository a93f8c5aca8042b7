import { expect, type Page } from '@playwright/test';

/** A post as a page shows it. */
export interface Shown {
	readonly title: string;
	/** As it lies in the document. */
	readonly text: string;
	/** As it is laid out: HTML's folding of white space is in it. */
	readonly laidOut: string;
	/** Names of elements in the text that are neither paragraphs nor line breaks. */
	readonly others: readonly string[];
}

/** The two ways in which themes show a post alone: a block theme's and a classic one's. */
const CONTENT = '.entry-content';

/**
 * What stands on a post's page.
 *
 * @param page The page.
 */
export async function readArticle( page: Page ): Promise< Shown > {
	await expect( page.locator( CONTENT ) ).toHaveCount( 1 );
	return page.evaluate( ( selector ) => {
		const content = document.querySelector< HTMLElement >( selector );
		const paragraphs = [ ...( content?.querySelectorAll( 'p' ) ?? [] ) ];
		const asTyped = ( text: string ) =>
			text.replaceAll( '\u00a0', ' ' ).replaceAll( '\u2003', '\t' );
		const inDocument = ( paragraph: HTMLElement ) =>
			[ ...paragraph.childNodes ]
				.map( ( node ) =>
					node.nodeName === 'BR' ? '\n' : ( node.textContent ?? '' )
				)
				.join( '' );
		// What stands between paragraphs would be text too.
		const between = [ ...( content?.childNodes ?? [] ) ]
			.filter( ( node ) => node.nodeName !== 'P' )
			.map( ( node ) => node.textContent?.trim() ?? '' )
			.join( '' );
		return {
			title: document.querySelector( 'h1' )?.textContent ?? '',
			text:
				asTyped( paragraphs.map( inDocument ).join( '\n\n' ) ) +
				between,
			laidOut: asTyped(
				paragraphs.map( ( each ) => each.innerText ).join( '\n\n' )
			),
			others: [ ...( content?.querySelectorAll( '*' ) ?? [] ) ]
				.map( ( { nodeName } ) => nodeName )
				.filter( ( name ) => name !== 'P' && name !== 'BR' ),
		};
	}, CONTENT );
}

/**
 * A typed text, where two kinds of blanks that look alike count as one.
 *
 * @param typed What was typed.
 */
export const asShown = ( typed: string ): string =>
	typed.replaceAll( '\u00a0', ' ' ).replaceAll( '\u2003', '\t' );

/**
 * Exactly this post stands there, laid out too, and nothing else came of its text.
 *
 * @param page  The post's page.
 * @param title As it was typed.
 * @param text  As it was typed.
 */
export async function expectShown(
	page: Page,
	title: string,
	text: string
): Promise< void > {
	const shown = await readArticle( page );
	expect( shown.others ).toEqual( [] );
	expect( shown.title ).toBe( asShown( title ) );
	expect( shown.text ).toBe( asShown( text ) );
	expect( shown.laidOut ).toBe( asShown( text ) );
}

/** What WordPress's typography makes of signs that stand for others. */
const SIGNS = [
	[ '(tm)', '™' ],
	[ '4x4', '4×4' ],
	[ ':-)', '🙂' ],
	[ ';)', '😉' ],
	[ ':cry:', '😥' ],
	[ '8-)', '😎' ],
	[ 'Wordpress', 'WordPress' ],
] as const;

/**
 * Its words, after WordPress's typography or without: quotes and dashes are none.
 *
 * @param text A text.
 */
export const wordsOf = ( text: string ): string[] =>
	SIGNS.reduce(
		( all, [ sign, other ] ) => all.replaceAll( sign, other ),
		text
	).match( /[\p{L}\p{M}\p{N}\p{Extended_Pictographic}]+/gu ) ?? [];
