/** Whatever answers in place of the site: its own words for each, the text kept on screen, and the post there once in the end. */

import { Form } from './support/form';
import type { Harm } from './support/protocol';
import { expect, test } from './support/test';
import { trail } from './support/traffic';

const SAFE = 'Your text is safe on this page.';

interface Case {
	readonly name: string;
	readonly harm: Harm;
	readonly says: RegExp;
	/** Whether it may have been stored, so that the form looks before it offers to send again. */
	readonly unclear?: boolean;
}

const CASES: readonly Case[] = [
	{
		name: 'A firewall’s page',
		harm: { do: 'html403' },
		says: /A firewall in front of the site refused it\./,
	},
	{
		name: 'A page that says 503',
		harm: { do: 'page503' },
		says: /The site is too busy at the moment\./,
		unclear: true,
	},
	{
		name: 'A maintenance page',
		harm: { do: 'maintenance' },
		says: /The site is under maintenance for a moment\..*Try again in \d+ seconds\./,
	},
	{
		name: 'An error of the server',
		harm: { do: 'error500' },
		says: /The site had an error \(500\)\./,
		unclear: true,
	},
	{
		name: 'A captive portal’s page',
		harm: { do: 'captive' },
		says: /The network you are on answered with a sign-in page of its own\./,
		unclear: true,
	},
	{
		name: 'An empty answer',
		harm: { do: 'empty200' },
		says: /The site gave an empty answer\./,
		unclear: true,
	},
	{
		name: 'A redirect to another page',
		harm: { do: 'redirect', to: '/' },
		says: /The site led to another address instead of answering\./,
		unclear: true,
	},
	{
		name: 'A cut connection',
		harm: { do: 'cut' },
		says: /The connection broke before the whole answer came\./,
		unclear: true,
	},
	{
		name: 'An answer that says too many requests',
		harm: { do: 'answer', status: 429, headers: { 'retry-after': '9' } },
		says: /The site is too busy at the moment\..*Try again in 9 seconds\./,
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

for ( const { name, harm, says, unclear = false } of CASES ) {
	test( `${ name }: says so, keeps the text, and sends it once when asked again`, async ( {
		page,
		people,
		site,
		faults,
		server,
	} ) => {
		const author = await people.enter( page, 'author' );
		const form = await new Form( page ).open( site.form );
		await form.write( name );
		await faults.add( { route: /v1\/posts$/, method: 'POST', ...harm } );

		await form.send( 'refused' );

		const said = ( await form.outcome.textContent() ) ?? '';
		expect( said ).toMatch( says );
		expect( said ).toContain( SAFE );
		expect( said ).not.toMatch( /nonce/i );
		await form.expectText( name );
		await expect( form.button ).toHaveText( 'Try again' );
		const looks = await server.settled( {
			method: 'GET',
			route: '/myplugin/v1/posts',
		} );
		expect( looks ).toHaveLength( unclear ? 1 : 0 );
		expect( await site.posts( author.id ) ).toHaveLength( 0 );

		await form.send();
		expect( await site.posts( author.id ) ).toHaveLength( 1 );
	} );
}

for ( const harm of [
	'answer_lost',
	'captive',
	'error500',
	'empty200',
] as const ) {
	test( `The post was stored but its answer became ${ harm }: it is found, shown, and not sent again`, async ( {
		page,
		people,
		site,
		faults,
		server,
	} ) => {
		const author = await people.enter( page, 'author' );
		const form = await new Form( page ).open( site.form );
		await form.write( `Lost by ${ harm }` );
		await faults.add( {
			route: /v1\/posts$/,
			method: 'POST',
			after: true,
			do: harm,
		} );

		await form.send();

		await expect( form.outcome ).toHaveText(
			`Published: Lost by ${ harm }`
		);
		const sends = await server.settled( {
			method: 'POST',
			route: '/myplugin/v1/posts',
		} );
		expect( sends ).toHaveLength( 1 );
		expect( await site.posts( author.id ) ).toHaveLength( 1 );
	} );
}

test( 'An older post with the same words is not taken for the one whose answer was lost', async ( {
	page,
	people,
	site,
	faults,
} ) => {
	const author = await people.enter( page, 'author' );
	const form = await new Form( page ).open( site.form );
	await form.write( 'Good morning' );
	await form.send();
	await site.sql(
		'UPDATE wp_posts SET post_modified = %s, post_modified_gmt = %s WHERE post_author = %d',
		'2020-01-01 08:00:00',
		'2020-01-01 08:00:00',
		author.id
	);
	await form.root.getByRole( 'button', { name: 'Write another' } ).click();
	await form.write( 'Good morning' );
	await faults.add( { route: /v1\/posts$/, method: 'POST', do: 'cut' } );

	await form.send( 'refused' );

	await form.expectText( 'Good morning' );
} );

test( 'Neither the answer nor the look comes through: it says that it may have arrived, and looks again before sending again', async ( {
	page,
	people,
	site,
	faults,
} ) => {
	const author = await people.enter( page, 'author' );
	const form = await new Form( page ).open( site.form );
	await form.write( 'Twice cut' );
	await faults.add( {
		route: /v1\/posts$/,
		method: 'POST',
		do: 'answer_lost',
		after: true,
	} );
	await faults.add( { route: /v1\/posts$/, method: 'GET', do: 'cut' } );

	await form.send( 'refused' );
	await expect( form.outcome ).toContainText( 'may have arrived' );
	await form.expectText( 'Twice cut' );

	await form.send();
	await expect( form.outcome ).toHaveText( 'Published: Twice cut' );
	expect( await site.posts( author.id ) ).toHaveLength( 1 );
} );

test( 'Edited after an outcome that is not known: what has arrived becomes what was typed last, and is there once', async ( {
	page,
	people,
	site,
	faults,
} ) => {
	const author = await people.enter( page, 'author' );
	const form = await new Form( page ).open( site.form );
	await form.write( 'First words' );
	await faults.add( {
		route: /v1\/posts$/,
		method: 'POST',
		do: 'answer_lost',
		after: true,
	} );
	await faults.add( { route: /v1\/posts$/, method: 'GET', do: 'cut' } );
	await form.send( 'refused' );

	await form.write( 'Last words' );
	await form.send();
	await expect( form.outcome ).toHaveText( 'Published: Last words' );
	expect( await site.posts( author.id ) ).toMatchObject( [
		{ post_title: 'Last words', post_status: 'publish' },
	] );
} );

test( 'As long as the look fails nothing is sent a second time; it is found once a look comes through', async ( {
	page,
	people,
	site,
	faults,
	server,
} ) => {
	const author = await people.enter( page, 'author' );
	const form = await new Form( page ).open( site.form );
	await form.write( 'Once only' );
	await faults.add( {
		route: /v1\/posts$/,
		method: 'POST',
		do: 'answer_lost',
		after: true,
	} );
	await faults.add( { route: /v1\/posts$/, method: 'GET', do: 'cut' } );
	await form.send( 'refused' );
	for ( const [ harm, says ] of [
		[ 'page503', 'too busy' ],
		[ 'captive', 'The network you are on' ],
		[ 'html403', 'A firewall' ],
	] as const ) {
		await faults.add( { route: /v1\/posts$/, method: 'GET', do: harm } );
		await server.forget();
		await form.button.click();
		await expect( form.outcome ).toContainText( says );
		await expect( form.outcome, harm ).toContainText( SAFE );
		expect( trail( await server.settled() ), harm ).toEqual( [
			expect.stringMatching( /^GET \/myplugin\/v1\/posts / ),
		] );
		await expect( form.button, harm ).toHaveText( 'Try again' );
		await form.expectText( 'Once only' );
	}

	await server.forget();
	await form.send();
	await expect( form.outcome ).toHaveText( 'Published: Once only' );
	expect( await server.settled( { method: 'POST' } ) ).toEqual( [] );
	expect( await site.posts( author.id ) ).toHaveLength( 1 );
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

	await people.signIn( page, author );
	await form.send();
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

test( 'No network: says that nothing was sent, and sends once when asked again', async ( {
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

	await form.send( 'refused' );
	await expect( form.outcome ).toContainText(
		'There is no connection to the internet, so nothing was sent.'
	);
	await form.expectText( 'Offline' );

	await page.context().setOffline( false );
	await form.send();
	expect( await site.posts( author.id ) ).toHaveLength( 1 );
} );
