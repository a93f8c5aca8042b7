/** A tab of the model, and the hands before it. */

import type { Post } from '../../../posts/types';
import type { Name } from '../deeds';
import type { Asked, Tab } from '../ground';
import { createStorage } from './device';
import { type Device, openPage, type Page } from './page';

interface World {
	readonly device: Device;
	/** Id of whoever is signed in. */
	readonly here: () => number;
	readonly signIn: ( name: Name ) => Promise< void >;
	/** Whether pages come. */
	readonly isReached: () => boolean;
	/** A post, for those who may change it. */
	readonly post: ( id: number ) => Post | undefined;
	/** Lets happen what happens by itself. */
	readonly quiet: () => Promise< void >;
}

export interface ModelTab extends Tab {
	readonly storage: Storage;
	readonly hear: ( event: string ) => void;
}

const GIVING = /^(Post|Save) as User (\d+)$/;

/**
 * @param world Where it stands.
 */
export function createTab( world: World ): ModelTab {
	const { device, quiet } = world;
	const room = document.createElement( 'div' );
	const storage = createStorage();
	let address = '';
	let page: Page | undefined;
	document.body.append( room );

	const here = (): Page => {
		if ( ! page ) {
			throw new Error( 'There is no page.' );
		}
		return page;
	};
	const load = async () => {
		page?.leave();
		page = undefined;
		const id = Number( /inkfast_edit=(\d+)/.exec( address )?.[ 1 ] ?? 0 );
		const post = id ? world.post( id ) : undefined;

		if ( world.isReached() && ( post || ! id ) ) {
			page = openPage( device, {
				room,
				post,
				user: world.here(),
				sessionStorage: storage,
				moved( to ) {
					address = to;
				},
			} );
		}
		await quiet();
	};
	const buttons = ( within: ParentNode ) => [
		...within.querySelectorAll( 'button' ),
	];
	const dialog = () => room.querySelector( 'dialog' );
	const press = async ( within: ParentNode | null, words: RegExp ) => {
		const button =
			within &&
			buttons( within ).find( ( { textContent } ) =>
				words.test( textContent ?? '' )
			);
		if ( ! button ) {
			throw new Error( `There is no button ${ words }.` );
		}
		button.click();
		await quiet();
		return button;
	};
	const write = (
		field: HTMLInputElement | HTMLTextAreaElement,
		text: string
	) => {
		field.focus();
		field.value = text;
		field.dispatchEvent( new Event( 'input', { bubbles: true } ) );
	};

	const tab: ModelTab = {
		storage,
		hear: ( event ) => void page?.hear( event ),
		owner: () => page?.session.user.id || undefined,
		isThere: async () => !! page,

		async open( post ) {
			address = post ? `?inkfast_edit=${ post }` : '';
			await load();
		},
		reload: load,
		async close() {
			page?.leave( true );
			page = undefined;
			room.remove();
			await quiet();
		},

		async fields() {
			const elements = page?.elements;

			return elements && ! elements.form.hidden
				? {
						title: elements.title.value,
						content: elements.content.value,
					}
				: undefined;
		},
		async settled() {
			await quiet();
			return here().elements.root.dataset.state ?? '';
		},
		async type( title, content ) {
			const { elements } = here();
			if ( elements.title.value !== title ) {
				write( elements.title, title );
			}
			write( elements.content, content );
			await quiet();
			return true;
		},
		canSend: async () => !! page && ! page.elements.form.hidden,
		async send() {
			const { form, button } = here().elements;
			form.requestSubmit( button );
			await quiet();
		},
		async choose( which ) {
			await press(
				here().elements.next,
				which === 'mine' ? /^Keep mine$/ : /^Take the saved one$/
			);
		},
		async another() {
			const { next, form } = here().elements;

			if ( form.dataset.id ) {
				await tab.open();
			} else {
				await press( next, /^Write another$/ );
			}
		},

		async asked(): Promise< Asked > {
			const shown = dialog();

			if ( ! shown ) {
				return 'nothing';
			}
			return buttons( shown ).some( ( { textContent } ) =>
				GIVING.test( textContent ?? '' )
			)
				? 'choose'
				: 'sign_in';
		},
		async dismiss() {
			await press( dialog(), /^(Not now|Keep the text here)$/ );
		},
		async give() {
			const { textContent } = await press( dialog(), GIVING );
			return Number( GIVING.exec( textContent ?? '' )?.[ 2 ] );
		},
		async signIn( name ) {
			if ( ( await tab.asked() ) === 'choose' ) {
				await press( dialog(), /^Sign in as / );
			}
			await world.signIn( name );
			here().hear( 'focus' );
			await quiet();
		},
		asksToStay: async () => here().hear( 'beforeunload' ),
		isBack: quiet,
	};

	return tab;
}
