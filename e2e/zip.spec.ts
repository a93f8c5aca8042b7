import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { expect, test, type Page } from '@playwright/test';
import { run } from '../bin/lib/process.mjs';
import { root } from '../bin/lib/paths.mjs';
import { PASSWORD } from '../bin/lib/site.mjs';
import { pack, unpack } from '../bin/zip/archive.mjs';
import { lay, startBareSite, type BareSite } from './support/bare-site';

const PLUGIN = 'inkfast/plugin.php';

/** One site for these tests, in their order: the plugin comes to it in the last one. */
test.describe.configure( { mode: 'default', timeout: 180_000 } );

let site: BareSite;
let folder: string;
let zip: string;

test.beforeAll( async () => {
	test.setTimeout( 180_000 );
	folder = await mkdtemp( path.join( os.tmpdir(), 'inkfast-zip-' ) );
	zip = path.join( folder, 'inkfast.zip' );
	await run( 'node', [ path.join( root, 'bin/zip.mjs' ), '--output', zip ] );
	site = await startBareSite( path.join( folder, 'site' ) );
} );

test.afterAll( async () => {
	await site?.stop();
	await rm( folder, { recursive: true, force: true } );
} );

/**
 * The plugin's main file as the zip has it, with something in it replaced.
 *
 * @param pattern What.
 * @param by      By what.
 */
async function edited( pattern: RegExp, by: string ) {
	const files = unpack( await readFile( zip ) );
	const before = String( files.get( PLUGIN ) );
	const after = before.replace( pattern, by );
	expect( after ).not.toBe( before );
	return { files, plugin: Buffer.from( after ) };
}

async function upload( page: Page, file: string ): Promise< void > {
	await page.goto( `${ site.url }/wp-login.php` );
	await page.getByLabel( 'Username or Email Address' ).fill( 'admin' );
	await page.getByRole( 'textbox', { name: 'Password' } ).fill( PASSWORD );
	await page.getByRole( 'button', { name: 'Log In' } ).click();
	await page.goto( `${ site.url }/wp-admin/plugin-install.php` );
	await page.getByRole( 'button', { name: 'Upload Plugin' } ).click();
	await page.getByLabel( 'Plugin zip file' ).setInputFiles( file );
	await page.getByRole( 'button', { name: 'Install Now' } ).click();
}

for ( const { name, header, sentence } of [
	{
		name: 'PHP',
		header: 'Requires PHP: ',
		sentence:
			/The PHP version on your server is [\d.]+, however the uploaded plugin requires 99\.0\.$/,
	},
	{
		name: 'WordPress',
		header: 'Requires at least:',
		sentence:
			/Your WordPress version is [\d.]+, however the uploaded plugin requires 99\.0\.$/,
	},
] ) {
	test( `WordPress refuses the zip on too old a ${ name }, in one sentence`, async ( {
		page,
	} ) => {
		const { files, plugin } = await edited(
			new RegExp( `${ header }.*` ),
			`${ header } 99.0`
		);
		const old = path.join( folder, `old-${ name }.zip` );
		await writeFile( old, pack( files.set( PLUGIN, plugin ) ) );

		await upload( page, old );

		await expect( page.getByText( sentence ) ).toBeVisible();
		await expect(
			page.getByRole( 'link', { name: 'Activate Plugin' } )
		).toHaveCount( 0 );
		await page.goto( `${ site.url }/wp-admin/plugins.php` );
		await expect(
			page.locator( `[data-plugin="${ PLUGIN }"]` )
		).toHaveCount( 0 );
	} );
}

for ( const { name, from, to } of [
	{ name: 'PHP', from: /PHP_VERSION_ID/, to: '80000' },
	{ name: 'WordPress', from: /get_bloginfo\( 'version' \)/, to: "'6.7.9'" },
] ) {
	test( `loaded all the same on too old a ${ name }, the plugin says so in one sentence and does nothing`, async () => {
		const { files, plugin } = await edited( from, to );
		const place = path.join( folder, `loaded-${ name }` );
		await lay( place, files.set( PLUGIN, plugin ) );

		const { said, works } = await site.load( path.join( place, PLUGIN ) );

		expect( said ).toMatch(
			/^Inkfast is switched off: it needs PHP 8\.1 and WordPress 6\.8 or newer, and this site has PHP [\d.]+ and WordPress [\d.]+\.$/
		);
		expect( works ).toBe( false );
	} );
}

test(
	'the zip, uploaded to a bare WordPress: one notice leads to a page with the form, and a post is published there',
	{ tag: '@central' },
	async ( { page } ) => {
		await upload( page, zip );
		await page.getByRole( 'link', { name: 'Activate Plugin' } ).click();
		await expect(
			page.locator( '.notice', { hasText: 'Inkfast' } )
		).toHaveCount( 1 );
		await page
			.getByRole( 'button', { name: 'Create a page with the form' } )
			.click();

		await page
			.getByRole( 'textbox', { name: 'Title' } )
			.fill( 'The first post' );
		await page
			.getByRole( 'textbox', { name: 'Text' } )
			.fill( 'From a form that was not there a minute ago.' );
		await page.getByRole( 'button', { name: 'Publish' } ).click();
		await page.getByRole( 'link', { name: 'View', exact: true } ).click();

		await expect(
			page.getByRole( 'heading', { name: 'The first post', level: 1 } )
		).toBeVisible();
		await expect(
			page.getByText( 'From a form that was not there a minute ago.' )
		).toBeVisible();
		expect( await site.problems() ).toEqual( [] );

		await page.goto( `${ site.url }/wp-admin/` );
		await expect(
			page.getByRole( 'button', { name: 'Create a page with the form' } )
		).toHaveCount( 0 );
	}
);
