/** Guards for what comes from the network: a value is believed only after its shape was looked at. */

export type Guard< T > = ( value: unknown ) => value is T;

export const isString: Guard< string > = ( value ) => typeof value === 'string';

export const isBoolean: Guard< boolean > = ( value ) =>
	typeof value === 'boolean';

export const isInteger: Guard< number > = ( value ): value is number =>
	Number.isInteger( value );

export const isRecord = (
	value: unknown
): value is Readonly< Record< string, unknown > > =>
	typeof value === 'object' && value !== null;

export const nullOr =
	< T >( guard: Guard< T > ): Guard< T | null > =>
	( value ) =>
		value === null || guard( value );

export const listOf =
	< T >( guard: Guard< T > ): Guard< readonly T[] > =>
	( value ): value is readonly T[] =>
		Array.isArray( value ) && value.every( guard );

/**
 * An object used as a dictionary. PHP writes an empty one as `[]`, which reads the same.
 *
 * @param guard Of each value.
 */
export const recordOf =
	< T >( guard: Guard< T > ): Guard< Readonly< Record< string, T > > > =>
	( value ): value is Readonly< Record< string, T > > =>
		isRecord( value ) && Object.values( value ).every( guard );

/**
 * An object with at least these fields. More of them are no fault: servers grow.
 *
 * @param fields A guard for every field of the type; the compiler holds both equal.
 */
export const shape =
	< T extends object >( fields: {
		readonly [ K in keyof T ]-?: Guard< T[ K ] >;
	} ): Guard< T > =>
	( value ): value is T => {
		if ( ! isRecord( value ) ) {
			return false;
		}

		for ( const name in fields ) {
			if ( ! fields[ name ]( value[ name ] ) ) {
				return false;
			}
		}

		return true;
	};

/**
 * What a text says in JSON; undefined when it says nothing.
 *
 * @param text Any.
 */
export function parseJson( text: string ): unknown {
	try {
		return JSON.parse( text );
	} catch {
		return undefined;
	}
}
