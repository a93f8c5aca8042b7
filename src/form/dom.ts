/** Making elements, in few words. Text only: nothing here reads HTML. */

/**
 * An element with properties and children.
 *
 * @param name       Its name.
 * @param properties Set on it.
 * @param children   Put into it.
 */
export function make< K extends keyof HTMLElementTagNameMap >(
	name: K,
	properties: Partial< HTMLElementTagNameMap[ K ] > = {},
	...children: ( Node | string )[]
): HTMLElementTagNameMap[ K ] {
	const element = Object.assign( document.createElement( name ), properties );
	element.append( ...children );

	return element;
}

export const link = ( href: string, text: string ): HTMLAnchorElement =>
	make( 'a', { href }, text );

/**
 * A button that sends nothing by itself.
 *
 * @param text      Its words.
 * @param run       What it does.
 * @param className The theme's class for buttons, or ours for one that looks like a link.
 */
export const button = (
	text: string,
	run: () => void,
	className = 'wp-element-button button'
): HTMLButtonElement =>
	make( 'button', { type: 'button', className, onclick: run }, text );
