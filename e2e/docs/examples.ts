/** The examples of the documentation, as they stand in its Markdown: each is the fenced code below a heading. */

import { readFileSync } from 'node:fs';
import path from 'node:path';
import { root } from '../../bin/lib/paths.mjs';

/**
 * Every example of a page, by the heading above it.
 *
 * @param page     Such as `hooks.md`.
 * @param language Such as `js`.
 */
export function examples(
	page: string,
	language: string
): Map< string, string > {
	const text = readFileSync( path.join( root, 'docs', page ), 'utf8' );
	const found = new Map< string, string >();
	let heading = '';
	for ( const part of text.matchAll(
		/^#+ (?<heading>.+)$|^```(?<language>\w*)\n(?<code>[^]*?)^```$/gm
	) ) {
		const { heading: words, language: kind, code } = part.groups ?? {};
		if ( words !== undefined ) {
			heading = words.replaceAll( '`', '' );
		} else if ( kind === language ) {
			if ( found.has( heading ) ) {
				throw new Error(
					`Two examples of ${ language } below "${ heading }" in docs/${ page }: a test could not tell them apart.`
				);
			}
			found.set( heading, code ?? '' );
		}
	}
	return found;
}

/**
 * One example.
 *
 * @param page     Such as `hooks.md`.
 * @param language Such as `js`.
 * @param heading  The heading above it.
 */
export function example(
	page: string,
	language: string,
	heading: string
): string {
	const code = examples( page, language ).get( heading );
	if ( code === undefined ) {
		throw new Error(
			`There is no example of ${ language } below "${ heading }" in docs/${ page }.`
		);
	}
	return code;
}
