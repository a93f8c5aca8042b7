import { expect, type Locator, type Page } from '@playwright/test';

/** What a send comes to. What waits goes out again by itself. */
type Outcome = 'sent' | 'refused' | 'waiting';

/** The form on a page, as a person uses it. */
export class Form {
	readonly root: Locator;
	readonly title: Locator;
	readonly text: Locator;
	/** The first button that sends, whatever its words are now. */
	readonly button: Locator;
	/** The live region. */
	readonly outcome: Locator;
	/** What can be done next. */
	readonly next: Locator;

	constructor( private readonly page: Page ) {
		this.root = page.locator( '[data-inkfast]' );
		this.title = this.root.getByLabel( 'Title', { exact: true } );
		this.text = this.root.getByLabel( 'Text', { exact: true } );
		this.button = this.root.locator( '.inkfast-send' );
		this.outcome = this.root.getByRole( 'status' );
		this.next = this.root.locator( '.inkfast-next' );
	}

	/**
	 * Opens a page and waits until the script has brought its form to life.
	 *
	 * @param address The page's.
	 */
	async open( address: string ): Promise< this > {
		await this.page.goto( address );
		await this.ready();
		return this;
	}

	/**
	 * Waits until the script has brought the form to life.
	 */
	async ready(): Promise< void > {
		await expect( this.root ).toHaveAttribute( 'data-state', 'idle' );
	}

	/**
	 * Fills in both fields.
	 *
	 * @param title
	 * @param text
	 */
	async write( title: string, text = `The text of ${ title }.` ) {
		await this.title.fill( title );
		await this.text.fill( text );
	}

	/**
	 * Presses the button and waits for the outcome.
	 *
	 * @param state What the form comes to.
	 */
	async send( state: Outcome = 'sent' ): Promise< void > {
		await this.button.click();
		await this.expectState( state );
	}

	/**
	 * Waits for a state; what the form says is in the failure.
	 *
	 * @param state What the form comes to.
	 */
	async expectState( state: Outcome ): Promise< void > {
		await expect( this.root ).toHaveAttribute(
			'data-state',
			state === 'waiting'
				? /^(sent|refused|conflict|waiting)$/
				: /^(sent|refused|conflict)$/,
			{ timeout: 30_000 }
		);
		expect(
			await this.root.getAttribute( 'data-state' ),
			( await this.outcome.textContent() ) ?? ''
		).toBe( state );
	}

	/**
	 * Both fields hold just this.
	 *
	 * @param title
	 * @param text
	 */
	async expectText( title: string, text = `The text of ${ title }.` ) {
		await expect( this.title ).toHaveValue( title );
		await expect( this.text ).toHaveValue( text );
		await expect( this.text ).toBeVisible();
	}

	/**
	 * The address of the post that has just been stored.
	 *
	 * @param name The link's words.
	 */
	async stored( name: 'View' | 'Preview' = 'View' ): Promise< string > {
		const link = this.root.getByRole( 'link', { name, exact: true } );
		return ( await link.getAttribute( 'href' ) ) ?? '';
	}

	/**
	 * Opens the post that has just been stored, in the form.
	 */
	async edit(): Promise< void > {
		await this.root
			.getByRole( 'link', { name: 'Edit', exact: true } )
			.click();
		await this.page.waitForURL( /inkfast_edit=\d+/ );
		await this.ready();
	}
}
