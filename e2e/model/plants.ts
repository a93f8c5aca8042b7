import { randomUUID } from 'node:crypto';
import type { BrowserContext } from '../support/test';

/**
 * Puts a fault into the client, to see that it is found: `keys` gives each try another key.
 *
 * @param context The browser.
 * @param fault   Its name; none in a true run.
 */
export async function plant(
	context: BrowserContext,
	fault: string | undefined
): Promise< void > {
	if ( fault === 'keys' ) {
		await context.route( /v1\/posts(\?|$)/, ( route ) =>
			route.continue( {
				headers: {
					...route.request().headers(),
					...( route.request().method() === 'POST' && {
						'idempotency-key': randomUUID(),
					} ),
				},
			} )
		);
	}
}
