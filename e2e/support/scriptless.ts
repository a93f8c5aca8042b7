import { expect, type Page } from '@playwright/test';

/** What a form carries unseen, to post it in another way than a browser does. */
export interface Carried {
	readonly key: string;
	readonly nonce: string;
	readonly user: string;
}

/** The form as a person without JavaScript uses it. */
export class PlainForm {
	readonly root;
	readonly title;
	readonly text;
	readonly button;
	/** What the form says about what was posted. */
	readonly outcome;

	constructor( readonly page: Page ) {
		this.root = page.locator( '.inkfast' );
		this.title = this.root.getByLabel( 'Title', { exact: true } );
		this.text = this.root.getByLabel( 'Text', { exact: true } );
		this.button = this.root.locator( '.inkfast-send' );
		this.outcome = this.root.locator( '.inkfast-outcome' );
	}

	/**
	 * Writes into both fields.
	 *
	 * @param title
	 * @param text
	 */
	async write( title: string, text = `The text of ${ title }.` ) {
		await this.title.fill( title );
		await this.text.fill( text );
	}

	/**
	 * Presses the button and reads what the next page says.
	 *
	 * @param says Of the form.
	 */
	async send( says: string | RegExp ) {
		await this.button.click();
		await expect( this.outcome ).toContainText( says );
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
	}

	/** The fields that nobody sees. */
	async carried(): Promise< Carried > {
		const value = async ( name: string ) => {
			const field = this.root.locator( `[name="inkfast[${ name }]"]` );
			return ( await field.count() ) ? field.inputValue() : '';
		};
		return {
			key: await value( 'key' ),
			nonce: await value( 'nonce' ),
			user: await value( 'user' ),
		};
	}

	/**
	 * Posts the form as the browser would, beside it.
	 *
	 * @param change Fields that shall be otherwise.
	 */
	async post( change: Readonly< Record< string, string > > = {} ) {
		const fields = await this.root
			.locator( '[name^="inkfast["]' )
			.evaluateAll( ( all ) =>
				all.flatMap( ( each ) =>
					each instanceof HTMLInputElement ||
					each instanceof HTMLTextAreaElement
						? [ [ each.name, each.value ] as const ]
						: []
				)
			);
		return this.page.request.post( this.page.url(), {
			multipart: { ...Object.fromEntries( fields ), ...change },
			maxRedirects: 0,
		} );
	}
}

/**
 * The second of two of the form's pages must not be one that a cache may keep.
 *
 * @param headers Of its answer.
 */
export function expectKeptOut( headers: Readonly< Record< string, string > > ) {
	expect( headers[ 'cache-control' ] ).toContain( 'no-store' );
	expect( headers[ 'content-security-policy' ] ).toContain(
		"frame-ancestors 'self'"
	);
}
