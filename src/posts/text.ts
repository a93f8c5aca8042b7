/** What is typed. Mirrors includes/Posts/PlainText.php. Pure. */

/**
 * Whether a text holds half a character. JSON can write it, but PHP refuses to read it.
 *
 * @param text Typed text.
 */
export const isBroken = ( text: string ): boolean =>
	/\p{Surrogate}/u.test( text );
