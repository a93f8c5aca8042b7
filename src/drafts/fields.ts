/** A draft and the fields of its form. */

import type { Elements } from '../form/elements';
import type { Draft } from './types';

/** By names that stay, whatever the fields are called in the HTML. */
const fieldsOf = ( { title, content }: Elements ) =>
	Object.entries( { title, content } );

/** At the end of a form's settings: another one after the site's salts have changed. */
const SIGNATURE = /:[0-9a-f]{64}$/;

const EDIT = 'edit:';

/**
 * The post that a draft is a change of; none where it is a new one.
 *
 * @param scope The draft's.
 */
export const postOf = ( scope: string ): number | undefined =>
	scope.startsWith( EDIT ) ? Number( scope.slice( EDIT.length ) ) : undefined;

/**
 * The form that a draft belongs to: the same wherever it stands, and another for each post that is edited.
 *
 * @param elements      The form's.
 * @param elements.form The form.
 */
export const scopeOf = ( { form }: Elements ): string =>
	form.dataset.id
		? `${ EDIT }${ form.dataset.id }`
		: ( form.dataset.form ?? '' ).replace( SIGNATURE, '' );

export const readFields = ( elements: Elements ): Draft[ 'text' ] =>
	Object.fromEntries(
		fieldsOf( elements ).map( ( [ name, { value } ] ) => [ name, value ] )
	);

/**
 * Puts a draft into the fields. A field that the form did not have then keeps what the page says.
 *
 * @param elements The form's.
 * @param draft    The draft; none for the page's own text.
 */
export function writeFields(
	elements: Elements,
	draft?: Pick< Draft, 'text' | 'etag' >
): void {
	for ( const [ name, field ] of fieldsOf( elements ) ) {
		field.value = draft?.text[ name ] ?? field.defaultValue;
	}
	// Saving then finds what was changed elsewhere meanwhile.
	elements.etag.value = draft?.etag ?? elements.form.dataset.etag ?? '';
}
