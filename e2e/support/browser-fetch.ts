import type { Page } from '@playwright/test';

/** What a script on a page sees of a request. */
export interface Seen {
	readonly status: number;
	/** Where redirects led. */
	readonly url: string;
	readonly redirected: boolean;
	readonly body: string;
}

export interface Init {
	readonly method?: string;
	readonly headers?: Readonly< Record< string, string > >;
	readonly body?: string;
	readonly credentials?: 'include';
}

/** How long such a script waits, in ms. */
const PATIENCE = 3000;

/**
 * Asks as any script on the page may.
 *
 * @param page The page whose origin and cookies it has.
 * @param path An address, or a path of the page's own site.
 * @param init As fetch takes it.
 * @return What it sees; the error's name where it sees nothing.
 */
export async function browserFetch(
	page: Page,
	path: string,
	init: Init = {}
): Promise< Seen | string > {
	return page.evaluate(
		async ( [ address, options, patience ] ) => {
			try {
				const answer = await fetch( address, {
					...options,
					signal: AbortSignal.timeout( patience ),
				} );
				return {
					status: answer.status,
					url: answer.url,
					redirected: answer.redirected,
					body: await answer.text(),
				};
			} catch ( error ) {
				return error instanceof Error ? error.name : 'unknown';
			}
		},
		[ path, init, PATIENCE ] as const
	);
}

/**
 * A good nonce of core's, for whoever is signed in.
 *
 * @param page A page of the site.
 */
export async function restNonce( page: Page ): Promise< string > {
	const seen = await browserFetch(
		page,
		'/wp-admin/admin-ajax.php?action=rest-nonce'
	);
	return typeof seen === 'string' ? seen : seen.body;
}
