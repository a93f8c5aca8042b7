/** Drafts: what the writer typed, kept on the device. */

import {
	type Guard,
	isInteger,
	isRecord,
	isString,
	recordOf,
	shape,
} from '../shape';

/** One composition. */
export interface Draft {
	/** Made when it begins; the idempotency key of the post's first send. */
	readonly id: string;
	/** The form it belongs to. */
	readonly scope: string;
	/** Goes up with every save: of two versions the higher one counts. */
	readonly seq: number;
	/** The device's clock, milliseconds. */
	readonly savedAt: number;
	/** By name of field. A form may have lost or gained one since. */
	readonly text: Readonly< Record< string, string > >;
	/** Of the stored post that the text is a change of. */
	readonly etag?: string;
	/** Where that post was changed. */
	readonly page?: string;
	/** What was sent and is not answered yet; only who sends knows its shape. */
	readonly sent?: unknown;
}

/** What is for the writer alone. */
export type Words = Pick< Draft, 'text' | 'etag' | 'page' | 'sent' >;

/** Sealed words, in base64. */
export interface Sealed {
	/** The key of the page that wrote them, sealed with the writer's own. */
	readonly key: string;
	/** The words, sealed with that key; where there is a pad, each byte changed by the pad's. */
	readonly data: string;
	/** Random bytes, sealed with that key before the words were known. */
	readonly pad?: string;
}

/** A draft as it lies on the device. */
export interface Stored extends Omit< Draft, keyof Words > {
	/** Id of the writer, 0 for a visitor. */
	readonly user: number;
	/** The tab that wrote it last. */
	readonly tab: string;
	/** JSON of `Words`, or the same sealed. */
	readonly words: string | Sealed;
}

const optional =
	< T >( guard: Guard< T > ): Guard< T | undefined > =>
	( value ) =>
		value === undefined || guard( value );

const isSealed = ( value: unknown ): value is Sealed =>
	isRecord( value ) &&
	isString( value.key ) &&
	isString( value.data ) &&
	optional( isString )( value.pad );

export const isStored: Guard< Stored > = shape< Stored >( {
	id: ( value ): value is string =>
		isString( value ) && /^[\w-]{16,128}$/.test( value ),
	scope: isString,
	user: isInteger,
	tab: isString,
	seq: isInteger,
	savedAt: isInteger,
	words: ( value ): value is string | Sealed =>
		isString( value ) || isSealed( value ),
} );

export const isWords = ( value: unknown ): value is Words =>
	isRecord( value ) &&
	recordOf( isString )( value.text ) &&
	optional( isString )( value.etag ) &&
	optional( isString )( value.page );
