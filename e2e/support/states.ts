import type { Page } from '@playwright/test';
import type { Faults } from './faults';
import { Form } from './form';
import { SignIn } from './sign-in';
import type { People } from './people';
import type { Site } from './site';
import type { Watch } from './watch';

interface Tools {
	readonly page: Page;
	readonly people: People;
	readonly site: Site;
	readonly faults: Faults;
	readonly watch: Watch;
}

/**
 * Leads a person through every state that the form can show, one after another.
 *
 * @param tools  Fixtures of the test.
 * @param opened Called whenever a page was opened, before it is looked at.
 * @return The name of each state, when the page shows it.
 */
export async function* everyState(
	{ page, people, site, faults, watch }: Tools,
	opened: () => Promise< void > = async () => {}
): AsyncGenerator< string > {
	const form = new Form( page );
	const open = async ( address: string ) => {
		await form.open( address );
		await opened();
	};
	const create = /v1\/posts$/;
	const back = form.root.getByText( /^Your text of .* is back\./ );
	// Leaving a page with unsaved text asks first.
	page.on( 'dialog', ( dialog ) => dialog.accept() );

	await open( site.form );
	yield 'visitor';

	const author = await people.enter( page, 'author', {
		name: 'Ada Author',
	} );
	await open( site.form );
	yield 'idle';

	await form.send( 'refused' );
	yield 'invalid';

	await form.write( 'A walk along the harbour' );
	await form.send();
	yield 'sent';

	await form.root.getByRole( 'button', { name: 'Write another' } ).click();
	await form.write( 'Refused' );
	await faults.add( { route: create, method: 'POST', do: 'html403' } );
	await form.send( 'refused' );
	yield 'refused';

	await open( site.form );
	await back.waitFor();
	yield 'back';

	await faults.add( {
		route: create,
		method: 'POST',
		do: 'page503',
		times: Infinity,
	} );
	await form.send( 'waiting' );
	yield 'waiting';

	watch.allow( /Failed to load resource.* 40[139] / );
	await people.endSessions( author );
	await faults.clear();
	await page.evaluate( () => window.dispatchEvent( new Event( 'online' ) ) );
	await form.expectState( 'refused' );
	const dialog = await new SignIn( page ).opened();
	await dialog.frame.locator( '#user_login:focus' ).waitFor();
	yield 'sign-in';

	await dialog.dismiss();
	yield 'signed-out';

	await people.enter( page, 'editor', { name: 'Bo Editor' } );
	await form.send( 'refused' );
	await dialog.opened( 'Who is sending this?' );
	yield 'choice';

	await dialog.dismiss();
	await people.signIn( page, author );
	const [ post ] = await site.posts( author.id );
	const edit = `${ site.form }?inkfast_edit=${ post?.ID }`;
	await open( edit );
	yield 'editing';

	await form.write( 'Their version' );
	await form.send();
	yield 'saved';

	const other = await page.context().newPage();
	const theirs = await new Form( other ).open( edit );
	await theirs.write( 'Another version' );
	await theirs.send();
	await other.close();
	watch.allow( /Failed to load resource.* 412 / );
	await form.write( 'My version' );
	await form.button.click();
	await form.root.getByRole( 'button', { name: 'Keep mine' } ).waitFor();
	yield 'conflict';

	await form.root
		.getByRole( 'button', { name: 'Take the saved one' } )
		.click();
	yield 'taken';

	await open( site.form );
	await back.waitFor();
	await form.write( 'A long way' );
	await faults.add( { route: create, method: 'POST', do: 'hang' } );
	await form.button.click();
	await form.root.getByText( 'Still sending…' ).waitFor();
	yield 'sending';

	await page.goto( `${ site.form }?inkfast_edit=987654321` );
	await opened();
	yield 'not-there';

	await people.change( author, { role: 'subscriber' } );
	await page.goto( site.form );
	await opened();
	yield 'barred';
}
