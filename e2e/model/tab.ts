import type { Screen } from '../../src/testing/model/ledger';
import { Form } from '../support/form';
import { SignIn } from '../support/sign-in';
import type { Page } from '../support/test';

/** Milliseconds: a form that is still at work after these is broken. */
const LIMIT = 20_000;

/** Milliseconds that the dialog takes to come after a refusal. */
const DIALOG = 500;

/** What the dialog asks. */
export type Asked = 'nothing' | 'sign_in' | 'choose';

/** A tab with the form, and the person before it. */
export class Tab {
	readonly form: Form;
	readonly signIn: SignIn;
	/** Id of the person whose page it is, 0 for a visitor; somebody may have become its owner since. */
	owner = 0;

	constructor( readonly page: Page ) {
		this.form = new Form( page );
		this.signIn = new SignIn( page );
		page.setDefaultTimeout( LIMIT );
		// Leaving a page with unsaved text asks first.
		page.on( 'dialog', ( dialog ) => void dialog.accept() );
	}

	/**
	 * Loads the page with the form.
	 *
	 * @param load Does it.
	 * @return Whether it came: without a network it does not.
	 */
	async load( load: () => Promise< unknown > ): Promise< boolean > {
		await load().catch( () => {} );
		if ( ! ( await this.isThere() ) ) {
			return false;
		}
		// Before its script has run, or while what the device remembers is being sent.
		await this.page.waitForFunction(
			() =>
				document.querySelector( '[data-inkfast]' )?.hasAttribute(
					'data-state'
				)
		);
		this.owner = await this.page.evaluate(
			() =>
				( Reflect.get( window, 'inkfast' ) as {
					config: { session: { user: { id: number } } };
				} ).config.session.user.id
		);
		return true;
	}

	/** Whether a form is on the page. */
	isThere(): Promise< boolean > {
		return this.form.root
			.count()
			.then( ( count ) => count > 0 )
			.catch( () => false );
	}

	async state(): Promise< string > {
		return ( await this.form.root.getAttribute( 'data-state' ) ) ?? '';
	}

	/** Waits until nothing is under way, and until the dialog is there if one comes. */
	async settle(): Promise< string > {
		await this.page.waitForFunction(
			() =>
				! /^(sending|checking)$/.test(
					document
						.querySelector( '[data-inkfast]' )
						?.getAttribute( 'data-state' ) ?? ''
				)
		);
		const state = await this.state();
		if ( state === 'refused' ) {
			await this.signIn.dialog
				.waitFor( { timeout: DIALOG } )
				.catch( () => {} );
		}
		return state;
	}

	async asked(): Promise< Asked > {
		if ( ! ( await this.signIn.dialog.isVisible() ) ) {
			return 'nothing';
		}
		const giving = this.signIn.dialog.getByRole( 'button', {
			name: /^(Post|Save) as /,
		} );
		return ( await giving.isVisible() ) ? 'choose' : 'sign_in';
	}

	/** What is in the fields, as far as anybody sees it. */
	async screen(): Promise< Screen | undefined > {
		if (
			! ( await this.isThere() ) ||
			! ( await this.form.text.isVisible() )
		) {
			return undefined;
		}
		return {
			title: await this.form.title.inputValue(),
			content: await this.form.text.inputValue(),
			owner: this.owner || undefined,
		};
	}

	/** Turns from what was sent to the next one. */
	async another(): Promise< void > {
		const next = this.form.next.getByText( 'Write another' );
		const isLink = ( await next.getAttribute( 'href' ) ) !== null;
		if ( isLink ) {
			await this.load( async () => {
				await next.click();
				await this.page.waitForLoadState();
			} );
		} else {
			await next.click();
		}
	}
}
