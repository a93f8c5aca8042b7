/** What is pressed is sent once; leaving asks before words are lost; other scripts hear what happens. */

import type { Dialog } from '@playwright/test';
import { Form } from './support/form';
import { expect, type Page, test } from './support/test';
import { CREATED, trail } from './support/traffic';

const AGAIN: readonly {
	readonly name: string;
	readonly press: ( page: Page, form: Form ) => Promise< void >;
}[] = [
	{
		name: 'A double click',
		press: ( _page, form ) => form.button.dblclick(),
	},
	{
		name: 'Enter in the title and a click',
		press: async ( _page, form ) => {
			await form.title.press( 'Enter' );
			// A mouse does not care that the button is said to be off.
			await form.button.click( { force: true } );
		},
	},
	{
		name: 'Twenty clicks in one frame',
		press: ( page ) =>
			page.evaluate( () => {
				const button =
					document.querySelector< HTMLElement >( '.inkfast-send' );
				for ( let click = 0; click < 20; click++ ) {
					button?.click();
				}
			} ),
	},
	{
		name: 'A form sent by a script as well',
		press: ( page ) =>
			page.evaluate( () => {
				const form = document.querySelector( 'form.inkfast-form' );
				if ( form instanceof HTMLFormElement ) {
					form.requestSubmit();
					form.requestSubmit();
				}
			} ),
	},
];

for ( const { name, press } of AGAIN ) {
	test( `${ name }: one request and one post`, async ( {
		page,
		people,
		site,
		server,
		faults,
	} ) => {
		const author = await people.enter( page, 'author' );
		const form = await new Form( page ).open( site.form );
		await form.write( name );
		// Late, so that every press comes before the answer.
		await faults.add( {
			route: /v1\/posts$/,
			method: 'POST',
			do: 'slow',
			seconds: 1,
		} );
		await press( page, form );
		await form.expectState( 'sent' );
		expect( trail( await server.settled() ) ).toEqual( [ CREATED ] );
		expect( await site.posts( author.id ) ).toHaveLength( 1 );
	} );
}

test( 'While it is sent the text cannot be changed, and the button says so but stays reachable', async ( {
	page,
	people,
	site,
	faults,
} ) => {
	await people.enter( page, 'author' );
	const form = await new Form( page ).open( site.form );
	await form.write( 'Under way' );
	await faults.add( { route: /v1\/posts$/, method: 'POST', do: 'hang' } );
	await form.button.click();
	await expect( form.button ).toHaveText( 'Sending…' );
	await expect( form.button ).toBeFocused();
	await expect( form.button ).toHaveAttribute( 'aria-disabled', 'true' );
	await expect( form.title ).not.toBeEditable();
	await expect( form.text ).not.toBeEditable();
	await expect( form.root.getByText( 'Still sending…' ) ).toBeVisible();
	await expect( form.outcome ).toHaveText( '' );
} );

/**
 * Tries to leave the page.
 *
 * @param page The page.
 * @return Whether it asked first.
 */
async function leave( page: Page ): Promise< boolean > {
	let asked = false;
	const answer = ( dialog: Dialog ) => {
		asked = dialog.type() === 'beforeunload';
		return dialog.accept();
	};
	page.on( 'dialog', answer );
	await page.goto( '/?left' );
	page.off( 'dialog', answer );
	return asked;
}

test( 'Leaving the page does not ask while the text is on the device, and it is there again', async ( {
	page,
	people,
	site,
} ) => {
	await people.enter( page, 'author' );
	const form = await new Form( page ).open( site.form );
	await form.text.click();
	expect( await leave( page ) ).toBe( false );

	await form.open( site.form );
	await form.write( 'Kept' );
	await expect( form.root ).toContainText( 'Saved on this device.' );
	expect( await leave( page ) ).toBe( false );

	await form.open( site.form );
	await form.expectText( 'Kept' );
	await form.send();
	await form.edit();
	await form.write( 'Changed' );
	const edit = page.url();
	await expect( form.root ).toContainText( 'Saved on this device.' );
	expect( await leave( page ) ).toBe( false );

	await form.open( edit );
	await form.expectText( 'Changed' );
	await form.send();
	expect( await leave( page ) ).toBe( false );
} );

test( 'Leaving the page asks while the text lives in the tab alone, and only then', async ( {
	page,
	people,
	site,
} ) => {
	await people.enter( page, 'author' );
	await page.addInitScript( () => {
		IDBObjectStore.prototype.put = () => {
			throw new DOMException( 'Full.', 'QuotaExceededError' );
		};
	} );
	const form = await new Form( page ).open( site.form );
	await form.text.pressSequentially( 'Words' );
	await expect( form.root ).toContainText( 'in this tab only' );
	expect( await leave( page ) ).toBe( true );

	await form.open( site.form );
	await form.expectText( '', 'Words' );
	await form.text.clear();
	expect( await leave( page ) ).toBe( false );
} );

test( 'Leaving the page asks while a post is on its way, wherever its text is', async ( {
	page,
	people,
	site,
	faults,
} ) => {
	await people.enter( page, 'author' );
	const form = await new Form( page ).open( site.form );
	await form.write( 'On its way' );
	await expect( form.root ).toContainText( 'Saved on this device.' );
	await faults.add( {
		route: /v1\/posts$/,
		method: 'POST',
		do: 'page503',
		times: Infinity,
	} );
	await form.send( 'waiting' );
	await expect( form.root ).toContainText( 'Waiting for the site…' );
	expect( await leave( page ) ).toBe( true );
} );

test( 'Refused text is kept, and Escape takes none of it away', async ( {
	page,
	people,
	site,
	faults,
} ) => {
	await people.enter( page, 'author' );
	const form = await new Form( page ).open( site.form );
	await form.write( 'Refused' );
	await faults.add( { route: /v1\/posts$/, method: 'POST', do: 'html403' } );
	await form.send( 'refused' );
	for ( const field of [ form.title, form.text, form.button ] ) {
		await field.press( 'Escape' );
	}
	await form.expectText( 'Refused' );
	expect( await leave( page ) ).toBe( false );

	await form.open( site.form );
	await form.expectText( 'Refused' );
} );

test( 'Other scripts hear of sending, a refusal with its cause, and the post, each once', async ( {
	page,
	people,
	site,
	faults,
} ) => {
	const author = await people.enter( page, 'author' );
	const form = await new Form( page ).open( site.form );
	const heard = await page.evaluateHandle( () => {
		const list: { type: string; from: string; detail: unknown }[] = [];
		for ( const name of [ 'sending', 'refused', 'sent' ] ) {
			document.addEventListener( `inkfast:${ name }`, ( event ) => {
				if ( event instanceof CustomEvent ) {
					const { type, target, detail } = event;
					const from =
						target instanceof Element ? target.className : '';
					list.push( { type, from, detail } );
				}
			} );
		}
		return list;
	} );
	await form.send( 'refused' );
	await form.write( 'Heard' );
	await faults.add( { route: /v1\/posts$/, method: 'POST', do: 'html403' } );
	await form.send( 'refused' );
	await form.send();

	const [ post ] = await site.posts( author.id );
	const from = 'inkfast-form';
	expect( await heard.jsonValue() ).toEqual( [
		{
			type: 'inkfast:refused',
			from,
			detail: expect.objectContaining( {
				cause: 'invalid',
				fields: { content: expect.stringContaining( 'write' ) },
			} ),
		},
		{ type: 'inkfast:sending', from, detail: {} },
		{
			type: 'inkfast:refused',
			from,
			detail: expect.objectContaining( {
				cause: 'blocked',
				detail: 'firewall',
				status: 403,
			} ),
		},
		{ type: 'inkfast:sending', from, detail: {} },
		{
			type: 'inkfast:sent',
			from,
			detail: {
				post: expect.objectContaining( {
					id: Number( post?.ID ),
					status: 'publish',
				} ),
			},
		},
	] );
} );
