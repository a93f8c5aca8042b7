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
