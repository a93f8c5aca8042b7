/** What came back from a send, read whole, so that everything after is pure. */

import { parseJson } from '../shape';

export interface Answer {
	readonly kind: 'answer';
	readonly status: number;
	readonly header: ( name: string ) => string | null;
	readonly body: string;
	/** The body, where it is JSON. */
	readonly json: unknown;
	readonly isRedirected: boolean;
}

export interface NoAnswer {
	readonly kind: 'none';
	readonly why: 'timeout' | 'cut' | 'offline';
	/** It went out, as far as one can know. */
	readonly isSent: boolean;
}

/**
 * @param response An answer whose body nobody has read yet. Rejects when the connection is cut in the middle of it.
 */
export async function readAnswer( response: Response ): Promise< Answer > {
	const body = await response.text();

	return {
		kind: 'answer',
		status: response.status,
		header: ( name ) => response.headers.get( name ),
		body,
		json: parseJson( body ),
		isRedirected: response.redirected,
	};
}

/**
 * Id of the user who is here, if the answer tells.
 *
 * @param answer Any.
 */
export function userIn( { header }: Answer ): number | undefined {
	const id = header( 'Inkfast-User' );

	return id === null ? undefined : Number( id );
}
