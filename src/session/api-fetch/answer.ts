/** Gives answers to callers as core's api-fetch does, and tells a refused nonce from everything else. */

import type { APIFetchOptions } from '@wordpress/api-fetch';
import { __ } from '@wordpress/i18n';
import { INVALID_NONCE } from '../../delivery/codes';
import { isInteger, isRecord } from '../../shape';

/** What came back from below: an answer, or whatever another middleware makes of one. */
export interface Answer {
	readonly value: unknown;
	/** It was thrown. */
	readonly isThrown: boolean;
}

export const isResponse = ( value: unknown ): value is Response =>
	isRecord( value ) &&
	isInteger( value.status ) &&
	typeof value.clone === 'function';

async function parse( response: Response ): Promise< unknown > {
	try {
		const text = await response.text();

		return response.ok && text === '' ? null : JSON.parse( text );
	} catch {
		throw {
			code: 'invalid_json',
			// Core's own words, in core's own text domain.
			// eslint-disable-next-line @wordpress/i18n-text-domain
			message: __( 'The response is not a valid JSON response.' ),
		};
	}
}

/**
 * The error of an answer that refuses the nonce; undefined for every other.
 *
 * @param answer What came back.
 */
export async function refusalIn( {
	value,
	isThrown,
}: Answer ): Promise< unknown > {
	const isAnswer = isResponse( value );

	if ( ! isThrown || ( isAnswer && value.status !== 403 ) ) {
		return undefined;
	}

	const error = isAnswer
		? await parse( value.clone() ).catch( () => undefined )
		: value;

	return isRecord( error ) && error.code === INVALID_NONCE
		? error
		: undefined;
}

/**
 * Hands an answer over.
 *
 * @param answer  What came back from below, unparsed.
 * @param options The caller's.
 */
export async function deliver(
	{ value, isThrown }: Answer,
	options: APIFetchOptions
): Promise< unknown > {
	let result = value;

	if ( isResponse( value ) && options.parse !== false ) {
		result = await parse( value );
	}

	if ( isThrown ) {
		throw result;
	}
	return result;
}
