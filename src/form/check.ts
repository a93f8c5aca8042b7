/** What the server would refuse, said before sending. Mirrors PostReader and PostSchema in includes/Posts. */

import { __, _n, sprintf } from '@wordpress/i18n';
import type { Refusal } from '../delivery/causes';
import { isBroken } from '../posts/text';
import type { Text } from './state';

/** Characters. */
export const TITLE_LIMIT = 1000;

/** Bytes in UTF-8. */
export const TEXT_LIMIT = 2 * 1024 * 1024;

// What no page can show; tabs may stand anywhere, line ends in the text.
const CONTROL = /[\0-\x08\x0b-\x1f\x7f-\x9f]/;

/** Something that would be seen. */
const VISIBLE = /[^\p{Z}\p{Cc}\p{Cf}]/u;

/**
 * A refusal like the server's, or nothing.
 *
 * @param text What was typed.
 */
export function check( text: Text ): Refusal | undefined {
	const title = checkTitle( text.title );
	const content = checkContent( text );
	const fields = {
		...( title && { title } ),
		...( content && { content } ),
	};

	return title || content
		? {
				cause: 'invalid',
				code: 'inkfast_invalid',
				status: 0,
				message: '',
				fields,
				mayHaveArrived: false,
			}
		: undefined;
}

function checkTitle( title: string ): string | undefined {
	const length = Array.from( title.trim() ).length;

	if ( length > TITLE_LIMIT ) {
		return sprintf(
			/* translators: 1: number of characters, 2: number of characters. */
			__(
				'The title has %1$s characters. It can have %2$s at most.',
				'inkfast'
			),
			length.toLocaleString(),
			TITLE_LIMIT.toLocaleString()
		);
	}

	return unshowable( title );
}

function checkContent( { title, content }: Text ): string | undefined {
	const size = new Blob( [ content ] ).size;

	if ( size > TEXT_LIMIT ) {
		const over = size - TEXT_LIMIT;

		return sprintf(
			/* translators: %s: number of bytes. */
			_n(
				'The text is too long by %s byte. It can have 2 MB at most.',
				'The text is too long by %s bytes. It can have 2 MB at most.',
				over,
				'inkfast'
			),
			over.toLocaleString()
		);
	}

	return VISIBLE.test( title + content )
		? unshowable( content )
		: __( 'Please write a title or a text first.', 'inkfast' );
}

function unshowable( text: string ): string | undefined {
	if ( isBroken( text ) ) {
		return __(
			'This holds a broken character, which cannot be sent. Please remove it.',
			'inkfast'
		);
	}

	return CONTROL.test( text )
		? __(
				'This holds a control character, which cannot be shown. Please remove it.',
				'inkfast'
			)
		: undefined;
}
