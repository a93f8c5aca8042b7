/** A post in requests and answers. Mirrors includes/Posts/PostSchema.php field by field. */

import type { Outcome } from '../delivery/causes';
import {
	type Guard,
	isBoolean,
	isInteger,
	isString,
	nullOr,
	shape,
} from '../shape';

/** The statuses that may be asked for. */
export type AskedStatus = 'draft' | 'pending' | 'publish';

export interface Post {
	readonly id: number;
	readonly type: string;
	/** `draft`, `pending`, `publish`, `future`, `private`, `trash`, or one of another plugin's. */
	readonly status: string;
	readonly title: { readonly raw: string };
	/** `raw` is null when `plain` is false. */
	readonly content: { readonly raw: string | null };
	/** False: edited elsewhere into what the field cannot show faithfully; `edit_link` opens it. */
	readonly plain: boolean;
	/** Where it is seen; a preview of what is not published. */
	readonly link: string;
	/** WordPress's editor; empty without the right. */
	readonly edit_link: string;
	/** Unix seconds. */
	readonly modified: number;
	/** Without quotes. */
	readonly etag: string;
	/** Asked to publish without the right: it is pending. */
	readonly needs_review: boolean;
	readonly can: {
		readonly edit: boolean;
		readonly publish: boolean;
		readonly delete: boolean;
	};
}

export interface ChangeInput {
	readonly title?: string;
	readonly content?: string;
	readonly status?: AskedStatus;
}

export interface CreateInput extends ChangeInput {
	/** The form's signed settings. */
	readonly form?: string;
}

export interface PostsClient {
	/** The key is the delivery's: with it a create can be repeated as often as is needed. */
	create: ( input: CreateInput, key: string ) => Promise< Outcome< Post > >;
	change: (
		id: number,
		etag: string,
		input: ChangeInput,
		key: string
	) => Promise< Outcome< Post > >;
	read: ( id: number ) => Promise< Outcome< Post > >;
}

export const isPost: Guard< Post > = shape< Post >( {
	id: isInteger,
	type: isString,
	status: isString,
	title: shape< Post[ 'title' ] >( { raw: isString } ),
	content: shape< Post[ 'content' ] >( { raw: nullOr( isString ) } ),
	plain: isBoolean,
	link: isString,
	edit_link: isString,
	modified: isInteger,
	etag: isString,
	needs_review: isBoolean,
	can: shape< Post[ 'can' ] >( {
		edit: isBoolean,
		publish: isBoolean,
		delete: isBoolean,
	} ),
} );
