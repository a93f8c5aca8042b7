import {
	expect,
	type FrameLocator,
	type Locator,
	type Page,
} from '@playwright/test';
import type { Person } from './people';

/** The dialog that asks who sends, as a person uses it. */
export class SignIn {
	readonly dialog: Locator;
	/** WordPress's sign-in page. */
	readonly frame: FrameLocator;

	constructor( private readonly page: Page ) {
		this.dialog = page.getByRole( 'dialog' );
		this.frame = this.dialog.frameLocator( 'iframe' );
	}

	/**
	 * Waits until the dialog shows this.
	 *
	 * @param heading Its heading, or its beginning.
	 */
	async opened( heading: string | RegExp = /^Sign in/ ): Promise< this > {
		await expect( this.dialog ).toHaveAccessibleName( heading );
		return this;
	}

	/**
	 * Signs somebody in, in the frame.
	 *
	 * @param person   Who.
	 * @param password What is typed.
	 */
	async enter( person: Person, password = person.password ) {
		await this.opened();
		await signInAt( this.frame, person, password );
	}

	/**
	 * Chooses one of the buttons.
	 *
	 * @param name Its words.
	 */
	async choose( name: string | RegExp ): Promise< void > {
		await this.dialog.getByRole( 'button', { name } ).click();
	}

	/**
	 * Goes by the link into a new tab, signs somebody in there, and closes it.
	 *
	 * @param person Who.
	 */
	async enterInTab( person: Person ): Promise< void > {
		const [ tab ] = await Promise.all( [
			this.page.waitForEvent( 'popup' ),
			this.dialog
				.getByRole( 'link', { name: 'Sign in (opens a new tab)' } )
				.click(),
		] );
		await signInAt( tab, person );
		await tab.waitForURL( /\/write\// );
		await tab.close();
	}

	/**
	 * Leaves by Escape; the words stay.
	 *
	 * @param heading What it shows before.
	 */
	async dismiss( heading: string | RegExp = /./ ): Promise< void > {
		await this.opened( heading );
		// While a page comes into the frame nobody hears the keyboard.
		await expect( async () => {
			await this.page.keyboard.press( 'Escape' );
			await expect( this.dialog ).toBeHidden( { timeout: 500 } );
		} ).toPass();
	}

	/** There is none. */
	async expectClosed(): Promise< void > {
		await expect( this.dialog ).toBeHidden();
	}
}

/**
 * Signs somebody in on WordPress's own page.
 *
 * @param page     The page, or the frame it is in.
 * @param person   Who.
 * @param password What is typed.
 */
export async function signInAt(
	page: Page | FrameLocator,
	person: Person,
	password = person.password
): Promise< void > {
	const login = page.getByLabel( 'Username or Email Address' );
	// Core's script takes the focus when the page has stood for 200 ms, and empties the fields on 6.8.
	await expect( page.locator( 'form input:focus' ) ).toHaveCount( 1 );
	await login.fill( person.login );
	await page.getByRole( 'textbox', { name: 'Password' } ).fill( password );
	await page.getByRole( 'button', { name: 'Log In' } ).click();
}
