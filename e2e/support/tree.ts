import { expect, type Locator } from '@playwright/test';

/**
 * Compares what assistive technology is told with what was reviewed: e2e/snapshots/<name>.aria.yml. A new one is written at
 * the first run (not under CI) and is to be read before it is committed; `--update-snapshots` writes it anew.
 *
 * @param part A part of the page.
 * @param name The state that it is in.
 */
export async function expectTree(
	part: Locator,
	name: string
): Promise< void > {
	await expect( part ).toMatchAriaSnapshot( { name: `${ name }.aria.yml` } );
}
