/** What a person types is kept on their device: nothing that happens to the page takes it away. */

import { kept } from './support/drafts';
import { DeviceClock } from './support/device-clock';
import { Form } from './support/form';
import { openTabs } from './support/tabs';
import { expect, test } from './support/test';

const SAVED = 'Saved on this device.';
const TAB_ONLY = 'This text lives in this tab only';
const HOURS_OF_A_WEEK = 7 * 24;

test.describe( 'Text comes back', () => {
	test( 'after a reload, with its time, and can be discarded and had back', async ( {
		page,
		people,
		site,
	} ) => {
		await people.enter( page, 'author' );
		const form = await new Form( page ).open( site.form );
		await form.write( 'Before the reload' );
		await expect( form.root ).toContainText( SAVED );

		await page.reload();
		await form.ready();
		await form.expectText( 'Before the reload' );
		await expect( form.root ).toContainText( /Your text of .+ is back\./ );

		await form.root.getByRole( 'button', { name: 'Discard it' } ).click();
		await form.expectText( '', '' );
		await expect
			.poll( async () => ( await kept( page ) ).length )
			.toBe( 0 );
		await form.root.getByRole( 'button', { name: 'Undo' } ).click();
		await form.expectText( 'Before the reload' );
		await expect
			.poll( async () => ( await kept( page ) ).length )
			.toBe( 1 );
	} );

	test( 'with the last key, pressed just before the page goes', async ( {
		page,
		people,
		site,
	} ) => {
		await people.enter( page, 'author' );
		const form = await new Form( page ).open( site.form );
		await form.text.pressSequentially( 'First words' );
		await expect( form.root ).toContainText( SAVED );
		await page.waitForTimeout( 400 );
		const before = ( await kept( page ) ).map( ( { seq } ) => seq );
		// From now on time stands still: the next save comes at once, and the one after it never.
		await page.evaluate( () => {
			window.setTimeout = Object.assign( () => 0, window.setTimeout );
		} );
		await form.text.press( '1' );
		await expect
			.poll( async () =>
				( await kept( page ) ).map( ( { seq } ) => seq )
			)
			.not.toEqual( before );
		await page.evaluate( () => {
			const text = document.querySelector( 'textarea' );
			for ( const key of [ '2', '3' ] ) {
				if ( text ) {
					text.value += key;
					text.dispatchEvent(
						new Event( 'input', { bubbles: true } )
					);
				}
			}
			window.location.reload();
		} );
		await expect( form.text ).toHaveValue( 'First words123' );
	} );

	test( 'after the tab has crashed', async ( {
		page,
		people,
		site,
		watch,
	} ) => {
		watch.allow( /crash/i );
		await people.enter( page, 'author' );
		const form = await new Form( page ).open( site.form );
		await form.write( 'Before the crash' );
		await expect( form.root ).toContainText( SAVED );
		// Never more than 300 ms behind.
		await page.waitForTimeout( 400 );

		const other = await page.context().newPage();
		const devtools = await page.context().newCDPSession( page );
		const crashed = page.waitForEvent( 'crash' );
		devtools.send( 'Page.crash' ).catch( () => {} );
		await crashed;
		await page.close();

		const again = await new Form( other ).open( site.form );
		await again.expectText( 'Before the crash' );
	} );

	test( 'a week later, and not after 30 days', async ( {
		page,
		people,
		site,
	} ) => {
		await people.enter( page, 'author' );
		const form = await new Form( page ).open( site.form );
		await form.write( 'Before the sleep' );
		await expect( form.root ).toContainText( SAVED );

		const clock = new DeviceClock( page );
		await clock.start( HOURS_OF_A_WEEK );
		await form.open( site.form );
		await form.expectText( 'Before the sleep' );

		const much = await page.context().newPage();
		await new DeviceClock( much ).start( 31 * 24 );
		await page.close();
		const late = await new Form( much ).open( site.form );
		await expect
			.poll( async () => ( await kept( much ) ).length )
			.toBe( 0 );
		await late.expectText( '', '' );
	} );

	test( 'with the back button', async ( { page, people, site } ) => {
		await people.enter( page, 'author' );
		const form = await new Form( page ).open( site.form );
		await form.write( 'Before leaving' );
		await expect( form.root ).toContainText( SAVED );
		await page.goto( `${ site.url }/` );
		await page.goBack();
		await form.expectText( 'Before leaving' );
	} );

	test( 'of an edited post, with the version that it belongs to', async ( {
		page,
		people,
		site,
		watch,
	} ) => {
		watch.allow( /Failed to load resource.* 412 / );
		await people.enter( page, 'author' );
		const form = await new Form( page ).open( site.form );
		await form.write( 'As it was stored' );
		await form.send();
		expect( await kept( page ) ).toEqual( [] );
		await form.edit();
		const address = page.url();
		await form.write( 'Changed and not saved' );
		await expect( form.root ).toContainText( SAVED );

		const other = await new Form( await page.context().newPage() ).open(
			address
		);
		await other.write( 'Changed elsewhere' );
		await other.send();
		await form.open( address );
		await form.expectText( 'Changed and not saved' );
		await form.button.click();
		await expect( form.root ).toHaveAttribute( 'data-state', 'conflict' );
	} );

	test( 'of a visitor, who signs in in the same tab', async ( {
		page,
		people,
		site,
	} ) => {
		const form = await new Form( page ).open( site.form );
		await form.write( 'Before signing in' );
		await expect( form.root ).toContainText( SAVED );
		const author = await people.enter( page, 'author' );
		await form.open( site.form );
		await form.expectText( 'Before signing in' );
		await expect
			.poll( async () =>
				( await kept( page ) ).map( ( { user } ) => user )
			)
			.toEqual( [ author.id ] );
		expect( JSON.stringify( await kept( page ) ) ).not.toContain(
			'signing'
		);
	} );

	test( 'though its form has lost a field and gained another', async ( {
		page,
		site,
	} ) => {
		const form = await new Form( page ).open( site.form );
		await form.write( 'Kept' );
		await expect
			.poll( async () => JSON.stringify( await kept( page ) ) )
			.toContain( 'The text of Kept.' );
		await page.evaluate( () => {
			window.addEventListener( 'pagehide', ( event ) =>
				event.stopImmediatePropagation()
			);
		} );
		const [ draft ] = await kept( page, ( each ) => ( {
			...each,
			seq: 1000,
			words: '{"text":{"title":"Kept","subtitle":"Lost"}}',
		} ) );
		expect( draft?.seq ).toBeLessThan( 1000 );
		await page.reload();
		await form.expectText( 'Kept', '' );
		await form.text.fill( 'New' );
		await expect
			.poll( async () => JSON.stringify( await kept( page ) ) )
			.toContain( 'New' );
		expect( JSON.stringify( await kept( page ) ) ).toContain( 'Lost' );
	} );
} );

test.describe( 'Text goes', () => {
	test( 'when its post is stored', async ( { page, people, site } ) => {
		await people.enter( page, 'author' );
		const form = await new Form( page ).open( site.form );
		await form.write( 'To be sent' );
		await expect( form.root ).toContainText( SAVED );
		await form.send();
		await expect
			.poll( async () => ( await kept( page ) ).length )
			.toBe( 0 );
		await expect( form.root ).not.toContainText( SAVED );
		await page.reload();
		await form.ready();
		await form.expectText( '', '' );
	} );

	test( 'when the person removes it, in every tab, after being told what that does', async ( {
		page,
		people,
		site,
	} ) => {
		await people.enter( page, 'author' );
		const tabs = await openTabs( page, 2, site.form );
		for ( const tab of tabs ) {
			const form = new Form( tab );
			await form.write( 'Somewhere' );
			await expect( form.root ).toContainText( SAVED );
		}
		await page
			.getByRole( 'button', {
				name: 'Remove my drafts from this device',
			} )
			.click();
		await expect(
			page.getByRole( 'button', { name: 'Keep them' } )
		).toBeFocused();
		await expect(
			page.getByText( 'This removes every text' )
		).toBeVisible();
		await page.getByRole( 'button', { name: 'Remove them' } ).click();
		for ( const tab of tabs ) {
			await expect(
				tab.getByText( 'Your texts were removed from this device.' )
			).toBeVisible();
		}
		expect( await kept( page ) ).toEqual( [] );
		for ( const tab of tabs ) {
			await tab.reload();
			await new Form( tab ).ready();
			await new Form( tab ).expectText( '', '' );
		}
	} );

	test( 'not when the browser refuses, and then it is not said', async ( {
		page,
		people,
		site,
	} ) => {
		await people.enter( page, 'author' );
		const form = await new Form( page ).open( site.form );
		await form.write( 'Very private' );
		await expect( form.root ).toContainText( SAVED );
		await page.evaluate( () => {
			IDBObjectStore.prototype.delete = () => {
				throw new DOMException( 'Full.', 'QuotaExceededError' );
			};
		} );
		await page.getByRole( 'button', { name: /^Remove my drafts/ } ).click();
		await page.getByRole( 'button', { name: 'Remove them' } ).click();
		await expect( form.root ).toContainText(
			'Not all of your texts could be removed. Clear this site’s data in your browser.'
		);
		await expect( form.root ).not.toContainText( 'were removed from' );
	} );
} );

test.describe( 'Several tabs', () => {
	test( 'do not overwrite each other, and one takes the other’s text over', async ( {
		page,
		people,
		site,
	} ) => {
		await people.enter( page, 'author' );
		const first = await new Form( page ).open( site.form );
		await first.write( 'In the first tab' );
		await expect( first.root ).toContainText( SAVED );

		const tab = await page.context().newPage();
		const second = await new Form( tab ).open( site.form );
		await expect( second.root ).toContainText(
			'has a text of yours: “In the first tab'
		);
		await second.expectText( '', '' );
		await second.write( 'In the second tab' );
		await expect( second.root ).toContainText( SAVED );
		expect( await kept( tab ) ).toHaveLength( 2 );

		await tab
			.getByRole( 'button', { name: /^Take “In the first tab/ } )
			.click();
		await second.expectText( 'In the first tab' );
		await first.expectText( '', '' );
		await expect( first.root ).toContainText(
			'Your text went over to another tab.'
		);
		await tab
			.getByRole( 'button', { name: /Bring back “In the second/ } )
			.click();
		await second.expectText( 'In the second tab' );
		expect( await kept( tab ) ).toHaveLength( 2 );
	} );

	test( 'that are gone leave their texts: the newest comes back, the others are offered', async ( {
		page,
		people,
		site,
	} ) => {
		await people.enter( page, 'author' );
		const tabs = await openTabs( page, 2, site.form );
		for ( const [ number, tab ] of tabs.entries() ) {
			const form = new Form( tab );
			await form.write( `Number ${ number }` );
			await expect( form.root ).toContainText( SAVED );
		}
		const tab = await page.context().newPage();
		for ( const each of tabs ) {
			await each.close();
		}
		const form = await new Form( tab ).open( site.form );
		await form.expectText( 'Number 1' );
		await tab
			.getByRole( 'button', { name: /Bring back “Number 0/ } )
			.click();
		await form.expectText( 'Number 0' );
		await expect(
			tab.getByRole( 'button', { name: /Bring back “Number 1/ } )
		).toBeVisible();
	} );
} );

test.describe( 'Where the device keeps nothing', () => {
	const BROKEN: Record< string, () => void > = {
		'the database throws': () => {
			IDBFactory.prototype.open = () => {
				throw new DOMException( 'Refused.', 'SecurityError' );
			};
		},
		'the database fails': () => {
			const open = IDBFactory.prototype.open;
			IDBFactory.prototype.open = function ( name ) {
				open.call( this, name, 5 );
				// A real error: there is a newer one.
				return open.call( this, name, 1 );
			};
		},
		'the disk is full': () => {
			IDBObjectStore.prototype.put = () => {
				throw new DOMException( 'Full.', 'QuotaExceededError' );
			};
		},
		'all storage is refused': () => {
			for ( const name of [
				'localStorage',
				'sessionStorage',
				'indexedDB',
			] ) {
				Object.defineProperty( window, name, {
					get: () => {
						throw new DOMException( 'Refused.', 'SecurityError' );
					},
				} );
			}
		},
	};

	for ( const [ name, harm ] of Object.entries( BROKEN ) ) {
		test( `because ${ name }, the form says so and works`, async ( {
			page,
			people,
			site,
		} ) => {
			const author = await people.enter( page, 'author' );
			await page.addInitScript( harm );
			const form = await new Form( page ).open( site.form );
			await form.write( 'In this tab' );
			await expect( form.root ).toContainText( TAB_ONLY );
			await form.send();
			expect( await site.posts( author.id ) ).toHaveLength( 1 );
		} );
	}

	test( 'because the second script does not come, the form says so and works', async ( {
		page,
		people,
		site,
		watch,
	} ) => {
		watch.allow( /Failed to load resource|later\.js/ );
		const author = await people.enter( page, 'author' );
		await page.route( /later\.js/, ( route ) => route.abort() );
		const form = await new Form( page ).open( site.form );
		await form.write( 'In this tab' );
		await expect( form.root ).toContainText( TAB_ONLY );
		await form.send();
		expect( await site.posts( author.id ) ).toHaveLength( 1 );
	} );

	test( 'because there was no network when it began, it is kept as soon as there is', async ( {
		page,
		people,
		site,
		watch,
	} ) => {
		watch.allow( /ERR_INTERNET_DISCONNECTED/ );
		await people.enter( page, 'author' );
		const form = await new Form( page ).open( site.form );
		await page.context().setOffline( true );
		await form.write( 'Begun without a network' );
		await expect( form.root ).toContainText( TAB_ONLY );
		await page.context().setOffline( false );
		await expect( form.root ).toContainText( SAVED );

		await page.reload();
		await form.expectText( 'Begun without a network' );
	} );

	test( 'because the browser has wiped it, the next key saves it anew', async ( {
		page,
		people,
		site,
	} ) => {
		await people.enter( page, 'author' );
		const form = await new Form( page ).open( site.form );
		await form.write( 'Wiped' );
		await expect( form.root ).toContainText( SAVED );
		await page.evaluate( async () => {
			for ( const { name } of await indexedDB.databases() ) {
				await new Promise( ( resolve ) => {
					indexedDB.deleteDatabase( name ?? '' ).onsuccess = resolve;
				} );
			}
		} );
		await form.text.press( 'End' );
		await form.text.pressSequentially( ' More' );
		await expect
			.poll( async () => ( await kept( page ) ).length )
			.toBe( 1 );
		await page.reload();
		await form.expectText( 'Wiped', 'The text of Wiped. More' );
	} );

	test( 'because what lies there makes no sense, new text is kept all the same', async ( {
		page,
		people,
		site,
	} ) => {
		await people.enter( page, 'author' );
		const form = await new Form( page ).open( site.form );
		await form.write( 'Good' );
		await expect( form.root ).toContainText( SAVED );
		// What was typed last is saved by then as well.
		await page.waitForTimeout( 500 );
		await kept( page, ( each ) => ( {
			...each,
			seq: 1000,
			words: { key: '%', data: 'AAAA' },
		} ) );
		await page.goto( `${ site.url }/` );
		await form.open( site.form );
		await form.expectText( '', '' );
		await form.write( 'Better' );
		await expect( form.root ).toContainText( SAVED );
	} );

	test( 'of somebody signed in on plain http: it survives a reload in its tab, and the device has nothing', async ( {
		page,
		people,
		site,
	} ) => {
		await site.set( { theme: 'inkfast-classic' } );
		const author = await people.add( 'author' );
		await people.signIn( page, author, { at: site.insecure } );
		const form = await new Form( page ).open( `${ site.insecure }/write/` );
		await form.write( 'On plain http' );
		await expect( form.root ).toContainText( TAB_ONLY );
		await expect( form.root ).toContainText( 'no https' );
		expect( await kept( page ) ).toEqual( [] );
		await page.reload();
		await form.expectText( 'On plain http' );

		const other = await page.context().newPage();
		const empty = await new Form( other ).open(
			`${ site.insecure }/write/`
		);
		await empty.title.focus();
		await empty.expectText( '', '' );
	} );
} );
