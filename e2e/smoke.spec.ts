import { expect, test } from './support/test';

test.describe(
	'The whole of it',
	{ tag: [ '@central', '@playground' ] },
	() => {
		test( 'an author writes a post and a reader reads it', async ( {
			page,
			people,
			site,
			openBrowser,
		} ) => {
			const title = `Harbour lights ${ Date.now() }`;
			const words = 'AT&T 1 < 2 & 3 > 2, said <name of author>.';
			await people.enter( page, 'author' );
			await page.goto( site.form );
			await page.getByRole( 'textbox', { name: 'Title' } ).fill( title );
			await page.getByRole( 'textbox', { name: 'Text' } ).fill( words );
			await page.getByRole( 'button', { name: 'Publish' } ).click();

			const view = page.getByRole( 'link', {
				name: 'View',
				exact: true,
			} );
			await expect( view ).toBeVisible();
			await expect(
				page.getByRole( 'link', { name: 'Edit' } )
			).toBeVisible();
			await expect(
				page.getByRole( 'button', { name: 'Write another' } )
			).toBeVisible();

			const reader = await openBrowser();
			await reader.goto( ( await view.getAttribute( 'href' ) ) ?? '' );
			await expect(
				reader.getByRole( 'heading', { name: title, level: 1 } )
			).toBeVisible();
			await expect( reader.getByText( words ) ).toBeVisible();
		} );
	}
);
