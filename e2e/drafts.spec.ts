/** What a person types is kept on their device. */

import { Form } from './support/form';
import { expect, test } from './support/test';

test( 'survives a reload', async ( { page, people, site } ) => {
	await people.enter( page, 'author' );
	const form = await new Form( page ).open( site.form );
	await form.write( 'Before the reload' );
	await expect( form.root ).toContainText( 'Saved on this device.' );

	await page.reload();
	await form.ready();

	await form.expectText( 'Before the reload' );
	await expect( form.root ).toContainText( 'is back.' );
} );
