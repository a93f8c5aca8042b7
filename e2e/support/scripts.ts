import type { Page } from '@playwright/test';

/** What a script on the page asks of wp.apiFetch. */
export interface Call {
	readonly path: string;
	readonly method?: 'GET' | 'POST';
	readonly data?: Readonly< Record< string, unknown > >;
	/** False: the caller wants the Response. */
	readonly parse?: boolean;
}

/** What it gets. */
export interface Result {
	readonly ok: boolean;
	/** Of the post that was made, where one was. */
	readonly id?: number;
	/** Of the error, parsed by us where the caller wanted the Response. */
	readonly code?: string;
	/** The code of the error that the server gave. */
	readonly original?: string;
	readonly message?: string;
}

interface PageGlobals {
	readonly wp: {
		readonly apiFetch: ( ( options: object ) => Promise< unknown > ) & {
			readonly nonceMiddleware: { readonly nonce: string };
		};
	};
	readonly inkfast: {
		readonly protect: () => void;
		readonly config: { readonly session: { readonly nonce: string } };
	};
}

/**
 * Another script of the page calls the REST API by core's means, all calls at once.
 *
 * @param page  The page.
 * @param calls What it asks.
 * @return How each ended, in their order.
 */
export function callApi( page: Page, calls: readonly Call[] ) {
	return page.evaluate( async ( all ): Promise< Result[] > => {
		const { wp } = window as unknown as PageGlobals;
		const read = async ( value: unknown ) =>
			value instanceof Response ? await value.json() : value;
		return Promise.all(
			all.map( ( call ) =>
				wp.apiFetch( { ...call } ).then(
					async ( value ) => {
						const { id } = await read( value );
						return { ok: true, id };
					},
					async ( error ) => {
						const { code, message, data } = await read( error );
						const original = data?.original?.code;
						return { ok: false, code, message, original };
					}
				)
			)
		);
	}, calls );
}

/**
 * Puts every call of wp.apiFetch on the page under our care.
 *
 * @param page The page.
 */
export const protect = ( page: Page ): Promise< void > =>
	page.evaluate( () =>
		( window as unknown as PageGlobals ).inkfast.protect()
	);

/**
 * The nonce that the page was made with, and the one that core's wp.apiFetch would send now.
 *
 * @param page The page.
 */
export const nonces = ( page: Page ) =>
	page.evaluate( () => {
		const { wp, inkfast } = window as unknown as PageGlobals;
		return {
			made: inkfast.config.session.nonce,
			now: wp.apiFetch.nonceMiddleware.nonce,
		};
	} );
