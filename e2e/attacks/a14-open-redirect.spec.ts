/** A14: every way to sign in comes back to this site, whatever the address says. */

import { Form } from '../support/form';
import { signInAt } from '../support/sign-in';
import { expect, test } from '../support/test';

const ADDRESSES = [
	'/write/?redirect_to=https://evil.example/',
	'/write/?inkfast_edit=1&redirect_to=//evil.example',
	'/write/?inkfast_edit=//evil.example/',
	'/write//evil.example/..',
	'/write/?inkfast_edit[]=https://evil.example',
	'/write/?next=https:evil.example#//evil.example',
];

for ( const address of ADDRESSES ) {
	test( `A14: the sign-in link of ${ address } leads back to this site`, async ( {
		page,
		site,
		watch,
	} ) => {
		watch.allow( /Failed to load resource.* 404 / );
		await page.goto( site.url + address );
		const links = await page
			.locator( '.inkfast a[href*="wp-login.php"]' )
			.evaluateAll( ( all ) =>
				all.map( ( each ) => each.getAttribute( 'href' ) ?? '' )
			);
		for ( const href of links ) {
			const login = new URL( href, site.url );
			expect( login.origin ).toBe( site.url );
			expect(
				new URL(
					login.searchParams.get( 'redirect_to' ) ?? '',
					site.url
				).origin
			).toBe( site.url );
		}
	} );
}

test( 'A14: a forged Host or forwarded host does not move the sign-in link', async ( {
	site,
	request,
} ) => {
	const answer = await request.get( site.form, {
		headers: {
			'X-Forwarded-Host': 'evil.example',
			'X-Original-URL': '//evil.example/',
		},
	} );
	expect( await answer.text() ).not.toContain( 'evil.example' );
} );

test( 'A14: signing in by the form’s link ends on the form’s page', async ( {
	page,
	people,
	site,
} ) => {
	const author = await people.add( 'author' );
	// The script has come to life: without it the link opens a new tab.
	await new Form( page ).open(
		`${ site.form }?redirect_to=https://evil.example/`
	);
	await page.locator( '.inkfast-signin a' ).click();
	await signInAt( page, author );
	await page.waitForURL( site.form );
	await expect(
		page.getByRole( 'button', { name: 'Publish' } )
	).toBeEnabled();
} );
