/** An error as WordPress's REST API writes it. Pure. */

import { isInteger, isRecord, isString, shape } from '../shape';
import type { Limit } from './causes';

export interface RestError {
	readonly code: string;
	readonly message: string;
	/** Whatever it has under `data`. */
	readonly data: Readonly< Record< string, unknown > >;
}

const isError = shape< Omit< RestError, 'data' > >( {
	code: isString,
	message: isString,
} );

const isLimit = shape< Limit >( {
	field: isString,
	limit: isInteger,
	unit: isString,
} );

/**
 * @param json What was read from the body.
 */
export function readError( json: unknown ): RestError | undefined {
	if ( ! isError( json ) || json.code === '' ) {
		return undefined;
	}

	const data = 'data' in json && isRecord( json.data ) ? json.data : {};

	return { code: json.code, message: json.message, data };
}

/**
 * Messages by field. Core gives them as an object; for missing fields it gives the names alone.
 *
 * @param error The error.
 */
export function fieldsOf( {
	data,
	message,
}: RestError ): Record< string, string > {
	const { params } = data;
	const entries: [ string, unknown ][] = Array.isArray( params )
		? params.map( ( name ) => [ String( name ), message ] )
		: Object.entries( isRecord( params ) ? params : {} );

	return Object.fromEntries(
		entries.flatMap( ( [ name, text ] ) =>
			isString( text ) ? [ [ name, text ] ] : []
		)
	);
}

/**
 * The limit that was passed, as `inkfast_too_large` names it.
 *
 * @param error The error.
 */
export const limitOf = ( { data }: RestError ): Limit | undefined =>
	isLimit( data )
		? { field: data.field, limit: data.limit, unit: data.unit }
		: undefined;
