/** Addresses of the page that the form is on. */

/**
 * This page with a post to edit, or with none.
 *
 * @param here The page's address.
 * @param id   The post's.
 */
export function editUrl( here: string, id?: number ): string {
	const url = new URL( here );
	url.hash = '';
	url.searchParams.delete( 'inkfast_edit' );

	if ( id ) {
		url.searchParams.set( 'inkfast_edit', `${ id }` );
	}

	return url.href;
}
