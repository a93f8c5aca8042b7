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

/** What was sent when the answer was lost. */
export interface FindInput {
	readonly title: string;
	readonly content: string;
	/** The device's clock when it was sent, milliseconds. */
	readonly since: number;
}

export interface PostsClient {
	create: ( input: CreateInput ) => Promise< Outcome< Post > >;
	change: (
		id: number,
		etag: string,
		input: ChangeInput
	) => Promise< Outcome< Post > >;
	read: ( id: number ) => Promise< Outcome< Post > >;
	/** The caller's own post with just this title and text, stored since; null when there is none. */
	find: ( input: FindInput ) => Promise< Outcome< Post | null > >;
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
