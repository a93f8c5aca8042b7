/** What happens to somebody who writes and publishes, in the order of the table. */

import { mortalServer } from '../support/mortal-server';
import { expect } from '../support/test';
import type { Stage } from './stage';

export interface Scenario {
	/** As the table says it. */
	readonly name: string;
	readonly play: ( stage: Stage ) => Promise< void >;
	/** A part of the ordinary tests. */
	readonly sample?: true;
}

/** Written, then this happens, then published. */
const between =
	( happens: ( stage: Stage ) => Promise< unknown > ): Scenario[ 'play' ] =>
	async ( stage ) => {
		const writer = await stage.write();
		await happens( stage );
		await writer.publish();
	};

/** Sent and on its way, whether or not WordPress has done its work, when the page is loaded anew. */
const reloadedWhileSending =
	( isStored: boolean ): Scenario[ 'play' ] =>
	async ( stage ) => {
		const { page, faults, server } = stage.tools;
		const writer = await stage.write();
		await faults.add( { ...stage.create, do: 'hang', after: isStored } );
		await writer.press();
		await expect
			.poll( () => server.requests( stage.create ) )
			.toMatchObject( [ { reached: isStored } ] );
		await stage.comeBack( writer, page, () => page.reload() );
	};

/** Runs in the page: what strict privacy settings do. */
function refuseStorage() {
	for ( const name of [ 'localStorage', 'sessionStorage', 'indexedDB' ] ) {
		Object.defineProperty( window, name, {
			get: () => {
				throw new DOMException( 'Refused.', 'SecurityError' );
			},
		} );
	}
}

export const SCENARIOS: readonly Scenario[] = [
	{
		name: 'Fair weather',
		play: between( async () => {} ),
		sample: true,
	},
	{
		name: 'The page lay open overnight: its nonce has expired',
		play: between( ( { tools } ) => tools.site.expireNonces() ),
		sample: true,
	},
	{
		name: 'The page comes out of a full-page cache: made three days ago, for a visitor',
		async play( stage ) {
			await stage.tools.cache.keep( stage.address, { past: true } );
			await ( await stage.write() ).publish();
		},
	},
	{
		name: 'Signed out in mid-writing',
		play: between( ( { tools } ) => tools.people.signOut( tools.page ) ),
	},
	{
		name: 'Signed in anew in another tab, as the same person',
		play: between( ( { tools, author } ) =>
			tools.people.signIn( tools.page, author )
		),
	},
	{
		name: 'Somebody else has signed in in another tab',
		play: between( ( { tools, other } ) =>
			tools.people.signIn( tools.page, other )
		),
		sample: true,
	},
	{
		name: 'The button is pressed twice, fast',
		async play( stage ) {
			const writer = await stage.write();
			await writer.press( 2 );
			await writer.follow();
		},
	},
	{
		name: 'No network when it is sent, and then it is back',
		async play( stage ) {
			const context = stage.tools.page.context();
			const writer = await stage.write();
			await context.setOffline( true );
			await writer.press();
			await writer.look();
			await context.setOffline( false );
			await writer.follow();
		},
	},
	{
		name: 'The connection breaks before the site has it',
		play: between( ( { tools, create } ) =>
			tools.faults.add( { ...create, do: 'cut' } )
		),
	},
	{
		name: 'The site stores it, and the answer is lost',
		play: between( ( { tools, create } ) =>
			tools.faults.add( { ...create, do: 'answer_lost', after: true } )
		),
		sample: true,
	},
	{
		name: 'PHP is killed in the middle of storing it',
		async play( stage ) {
			const writer = await stage.write();
			const server = await mortalServer();
			await stage.tools.faults.add( {
				...stage.create,
				do: 'kill',
				port: server.port,
			} );
			await writer.publish();
			await server.stop();
		},
	},
	{
		name: 'The site is too busy for a moment: 503',
		play: between( ( { tools, create } ) =>
			tools.faults.add( { ...create, do: 'page503' } )
		),
	},
	{
		name: 'The site is being updated: WordPress’s maintenance page',
		play: between( ( { tools, create } ) =>
			tools.faults.add( { ...create, do: 'maintenance' } )
		),
	},
	{
		name: 'A firewall refuses it with a page of its own, each time',
		play: between( ( { tools, create } ) =>
			tools.faults.add( { ...create, do: 'html403', times: Infinity } )
		),
	},
	{
		name: 'Every nonce is refused, new ones too',
		play: between( ( { tools, create } ) =>
			tools.faults.add( {
				...create,
				do: 'refuse_nonce',
				times: Infinity,
			} )
		),
	},
	{
		name: 'The page is reloaded while writing',
		async play( stage ) {
			const { page } = stage.tools;
			const writer = await stage.write();
			await stage.comeBack( writer, page, () => page.reload() );
		},
		sample: true,
	},
	{
		name: 'The browser refuses to store anything, and the page is reloaded while writing',
		async play( stage ) {
			const { page } = stage.tools;
			await page.addInitScript( refuseStorage );
			const writer = await stage.write();
			await stage.comeBack( writer, page, () => page.reload() );
		},
	},
	{
		name: 'The tab is closed while writing, and the page opened in a new one',
		async play( stage ) {
			const { page } = stage.tools;
			const writer = await stage.write();
			const tab = await page.context().newPage();
			await page.close();
			await stage.comeBack( writer, tab );
		},
	},
	{
		name: 'The browser crashes while writing, and the page is opened anew',
		async play( stage ) {
			const { browser, people } = stage.tools;
			const writer = await stage.write( await browser.open() );
			await browser.kill();
			const page = await browser.open();
			await people.signIn( page, stage.author );
			await stage.comeBack( writer, page );
		},
	},
	{
		name: 'The page is reloaded while it is being sent, before the site has it',
		play: reloadedWhileSending( false ),
	},
	{
		name: 'The page is reloaded while it is being sent, when the site has stored it',
		play: reloadedWhileSending( true ),
	},
	{
		name: 'Two tabs with a text each, their nonces expired, published one after the other',
		async play( stage ) {
			const { page, site } = stage.tools;
			const tabs = [ page, await page.context().newPage() ];
			for ( const tab of tabs ) {
				await stage.write( tab );
			}
			await site.expireNonces();
			for ( const writer of stage.writers ) {
				await writer.publish();
			}
		},
	},
];
