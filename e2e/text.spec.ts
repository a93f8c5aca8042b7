/** What is typed is what is stored, shown and opened form. */

import { HARD_TITLE, LICENCE, MEGABYTE, TEN_SCRIPTS } from './fixtures/texts';
import { asShown, expectShown, readArticle, wordsOf } from './support/article';
import { Form } from './support/form';
import { expect, test } from './support/test';

const TEXTS = { 'The licence': LICENCE, 'Ten scripts': TEN_SCRIPTS };

const THEMES = [ 'twentytwentyfive', 'inkfast-classic' ] as const;

test( 'The fixture holds what it is for', () => {
	for ( const part of [
		/\p{Script=Latin}\p{M}/u,
		/\p{Script=Greek}/u,
		/\p{Script=Cyrillic}/u,
		/\p{Script=Arabic}/u,
		/\p{Script=Hebrew}/u,
		/\p{Script=Devanagari}/u,
		/\p{Script=Thai}/u,
		/\p{Script=Han}/u,
		/\p{Script=Hiragana}/u,
		/\p{Script=Hangul}/u,
		/\p{Emoji}\u200d\p{Emoji}/u,
		/\u200e.*\u200f/,
		/\t\t/,
		/ {4}/,
		/ {2}\n/,
		/\n{5}/,
		/\n\n$/,
		/^https:\S+$/m,
		/^<name of author>$/m,
	] ) {
		expect( TEN_SCRIPTS ).toMatch( part );
	}
	expect( Buffer.byteLength( MEGABYTE ) ).toBeGreaterThan( 1_000_000 );
	expect( LICENCE ).toContain( '<name of author>' );
} );

for ( const theme of THEMES ) {
	for ( const [ title, text ] of Object.entries( TEXTS ) ) {
		test(
			`${ title }: an author publishes it, readers see what was typed, and it opens again byte for byte (${ theme })`,
			{ tag: theme === 'twentytwentyfive' ? '@central' : [] },
			async ( { page, people, site, openBrowser } ) => {
				await site.set( { theme, typography: false } );
				await people.enter( page, 'author' );
				const form = await new Form( page ).open( site.form );
				await form.write( title, text );
				await form.send();

				const reader = await openBrowser();
				await reader.goto( await form.stored() );
				await expectShown( reader, title, text );

				await form.edit();
				await form.expectText( title, text );

				await form.title.fill( `${ title }, again` );
				await form.send();
				await reader.reload();
				await expectShown( reader, `${ title }, again`, text );
				await page.reload();
				await form.ready();
				await form.expectText( `${ title }, again`, text );
			}
		);

		test( `${ title }: with the site’s typography on no word is lost (${ theme })`, async ( {
			page,
			people,
			site,
			openBrowser,
		} ) => {
			await site.set( { theme } );
			await people.enter( page, 'author' );
			const form = await new Form( page ).open( site.form );
			await form.write( title, text );
			await form.send();

			const reader = await openBrowser();
			await reader.goto( await form.stored() );
			const shown = await readArticle( reader );
			expect( shown.others ).toEqual( [] );
			expect( shown.text ).not.toBe( asShown( text ) );
			expect( wordsOf( shown.text ) ).toEqual( wordsOf( text ) );
		} );
	}
}

for ( const role of [ 'editor', 'administrator' ] as const ) {
	for ( const [ title, text ] of Object.entries( TEXTS ) ) {
		test( `${ title }: the same for an ${ role }, who may write HTML elsewhere`, async ( {
			page,
			people,
			site,
			openBrowser,
		} ) => {
			await site.set( { typography: false } );
			await people.enter( page, role );
			const form = await new Form( page ).open( site.form );
			await form.write( title, text );
			await form.send();

			const reader = await openBrowser();
			await reader.goto( await form.stored() );
			await expectShown( reader, title, text );
			await form.edit();
			await form.expectText( title, text );
		} );
	}
}

test( 'Ten scripts: a contributor submits them, an editor publishes them from the form, and not a byte changes', async ( {
	page,
	people,
	site,
	openBrowser,
} ) => {
	await site.set( { typography: false } );
	const contributor = await people.enter( page, 'contributor' );
	const form = await new Form( page ).open( site.form );
	await form.write( 'Ten scripts', TEN_SCRIPTS );
	await expect( form.button ).toHaveText( 'Submit for review' );
	await form.send();
	const preview = await form.stored( 'Preview' );

	const desk = await openBrowser();
	await people.enter( desk, 'editor' );
	await desk.goto( preview );
	await expectShown( desk, 'Ten scripts', TEN_SCRIPTS );

	await form.edit();
	await form.expectText( 'Ten scripts', TEN_SCRIPTS );

	const edited = await new Form( desk ).open( page.url() );
	await edited.expectText( 'Ten scripts', TEN_SCRIPTS );
	await edited.root.getByRole( 'button', { name: 'Publish' } ).click();
	await edited.expectState( 'sent' );
	const reader = await openBrowser();
	await reader.goto( await edited.stored() );
	await expectShown( reader, 'Ten scripts', TEN_SCRIPTS );
	expect( await site.posts( contributor.id ) ).toMatchObject( [
		{ post_status: 'publish', post_title: 'Ten scripts' },
	] );
} );

for ( const theme of THEMES ) {
	test( `A title full of signs is shown and opened again as it was typed (${ theme })`, async ( {
		page,
		people,
		site,
		openBrowser,
	} ) => {
		await site.set( { theme, typography: false } );
		await people.enter( page, 'author' );
		const form = await new Form( page ).open( site.form );
		await form.write( HARD_TITLE, 'Its text.' );
		await form.send();
		await expect( form.outcome ).toHaveText( `Published: ${ HARD_TITLE }` );

		const reader = await openBrowser();
		await reader.goto( await form.stored() );
		await expectShown( reader, HARD_TITLE, 'Its text.' );
		expect( await reader.title() ).toContain( HARD_TITLE );
		await form.edit();
		await form.expectText( HARD_TITLE, 'Its text.' );
	} );
}
