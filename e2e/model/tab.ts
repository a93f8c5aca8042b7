import type { Name } from '../../src/testing/model/deeds';
import type { Asked, Tab } from '../../src/testing/model/ground';
import { Form } from '../support/form';
import type { Person } from '../support/people';
import { SignIn } from '../support/sign-in';
import type { Page } from '../support/test';

/** Milliseconds: what is still at work after these is broken. */
const LIMIT = 20_000;

/** Milliseconds that the dialog takes to come after a refusal, and to go after an answer. */
const DIALOG = 500;

/** Milliseconds until what is on the device is on the screen. */
const BACK = 5000;

const GIVING = /^(Post|Save) as /;

type People = Readonly< Record< Name, Person > >;

/** A tab of a real browser. */
export class BrowserTab implements Tab {
	private readonly form: Form;
	private readonly ask: SignIn;
	private whose = 0;

	/**
	 * @param page    The tab.
	 * @param people  Who may come.
	 * @param address Of the page with the form.
	 */
	constructor(
		readonly page: Page,
		private readonly people: People,
		private readonly address: string
	) {
		this.form = new Form( page );
		this.ask = new SignIn( page );
		page.setDefaultTimeout( LIMIT );
		// Leaving a page with unsaved text asks first.
		page.on( 'dialog', ( dialog ) => void dialog.accept() );
	}

	/** A visitor's page may have become somebody's. */
	owner(): number | undefined {
		return this.whose || undefined;
	}

	isThere(): Promise< boolean > {
		return this.form.root.count().then(
			( count ) => count > 0,
			() => false
		);
	}

	open( post?: number ): Promise< void > {
		const query = post ? `?inkfast_edit=${ post }` : '';
		return this.load( () => this.page.goto( this.address + query ) );
	}

	reload(): Promise< void > {
		return this.load( () => this.page.reload() );
	}

	close(): Promise< void > {
		return this.page.close( { runBeforeUnload: false } );
	}

	async fields() {
		const { title, text } = this.form;
		return ( await this.isThere() ) && ( await text.isVisible() )
			? {
					title: await title.inputValue(),
					content: await text.inputValue(),
				}
			: undefined;
	}

	async settled(): Promise< string > {
		await this.page.waitForFunction(
			() =>
				! /^(sending|checking)$/.test(
					document
						.querySelector( '[data-inkfast]' )
						?.getAttribute( 'data-state' ) ?? ''
				)
		);
		const state = await this.form.root.getAttribute( 'data-state' );
		if ( state === 'refused' ) {
			await this.ask.dialog
				.waitFor( { timeout: DIALOG } )
				.catch( () => {} );
		}
		return state ?? '';
	}

	async type( title: string, content: string ): Promise< boolean > {
		const { title: heading, text } = this.form;
		if ( ( await heading.inputValue() ) !== title ) {
			await heading.fill( title );
			const now = await heading.inputValue();
			if ( now !== title ) {
				// A draft came back between the first look and the first key.
				await heading.fill( now.replace( title, '' ) );
				return false;
			}
		}
		await text.fill( content );
		return ( await text.inputValue() ) === content;
	}

	canSend(): Promise< boolean > {
		return this.form.button.isVisible();
	}

	send(): Promise< void > {
		return this.form.button.click();
	}

	choose( which: 'mine' | 'theirs' ): Promise< void > {
		return this.form.next
			.getByRole( 'button', {
				name: which === 'mine' ? 'Keep mine' : 'Take the saved one',
			} )
			.click();
	}

	async another(): Promise< void > {
		const next = this.form.next.getByText( 'Write another' );
		if ( ( await next.getAttribute( 'href' ) ) === null ) {
			await next.click();
		} else {
			await this.open();
		}
	}

	async asked(): Promise< Asked > {
		if ( ! ( await this.ask.dialog.isVisible() ) ) {
			return 'nothing';
		}
		return ( await this.giving.isVisible() ) ? 'choose' : 'sign_in';
	}

	dismiss(): Promise< void > {
		return this.ask.dismiss();
	}

	async give(): Promise< number > {
		const words = ( await this.giving.textContent() ) ?? '';
		const { ada, bo } = this.people;
		const { id } = words.endsWith( bo.name ) ? bo : ada;
		await this.ask.choose( GIVING );
		this.whose = id;
		return id;
	}

	async signIn( name: Name ): Promise< void > {
		if ( ( await this.asked() ) === 'choose' ) {
			await this.ask.choose( /^Sign in as / );
		}
		await this.ask.enter( this.people[ name ] );
		await this.ask.dialog
			.locator( 'iframe' )
			.waitFor( { state: 'detached', timeout: BACK } )
			.catch( () => {} );
	}

	asksToStay(): Promise< boolean > {
		return this.page.evaluate(
			() =>
				! window.dispatchEvent(
					new Event( 'beforeunload', { cancelable: true } )
				)
		);
	}

	async isBack(): Promise< void > {
		await this.page
			.waitForFunction(
				() => {
					const root = document.querySelector( '[data-inkfast]' );
					const text = root?.querySelector( 'textarea' );
					return (
						root?.getAttribute( 'data-state' ) !== 'idle' ||
						text?.value !== text?.defaultValue
					);
				},
				undefined,
				{ timeout: BACK }
			)
			.catch( () => {} );
	}

	private get giving() {
		return this.ask.dialog.getByRole( 'button', { name: GIVING } );
	}

	private async load( load: () => Promise< unknown > ): Promise< void > {
		await load().catch( () => {} );
		if ( ! ( await this.isThere() ) ) {
			return;
		}
		// Until its script has run.
		await this.page.waitForFunction( () =>
			document
				.querySelector( '[data-inkfast]' )
				?.hasAttribute( 'data-state' )
		);
		this.whose = await this.page.evaluate(
			() =>
				(
					Reflect.get( window, 'inkfast' ) as {
						config: { session: { user: { id: number } } };
					}
				 ).config.session.user.id
		);
	}
}
