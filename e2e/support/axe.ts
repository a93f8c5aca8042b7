import AxeBuilder from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

/** WCAG 2.2, levels A and AA, and what axe's authors hold for good practice. */
const TAGS = [
	'wcag2a',
	'wcag2aa',
	'wcag21a',
	'wcag21aa',
	'wcag22aa',
	'best-practice',
];

/**
 * Fails unless axe finds nothing.
 *
 * @param page
 * @param within Judge this part of the page alone: the rest is the theme's.
 */
export async function expectAccessible(
	page: Page,
	within = '.inkfast'
): Promise< void > {
	const { violations } = await new AxeBuilder( { page } )
		.include( within )
		.withTags( TAGS )
		.analyze();
	const found = violations.flatMap( ( { id, help, nodes } ) =>
		nodes
			// What is in a frame is WordPress's sign-in page.
			.filter( ( { target } ) => target.length === 1 )
			.map(
				( node ) => `${ id }: ${ help } — ${ node.target.join( ' ' ) }`
			)
	);
	expect( found, 'what axe finds' ).toEqual( [] );
}
