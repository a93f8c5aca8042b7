/** What is typed is what is stored, shown and opened again, a megabyte of it too. */

import { MEGABYTE } from './fixtures/texts';
import { asShown, readArticle } from './support/article';
import { Form } from './support/form';
import { expect, test } from './support/test';

// What a trace keeps of each step would be many megabytes.
test.use( { trace: 'off', screenshot: 'off' } );

test( 'A megabyte is published, shown and opened again byte for byte', async ( {
	page,
	people,
	site,
	openBrowser,
} ) => {
	test.slow();
	await site.set( { typography: false } );
	await people.enter( page, 'author' );
	const form = await new Form( page ).open( site.form );
	await form.title.fill( 'A megabyte' );
	// Playwright types it, which takes a browser minutes.
	await form.text.evaluate< void, string, HTMLTextAreaElement >(
		( field, text ) => {
			field.value = text;
			field.dispatchEvent( new Event( 'input', { bubbles: true } ) );
		},
		MEGABYTE
	);
	await form.send();

	const reader = await openBrowser();
	await reader.goto( await form.stored() );
	const shown = await readArticle( reader );
	expect( shown.others ).toEqual( [] );
	// No failure prints a megabyte.
	expect( shown.text === asShown( MEGABYTE ) ).toBe( true );
	expect( shown.laidOut === asShown( MEGABYTE ) ).toBe( true );

	await form.edit();
	expect( ( await form.text.inputValue() ) === MEGABYTE ).toBe( true );
} );
