/** A6 and A7: what a writer types is shown, never run: no script, no shortcode, no block, no embed. */

import { Form } from '../support/form';
import { expect, test, type Page } from '../support/test';

const SCRIPTS = [
	'<script>pwned()</script>',
	'</textarea><script>pwned()</script>',
	'"><img src=x onerror=pwned()>',
	'<svg onload=pwned()><animate onbegin=pwned() attributeName=x dur=1s>',
	'<a href="javascript:pwned()">link</a>',
	'<!-- wp:html --><script>pwned()</script><!-- /wp:html -->',
	'<!-- wp:image {"url":"x\\" onerror=\\"pwned()"} /-->',
	'</p><!-- /wp:paragraph --><script>pwned()</script>',
	'&lt;script&gt;pwned()&lt;/script&gt;',
	'<iframe srcdoc="<script>parent.pwned()</script>"></iframe>',
	']]><!--><script>pwned()//-->',
];

const RUNNABLE = [
	'[gallery]',
	'[embed]https://example.com/video[/embed]',
	'[caption width=1]x[/caption]',
	'[audio src="https://example.com/x.mp3"]',
	'<!-- wp:latest-posts /-->',
	'<!-- wp:block {"ref":1} /-->',
	'https://example.com/watch?v=1',
];

/** Whoever runs typed text leaves a trace here. */
async function guard( page: Page ): Promise< void > {
	await page.addInitScript( () => {
		Reflect.set( window, 'pwned', () =>
			Reflect.set( window, 'wasPwned', true )
		);
	} );
	page.on( 'dialog', ( dialog ) => {
		throw new Error( `A dialog opened: ${ dialog.message() }` );
	} );
}

const wasPwned = ( page: Page ) =>
	page.evaluate( () => Reflect.get( window, 'wasPwned' ) === true );

for ( const role of [ 'contributor', 'author', 'administrator' ] as const ) {
	test( `A6: scripts typed by ${ role } are shown and never run`, async ( {
		page,
		people,
		site,
	} ) => {
		await guard( page );
		await site.set( { typography: false } );
		await people.enter( page, role );
		const form = await new Form( page ).open( site.form );
		const text = SCRIPTS.join( '\n' );
		await form.write( SCRIPTS[ 2 ] ?? '', text );
		await form.send();
		expect( await wasPwned( page ) ).toBe( false );

		await page.goto(
			await form.stored( role === 'contributor' ? 'Preview' : 'View' )
		);
		for ( const script of SCRIPTS ) {
			await expect( page.locator( 'body' ) ).toContainText( script );
		}
		expect( await wasPwned( page ) ).toBe( false );
		await page.goBack();
		expect( await wasPwned( page ) ).toBe( false );
	} );
}

test( 'A6: scripts come back into the form as text', async ( {
	page,
	people,
	site,
} ) => {
	await guard( page );
	await people.enter( page, 'author' );
	const form = await new Form( page ).open( site.form );
	await form.write(
		'</title><script>pwned()</script>',
		SCRIPTS.join( '\n' )
	);
	await form.send();
	await form.edit();

	await form.expectText(
		'</title><script>pwned()</script>',
		SCRIPTS.join( '\n' )
	);
	expect( await wasPwned( page ) ).toBe( false );
} );

test( 'A6: a name that ends a script ends none in the page’s configuration', async ( {
	page,
	people,
	site,
} ) => {
	await guard( page );
	const writer = await people.enter( page, 'author' );
	await site.sql(
		'UPDATE wp_users SET display_name = %s WHERE ID = %d',
		'<!--<script></script><script>pwned()</script>',
		writer.id
	);
	const form = await new Form( page ).open( site.form );
	await form.write( 'Named strangely' );
	await form.send();
	expect( await wasPwned( page ) ).toBe( false );
} );

test( 'A6: attributes of the shortcode are text', async ( {
	page,
	people,
	site,
	watch,
} ) => {
	watch.allow( /Failed to load resource/ );
	await guard( page );
	const { url } = await site.page(
		'[inkfast_form heading="&lt;script>pwned()&lt;/script>" button=\'"><img src=x onerror=pwned()>\']\n\n[inkfast_form type=\'"><img src=x onerror=pwned()>\']'
	);
	await people.enter( page, 'administrator' );
	await page.goto( url );
	await expect( page.locator( '.inkfast' ).first() ).toBeVisible();
	expect( await wasPwned( page ) ).toBe( false );
	expect( await page.locator( '.inkfast img' ).count() ).toBe( 0 );
} );

test( 'A7: shortcodes, blocks and addresses in a text are words', async ( {
	page,
	people,
	site,
} ) => {
	await site.set( { typography: false } );
	await people.enter( page, 'administrator' );
	const form = await new Form( page ).open( site.form );
	await form.write( '[gallery]', RUNNABLE.join( '\n\n' ) );
	await form.send();
	await page.goto( await form.stored() );

	const content = page.locator( '.entry-content' ).first();
	for ( const words of RUNNABLE ) {
		await expect( content ).toContainText( words );
	}
	await expect(
		content.locator( 'iframe, audio, video, figure, ul, .gallery, a' )
	).toHaveCount( 0 );
} );
