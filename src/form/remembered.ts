/** A send as the device remembers it: believed only after its shape was looked at. */

import { type Guard, isRecord, isString } from '../shape';
import type { Send, Wish } from './state';

/**
 * @param value As it comes back from the device.
 */
export const isSend: Guard< Send > = ( value ): value is Send =>
	isWish( value ) &&
	isMissingOr( isBoolean, Reflect.get( value, 'isOpen' ) ) &&
	isMissingOr( isBoolean, Reflect.get( value, 'isHeld' ) ) &&
	isMissingOr( isWish, Reflect.get( value, 'next' ) );

const isWish = ( value: unknown ): value is Wish =>
	isRecord( value ) &&
	isString( value.title ) &&
	isString( value.content ) &&
	isString( value.key ) &&
	isMissingOr( isTarget, value.target ) &&
	isMissingOr( isString, value.status );

const isTarget = ( value: unknown ): boolean =>
	isRecord( value ) && Number.isInteger( value.id ) && isString( value.etag );

const isBoolean = ( value: unknown ): boolean => typeof value === 'boolean';

const isMissingOr = (
	is: ( value: unknown ) => boolean,
	value: unknown
): boolean => value === undefined || is( value );
