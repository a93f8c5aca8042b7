/** Whatever answers in place of the site: its own words for each, the text kept on screen, and the post there once in the end. */

import { Form } from './support/form';
import type { Harm } from './support/protocol';
import { SignIn } from './support/sign-in';
import { expect, test } from './support/test';

const SAFE = 'Your text is safe';

const create = { route: /v1\/posts$/, method: 'POST' } as const;

interface Case {
	readonly name: string;
	readonly harm: Harm;
	readonly says: RegExp;
}

/** The site will answer some time: it goes out again by itself. */
const PASSING: readonly Case[] = [
	{
		name: 'A page that says 503',
		harm: { do: 'page503' },
		says: /The site is too busy at the moment\..*It is sent again by itself/,
	},
	{
		name: 'A maintenance page',
		harm: {
			do: 'answer',
			status: 503,
			headers: { 'content-type': 'text/html', 'retry-after': '2' },
			body: '<html><body id="error-page">Briefly unavailable</body></html>',
		},
		says: /The site is under maintenance for a moment\..*by itself in 2 seconds\./,
	},
	{
		name: 'An error of the server',
		harm: { do: 'error500' },
		says: /The site had an error \(500\)\..*It is sent again by itself/,
	},
	{
		name: 'A cut connection',
		harm: { do: 'cut' },
		says: /The connection broke before the whole answer came\..*It is sent again by itself/,
	},
	{
		name: 'An answer that says too many requests',
		harm: { do: 'answer', status: 429, headers: { 'retry-after': '3' } },
		says: /The site is too busy at the moment\..*by itself in 3 seconds\./,
	},
	{
		name: 'An earlier request with this key that is still at work',
		harm: {
			do: 'answer',
			status: 409,
			headers: { 'content-type': 'application/json', 'retry-after': '1' },
			body: '{"code":"inkfast_in_progress","message":"Working.","data":{"status":409}}',
		},
		says: /The site is still working on it\..*by itself in 1 second\./,
	},
];

for ( const { name, harm, says } of PASSING ) {
	test( `${ name }: says so, keeps the text in a form that can be written in, and sends it once by itself`, async ( {
		page,
		people,
		site,
		faults,
		server,
	} ) => {
		const author = await people.enter( page, 'author' );
		const form = await new Form( page ).open( site.form );
		await form.write( name );
		await faults.add( { ...create, times: 2, ...harm } );

		await form.send( 'waiting' );

		const said = ( await form.outcome.textContent() ) ?? '';
		expect( said ).toMatch( says );
		expect( said ).toContain( SAFE );
		expect( said ).not.toMatch( /nonce/i );
		await form.expectText( name );
		await expect( form.text ).toBeEditable();
		await expect( form.button ).toHaveText( 'Send now' );

		await form.expectState( 'sent' );
		await expect( form.outcome ).toHaveText( `Published: ${ name }` );
		const sends = await server.settled( create );
		expect( sends ).toHaveLength( 3 );
		expect( new Set( sends.map( ( { body } ) => body ) ).size ).toBe( 1 );
		expect(
			new Set(
				sends.map( ( { headers } ) => headers[ 'idempotency-key' ] )
			).size
		).toBe( 1 );
		expect( await site.posts( author.id ) ).toHaveLength( 1 );
	} );
}

/** Something else answers, and goes on to: the person decides. */
const STANDING: readonly Case[] = [
	{
		name: 'A firewall’s page',
		harm: { do: 'html403' },
		says: /A firewall in front of the site refused it\./,
	},
	{
		name: 'A captive portal’s page',
		harm: { do: 'captive' },
		says: /The network you are on answered with a sign-in page of its own\./,
	},
	{
		name: 'An empty answer',
		harm: { do: 'empty200' },
		says: /The site gave an empty answer\./,
	},
	{
		name: 'A redirect to another page',
		harm: { do: 'redirect', to: '/' },
		says: /The site led to another address instead of answering\./,
	},
	{
		name: 'A refusal of another plugin',
		harm: {
			do: 'answer',
			status: 400,
			headers: { 'content-type': 'application/json' },
			body: '{"code":"strict_comments","message":"No posts on Sundays.","data":{"status":400}}',
		},
		says: /No posts on Sundays\. \(strict_comments\)/,
	},
];

for ( const { name, harm, says } of STANDING ) {
	test( `${ name }: says so, keeps the text, and sends it once when asked again`, async ( {
		page,
		people,
		site,
		faults,
	} ) => {
		const author = await people.enter( page, 'author' );
		const form = await new Form( page ).open( site.form );
		await form.write( name );
		await faults.add( { ...create, ...harm } );

		await form.send( 'refused' );

		const said = ( await form.outcome.textContent() ) ?? '';
		expect( said ).toMatch( says );
		expect( said ).toContain( SAFE );
		expect( said ).not.toMatch( /nonce/i );
		await form.expectText( name );
		await expect( form.button ).toHaveText( 'Try again' );
		expect( await site.posts( author.id ) ).toHaveLength( 0 );

		await form.send();
		expect( await site.posts( author.id ) ).toHaveLength( 1 );
	} );
}

for ( const harm of [ 'answer_lost', 'error500', 'page503' ] as const ) {
	test( `The post was stored but its answer became ${ harm }: sent again by itself, it is the same post`, async ( {
		page,
		people,
		site,
		faults,
		server,
	} ) => {
		const author = await people.enter( page, 'author' );
		const form = await new Form( page ).open( site.form );
		await form.write( `Lost by ${ harm }` );
		await faults.add( { ...create, after: true, do: harm } );

		await form.send();

		await expect( form.outcome ).toHaveText(
			`Published: Lost by ${ harm }`
		);
		const sends = await server.settled( create );
		expect( sends.map( ( { status } ) => status ).at( -1 ) ).toBe( 201 );
		expect( sends ).toHaveLength( 2 );
		expect( await site.posts( author.id ) ).toHaveLength( 1 );
	} );
}

for ( const harm of [ 'captive', 'empty200' ] as const ) {
	test( `The post was stored but its answer became ${ harm }: says that it is not posted twice, and asked again it is the same post`, async ( {
		page,
		people,
		site,
		faults,
	} ) => {
		const author = await people.enter( page, 'author' );
		const form = await new Form( page ).open( site.form );
		await form.write( `Lost by ${ harm }` );
		await faults.add( { ...create, after: true, do: harm } );

		await form.send( 'refused' );
		await expect( form.outcome ).toContainText(
			'It may have arrived all the same; it is not posted twice.'
		);

		await form.send();
		await expect( form.outcome ).toHaveText(
			`Published: Lost by ${ harm }`
		);
		expect( await site.posts( author.id ) ).toHaveLength( 1 );
	} );
}

for ( const harm of [ 'answer_lost', 'captive' ] as const ) {
	test( `Edited after an outcome that is not known (${ harm }): what has arrived becomes what was typed last, and is there once`, async ( {
		page,
		people,
		site,
		faults,
		server,
	} ) => {
		const author = await people.enter( page, 'author' );
		const form = await new Form( page ).open( site.form );
		await form.write( 'First words' );
		await faults.add( { ...create, do: harm, after: true } );
		await faults.add( { ...create, do: 'cut', times: 2 } );
		await form.send( harm === 'captive' ? 'refused' : 'waiting' );

		await form.write( 'Last words' );
		await form.send();
		await expect( form.outcome ).toHaveText( 'Saved.' );
		expect( await site.posts( author.id ) ).toMatchObject( [
			{ post_title: 'Last words', post_status: 'publish' },
		] );
		const sends = await server.settled( create );
		expect( new Set( sends.map( ( { body } ) => body ) ).size ).toBe( 1 );
	} );
}

test( 'What is typed while it goes out again stays in the form, as a change that is saved when asked', async ( {
	page,
	people,
	site,
	faults,
} ) => {
	const author = await people.enter( page, 'author' );
	const form = await new Form( page ).open( site.form );
	await form.write( 'First words' );
	await faults.add( { ...create, do: 'cut' } );
	await form.send( 'waiting' );
	await form.text.fill( 'More words.' );

	await form.expectState( 'sent' );
	await expect( form.outcome ).toHaveText(
		'Published: First words What you have written since is not saved yet.'
	);
	await form.expectText( 'First words', 'More words.' );
	await form.send();
	await expect( form.outcome ).toHaveText( 'Saved.' );

	const posts = await site.posts( author.id );
	expect( posts ).toHaveLength( 1 );
	expect( posts[ 0 ]?.post_content ).toContain( 'More words.' );
} );

test( 'Somebody else edited the post before its writer knew that it had arrived: both versions are shown, none is lost', async ( {
	page,
	people,
	site,
	faults,
} ) => {
	const author = await people.enter( page, 'author' );
	const form = await new Form( page ).open( site.form );
	await form.write( 'First words' );
	await faults.add( { ...create, do: 'captive', after: true } );
	await form.send( 'refused' );
	const [ post ] = await site.posts( author.id );
	await site.sql(
		'UPDATE wp_posts SET post_content = %s WHERE ID = %d',
		'<!-- wp:paragraph -->\n<p>An editor was here.</p>\n<!-- /wp:paragraph -->',
		post?.ID ?? 0
	);

	await form.write( 'Last words' );
	await form.button.click();
	await expect(
		form.root.getByRole( 'textbox', { name: 'Text of the saved version' } )
	).toHaveValue( 'An editor was here.' );
	await form.expectText( 'Last words' );
	expect( ( await site.posts( author.id ) )[ 0 ]?.post_content ).toContain(
		'An editor was here.'
	);
} );

test( 'The same words as in an older post are a post of their own', async ( {
	page,
	people,
	site,
	faults,
} ) => {
	const author = await people.enter( page, 'author' );
	const form = await new Form( page ).open( site.form );
	await form.write( 'Good morning' );
	await form.send();
	await form.root.getByRole( 'button', { name: 'Write another' } ).click();
	await form.write( 'Good morning' );
	await faults.add( { ...create, do: 'cut' } );
	await form.send();

	expect( await site.posts( author.id ) ).toHaveLength( 2 );
} );

test( 'A redirect to the login page that ends the session: the text is kept, and nothing is posted as nobody', async ( {
	page,
	people,
	site,
	faults,
	watch,
} ) => {
	const author = await people.enter( page, 'author' );
	const form = await new Form( page ).open( site.form );
	await form.write( 'Led away' );
	watch.allow( /Failed to load resource.* 403 / );
	await faults.add( {
		route: /v1\/posts$/,
		method: 'POST',
		do: 'login_wall',
	} );

	await form.send( 'refused' );
	await form.expectText( 'Led away' );
	await form.send( 'refused' );
	await expect( form.outcome ).toContainText( 'You are not signed in' );
	await form.expectText( 'Led away' );

	const panel = new SignIn( page );
	await panel.enter( author );
	await panel.expectClosed();
	await form.expectState( 'sent' );
	expect( await site.posts( author.id ) ).toHaveLength( 1 );
} );

test( 'A server that hangs: after the time limit it says so, and the text is kept', async ( {
	page,
	people,
	site,
	faults,
} ) => {
	test.setTimeout( 90_000 );
	await people.enter( page, 'author' );
	const form = await new Form( page ).open( site.form );
	await form.write( 'Hanging' );
	await faults.add( { route: /v1\/posts$/, method: 'POST', do: 'hang' } );
	await form.button.click();
	await expect( form.root.getByText( 'Still sending…' ) ).toBeVisible();

	await expect( form.outcome ).toContainText(
		'The site did not answer in time.',
		{ timeout: 45_000 }
	);
	await form.expectText( 'Hanging' );
} );

test( 'No network: says that nothing was sent, and sends once by itself when it is back', async ( {
	page,
	people,
	site,
	watch,
} ) => {
	const author = await people.enter( page, 'author' );
	const form = await new Form( page ).open( site.form );
	await form.write( 'Offline' );
	watch.allow( /ERR_INTERNET_DISCONNECTED/ );
	await page.context().setOffline( true );

	await form.send( 'waiting' );
	await expect( form.outcome ).toContainText(
		'There is no connection to the internet, so nothing was sent.'
	);
	await form.expectText( 'Offline' );

	await page.context().setOffline( false );
	await form.expectState( 'sent' );
	expect( await site.posts( author.id ) ).toHaveLength( 1 );
} );
