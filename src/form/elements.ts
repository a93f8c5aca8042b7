/** The parts of a form's HTML. includes/Form/View.php makes them. */

import type { FormData } from './labels';
import type { Target, Text } from './state';

export interface Elements {
	readonly root: HTMLElement;
	readonly form: HTMLFormElement;
	readonly title: HTMLInputElement;
	readonly content: HTMLTextAreaElement;
	/** The version that the text in the fields belongs to. A field, so that a browser restores it together with the text. */
	readonly etag: HTMLInputElement;
	readonly button: HTMLButtonElement;
	/** All buttons that send. */
	readonly buttons: readonly HTMLButtonElement[];
	readonly signin: HTMLElement;
	readonly progress: HTMLElement;
	/** The live region. */
	readonly outcome: HTMLElement;
	/** What can be done next. */
	readonly next: HTMLElement;
}

/**
 * Finds the parts; nothing when one is missing, since half a form would be worse than none.
 *
 * @param root The section.
 */
export function findElements( root: HTMLElement ): Elements | undefined {
	const form = root.querySelector( 'form' );
	const title = root.querySelector< HTMLInputElement >(
		'[name="inkfast[title]"]'
	);
	const content = root.querySelector( 'textarea' );
	const etag = root.querySelector< HTMLInputElement >( '[name=etag]' );
	const buttons = [
		...root.querySelectorAll< HTMLButtonElement >( '[type=submit]' ),
	];
	const part = ( name: string ) =>
		root.querySelector< HTMLElement >( `.inkfast-${ name }` );
	const button = buttons[ 0 ];
	const signin = part( 'signin' );
	const progress = part( 'progress' );
	const outcome = part( 'outcome' );
	const next = part( 'next' );

	return form &&
		title &&
		content &&
		etag &&
		button &&
		signin &&
		progress &&
		outcome &&
		next
		? {
				root,
				form,
				title,
				content,
				etag,
				button,
				buttons,
				signin,
				progress,
				outcome,
				next,
			}
		: undefined;
}

/**
 * What the page says about the form.
 *
 * @param elements       The form's.
 * @param elements.form  The form.
 */
export function readData( { form }: Elements ): FormData {
	const {
		form: settings = '',
		type = '',
		status = '',
		button = '',
	} = form.dataset;

	return { form: settings, type, status, button };
}

/**
 * The key of what was posted without this script, and is shown again because it was not stored or nobody knows.
 *
 * @param elements      The form's.
 * @param elements.form The form.
 */
export function readKey( { form }: Elements ): string {
	const key = form.querySelector< HTMLInputElement >(
		'[name="inkfast[key]"]'
	);

	return ( form.dataset.unsaved !== undefined && key?.value ) || '';
}

/**
 * The post that is edited, in the version that the text in the fields belongs to.
 *
 * @param elements      The form's.
 * @param elements.form The form.
 * @param elements.etag The version.
 */
export function readTarget( { form, etag }: Elements ): Target | undefined {
	const id = Number( form.dataset.id );

	return id ? { id, etag: etag.value } : undefined;
}

export const readText = ( { title, content }: Elements ): Text => ( {
	title: title.value,
	content: content.value,
} );

/**
 * Whether a text is what stands in the fields.
 *
 * @param elements The form's.
 * @param text     A text.
 */
export const isText = ( elements: Elements, text: Text ): boolean =>
	elements.title.value === text.title &&
	elements.content.value === text.content;

export function writeText( { title, content }: Elements, text: Text ): void {
	title.value = text.title;
	content.value = text.content;
}

/** Whether there is something in the fields that is stored nowhere. */
export const isDirty = ( { title, content }: Elements ): boolean =>
	title.value !== title.defaultValue ||
	content.value !== content.defaultValue;
