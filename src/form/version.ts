/** Which stored version the text in the fields belongs to, also after the browser has put back what was typed before a reload. */

import { type Elements, isDirty } from './elements';

/**
 * A browser may restore typed text into a newer page. Then the restored version stays with it, and saving finds the
 * conflict instead of overwriting the newer text unseen. Text as the page brought it belongs to the page's version.
 *
 * The field is empty in the HTML and filled here, because browsers restore only what differs from the HTML.
 *
 * @param elements The form's.
 */
export function keepVersion( elements: Elements ): void {
	const { form, etag } = elements;

	if ( ! etag.value || ! isDirty( elements ) ) {
		etag.value = form.dataset.etag ?? '';
	}
}

/**
 * A page that was posted without this script brings the text back, stored nowhere: it counts as typed, not as the page's own.
 *
 * @param elements         The form's.
 * @param elements.form    The form.
 * @param elements.title   The title.
 * @param elements.content The text.
 */
export function keepTyped( { form, title, content }: Elements ): void {
	if ( form.dataset.unsaved === undefined ) {
		return;
	}

	for ( const field of [ title, content ] ) {
		const { value } = field;
		field.defaultValue = '';
		field.value = value;
	}
}
