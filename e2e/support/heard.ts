import type { Page } from '@playwright/test';

/**
 * Listens to the form's live regions as a screen reader does.
 *
 * @param page The page with the form.
 * @return What was said since, in order, and where.
 */
export async function listen( page: Page ) {
	const said = await page.evaluateHandle( () => {
		const heard: { by: string; words: string }[] = [];
		for ( const by of [ 'outcome', 'progress', 'kept' ] ) {
			const region = document.querySelector( `.inkfast-${ by }` );
			if ( region ) {
				new MutationObserver( () =>
					heard.push( { by, words: region.textContent ?? '' } )
				).observe( region, {
					childList: true,
					characterData: true,
					subtree: true,
				} );
			}
		}
		return heard;
	} );
	return {
		/** The texts that a region came to have. */
		async said( by: 'outcome' | 'progress' | 'kept' ): Promise< string[] > {
			const heard = await said.jsonValue();
			return heard
				.filter( ( each ) => each.by === by )
				.map( ( { words } ) => words );
		},
	};
}
