/** What is typed, as it is compared and stored. Mirrors includes/Posts/PlainText.php. Pure. */

import type { FindInput, Post } from './types';

/**
 * Line ends as a textarea has them.
 *
 * @param text Typed text.
 */
const normalise = ( text: string ): string => text.replace( /\r\n?/g, '\n' );

/**
 * Whether a text holds half a character. JSON can write it, but PHP refuses to read it.
 *
 * @param text Typed text.
 */
export const isBroken = ( text: string ): boolean =>
	/\p{Surrogate}/u.test( text );

/** Seconds by which the clocks of several servers may differ. */
const TOLERANCE = 5;

/**
 * Whether a post is what was sent.
 *
 * @param post From the server.
 * @param sent Title and text as they were typed, and the server's clock when they were sent, Unix seconds.
 */
export const isSame = ( post: Post, sent: FindInput ): boolean =>
	post.title.raw === sent.title.trim() &&
	post.content.raw === normalise( sent.content ) &&
	post.modified >= sent.since - TOLERANCE;
