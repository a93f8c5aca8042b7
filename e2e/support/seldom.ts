import type { Page } from '@playwright/test';
import type { Faults } from './faults';
import { Form } from './form';
import type { People, Role } from './people';
import { SignIn } from './sign-in';
import type { Site } from './site';

export interface Stage {
	readonly page: Page;
	readonly people: People;
	readonly site: Site;
	readonly faults: Faults;
}

type Scene = ( stage: Stage ) => Promise< unknown >;

const POSTS = /v1\/posts$/;
const POST = /v1\/posts\/\d+$/;

const JSON_HEADER = { 'content-type': 'application/json' };

/** Written and sent by someone whom nothing is known of. */
async function send( { page, people, site }: Stage, role: Role = 'author' ) {
	await people.enter( page, role );
	const form = await new Form( page ).open( site.form );
	await form.write( 'A walk along the harbour' );
	return form;
}

/** A post of somebody who is signed in, opened in the form. */
async function open( { page, people, site }: Stage, fields: object ) {
	const author = await people.enter( page, 'author' );
	const post = await site.page( '', {
		post_type: 'post',
		post_author: author.id,
		post_title: 'A walk along the harbour',
		...fields,
	} );
	await page.goto( `${ site.form }?inkfast_edit=${ post.id }` );
	return { form: new Form( page ), post };
}

const RICH = '<h2>Rich</h2>';

/** States that are seldom seen, each with the way to it. */
export const SELDOM: Readonly< Record< string, Scene > > = {
	'for-review': ( stage ) => send( stage, 'contributor' ),

	submitted: async ( stage ) => ( await send( stage, 'contributor' ) ).send(),

	'draft-editing': async ( stage ) =>
		( await open( stage, { post_status: 'draft' } ) ).form.ready(),

	formatting: ( stage ) => open( stage, { post_content: RICH } ),

	'sign-in-to-edit': ( { page, site } ) =>
		page.goto( `${ site.form }?inkfast_edit=1` ),

	'wrong-shortcode': async ( { page, people, site } ) => {
		const own = await site.page(
			'[inkfast_form type="pots" colour="red"]'
		);
		await people.enter( page, 'editor' );
		await page.goto( own.url );
	},

	'not-available': async ( { page, site } ) =>
		page.goto( ( await site.page( '[inkfast_form type="pots"]' ) ).url ),

	heading: async ( { page, site } ) =>
		new Form( page ).open(
			( await site.page( '[inkfast_form heading="Your news"]' ) ).url
		),

	'both-fields': async ( stage ) => {
		const form = await send( stage );
		await form.write( 'x'.repeat( 1001 ), 'a\u0001b' );
		await form.send( 'refused' );
	},

	looking: async ( stage ) => {
		const { form, post } = await open( stage, {} );
		await form.write( 'Mine' );
		await stage.site.sql(
			'UPDATE wp_posts SET post_content = %s WHERE ID = %d',
			RICH,
			post.id
		);
		await stage.faults.add( { route: POST, method: 'GET', do: 'hang' } );
		await form.button.click();
		await form.root.getByText( /^Looking at/ ).waitFor();
	},

	'unknown-outcome': async ( stage ) => {
		const form = await send( stage );
		await stage.faults.add( {
			route: POSTS,
			method: 'POST',
			do: 'captive',
		} );
		await form.send( 'refused' );
	},

	waiting: async ( stage ) => {
		const form = await send( stage );
		await stage.faults.add( {
			route: POSTS,
			method: 'POST',
			do: 'answer',
			status: 503,
			headers: { 'retry-after': '600' },
		} );
		await form.send( 'waiting' );
	},

	forbidden: async ( stage ) => {
		const form = await send( stage );
		await stage.faults.add( {
			route: POSTS,
			method: 'POST',
			do: 'answer',
			status: 403,
			headers: JSON_HEADER,
			body: '{"code":"inkfast_cannot_create","message":"Your account may not write here.","data":{"status":403}}',
		} );
		await form.send( 'refused' );
	},

	'nonce-rejected': async ( stage ) => {
		const form = await send( stage );
		await stage.faults.add( {
			route: POSTS,
			method: 'POST',
			times: Infinity,
			do: 'refuse_nonce',
		} );
		await form.send( 'refused' );
	},

	'somebody-else': async ( stage ) => {
		const form = await send( stage );
		const other = await stage.people.add( 'author', { name: 'Ada' } );
		await stage.people.signIn( stage.page, other );
		await form.send( 'refused' );
		await new SignIn( stage.page ).dismiss( 'Who is sending this?' );
	},

	gone: async ( stage ) => {
		const { form, post } = await open( stage, {} );
		await form.write( 'Mine' );
		await stage.site.sql( 'DELETE FROM wp_posts WHERE ID = %d', post.id );
		await form.send( 'refused' );
	},

	'conflict-with-formatting': async ( stage ) => {
		const { form, post } = await open( stage, {} );
		await form.write( 'Mine' );
		await stage.site.sql(
			'UPDATE wp_posts SET post_content = %s WHERE ID = %d',
			RICH,
			post.id
		);
		await form.button.click();
		await form.root.getByRole( 'button', { name: 'Keep mine' } ).waitFor();
	},
};
