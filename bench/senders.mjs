/**
 * How things are sent from a page.
 */

/** How long a client may go on that never stops. */
export const CAP = 5000;

/** As other scripts of a page send: many at once, each waiting for its own answer. */
export async function byScript( page, who, each ) {
	const sending = page.evaluate(
		( [ route, times ] ) => {
			const one = ( index ) =>
				window.wp.apiFetch( {
					path: route,
					method: 'POST',
					data: {
						title: `Of a script ${ index }`,
						content: 'Words.',
						status: 'draft',
					},
				} );
			return Promise.allSettled(
				Array.from( { length: times }, ( _, index ) => one( index ) )
			).then( () => true );
		},
		[ who.path, each ]
	);
	// Core's own client never ends when it is refused for ever.
	await Promise.race( [
		sending.catch( () => {} ),
		page.waitForTimeout( each > 1 ? 60_000 : CAP ),
	] );
}

/** As a person sends. */
export async function byForm( page ) {
	await page.getByRole( 'textbox', { name: 'Title' } ).fill( 'Of a person' );
	await page.getByRole( 'textbox', { name: 'Text' } ).fill( 'Words.' );
	await page.locator( '.inkfast-send' ).click();
	await page.waitForSelector( '[data-inkfast][data-state="sent"]' );
}
