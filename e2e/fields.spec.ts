/** What the server would refuse is said at its field before anything is sent. */

import { Form } from './support/form';
import { expect, type Page, test } from './support/test';
import { trail } from './support/traffic';

// What a trace keeps of each step would be many megabytes.
test.use( { trace: 'off', screenshot: 'off' } );

/** Two bytes a sign: counting characters would not find it. */
const TOO_LONG = `${ 'ß'.repeat( 63 ) }\n`.repeat( 16_513 ) + 'ß';

const WRONG: readonly {
	readonly name: string;
	readonly title?: string;
	readonly text?: string;
	readonly field: 'title' | 'text';
	readonly says: RegExp;
}[] = [
	{ name: 'Nothing', field: 'text', says: /write a title or a text first/ },
	{
		name: 'Only blanks and invisible signs',
		title: ' \t',
		text: '\n\u200b\u2060 ',
		field: 'text',
		says: /write a title or a text first/,
	},
	{
		name: 'A title of 1,001 characters',
		title: '😀'.repeat( 1001 ),
		field: 'title',
		says: /has 1,001 characters\. It can have 1,000 at most/,
	},
	{
		name: 'A control character in the title',
		title: 'a\u0007b',
		field: 'title',
		says: /control character/,
	},
	{
		name: 'A control character in the text',
		text: 'a\u0000b',
		field: 'text',
		says: /control character/,
	},
	{
		name: 'A text of 2 MiB and one byte',
		text: TOO_LONG,
		field: 'text',
		says: /too long by 1 byte\. It can have 2 MB at most/,
	},
	{
		name: 'Half a character in the title',
		title: 'a\ud83d',
		field: 'title',
		says: /broken character/,
	},
	{
		name: 'Half a character in the text',
		text: '\ude00b',
		field: 'text',
		says: /broken character/,
	},
];

for ( const { name, title = '', text = '', field, says } of WRONG ) {
	test( `${ name }: said at its field, nothing sent, and mended it goes through`, async ( {
		page,
		people,
		site,
		server,
	} ) => {
		const author = await people.enter( page, 'author' );
		const form = await new Form( page ).open( site.form );
		const [ wrong, right ] =
			field === 'title'
				? [ form.title, form.text ]
				: [ form.text, form.title ];
		await put( page, title, text );
		await form.send( 'refused' );

		await expect( wrong ).toBeFocused();
		await expect( wrong ).toHaveAttribute( 'aria-invalid', 'true' );
		await expect( wrong ).toHaveAccessibleDescription( says );
		await expect( right ).not.toHaveAttribute( 'aria-invalid' );
		await expect( form.outcome ).toHaveText(
			'Nothing was saved yet. Please change what is marked.'
		);
		expect( await form.title.inputValue() ).toBe( title );
		expect( ( await form.text.inputValue() ) === text ).toBe( true );
		expect( trail( await server.settled() ) ).toEqual( [] );

		await form.write( 'Mended' );
		await form.send();
		expect( await site.posts( author.id ) ).toMatchObject( [
			{ post_title: 'Mended' },
		] );
		await form.root
			.getByRole( 'button', { name: 'Write another' } )
			.click();
		await expect( wrong ).not.toHaveAttribute( 'aria-invalid' );
	} );
}

test( 'Both fields wrong: both are marked, and the first has the focus', async ( {
	page,
	people,
	site,
} ) => {
	await people.enter( page, 'author' );
	const form = await new Form( page ).open( site.form );
	await put( page, 'x'.repeat( 1001 ), '\u0001' );
	await form.send( 'refused' );
	await expect( form.title ).toBeFocused();
	await expect( form.title ).toHaveAccessibleDescription( /1,001/ );
	await expect( form.text ).toHaveAccessibleDescription(
		/control character/
	);
} );

test( 'The longest title and characters beyond the basic plane are taken', async ( {
	page,
	people,
	site,
} ) => {
	const author = await people.enter( page, 'author' );
	const form = await new Form( page ).open( site.form );
	const longest = '😀'.repeat( 1000 );
	await put( page, longest, 'x' );
	await form.send();
	expect( await site.posts( author.id ) ).toMatchObject( [
		{ post_title: longest },
	] );
} );

/**
 * Puts text into the fields as a paste does. Not by keys: half characters and NUL are not typed.
 *
 * @param page  The page.
 * @param title
 * @param text
 */
async function put( page: Page, title: string, text: string ) {
	await page.evaluate(
		( values ) => {
			for ( const [ name, value ] of Object.entries( values ) ) {
				const field = document.querySelector(
					`.inkfast [name="inkfast[${ name }]"]`
				);
				if (
					field instanceof HTMLInputElement ||
					field instanceof HTMLTextAreaElement
				) {
					field.value = value;
					field.dispatchEvent(
						new Event( 'input', { bubbles: true } )
					);
				}
			}
		},
		{ title, content: text }
	);
}
