/** States of the form that are seldom seen: for eyes, in both kinds of theme, and for assistive technology. */

import { expectAccessible } from './support/axe';
import { SELDOM } from './support/seldom';
import { expect, type Page, test } from './support/test';
import { expectTree } from './support/tree';

/** A dark colour scheme: a block theme's by its two colours, a classic one's by its own rules. */
const DARK = `
:root, body { --wp--preset--color--base: #1b1b1b !important; --wp--preset--color--contrast: #f0f0f0 !important; }
:root { color-scheme: dark; }
body { background: #1b1b1b; color: #f0f0f0; }
body:not(.wp-theme-twentytwentyfive) a { color: #9cf; }
`;

/** How a person may see the page, one look after another; each undoes the one before. */
const LOOKS: Readonly<
	Record< string, ( page: Page ) => Promise< unknown > >
> = {
	'as it is': async () => {},
	'twice the text': ( page ) =>
		page.addStyleTag( { content: 'html { font-size: 200%; }' } ),
	'320 px': async ( page ) => {
		await page.addStyleTag( {
			content: 'html { font-size: 100% !important; }',
		} );
		await page.setViewportSize( { width: 320, height: 640 } );
	},
	'dark, without motion': async ( page ) => {
		await page.addStyleTag( { content: DARK } );
		await page.emulateMedia( {
			colorScheme: 'dark',
			reducedMotion: 'reduce',
		} );
	},
	'right to left': ( page ) =>
		page.evaluate( () => {
			document.documentElement.dir = 'rtl';
		} ),
	// Axe reads the colours that the theme asks for, not those that the browser forces.
	'forced colours': ( page ) =>
		page.emulateMedia( { forcedColors: 'active' } ),
};

/**
 * Whatever of the form lies outside the window, or has words that its box cuts off.
 *
 * @param page The page.
 */
const cutOff = ( page: Page ) =>
	page.locator( '.inkfast' ).evaluate( ( part ) => {
		const width = document.documentElement.clientWidth;
		return [ part, ...part.querySelectorAll( '*' ) ]
			.filter( ( each ) => {
				const { left, right } = each.getBoundingClientRect();
				const clips =
					! [ 'INPUT', 'TEXTAREA' ].includes( each.nodeName ) &&
					each.scrollWidth > each.clientWidth + 1 &&
					each.clientWidth > 0;
				return left < -0.5 || right > width + 0.5 || clips;
			} )
			.map( ( each ) => `${ each.nodeName }.${ each.className }` );
	} );

/**
 * Buttons that look like words: with neither a line nor a ground. Colours that are forced take the ground away.
 *
 * @param page The page.
 */
const unlined = ( page: Page ) =>
	page.locator( '.inkfast .wp-element-button' ).evaluateAll( ( buttons ) =>
		buttons
			.filter( ( button ) => {
				const { borderTopWidth, borderTopStyle } =
					getComputedStyle( button );
				return (
					matchMedia( '(forced-colors: active)' ).matches &&
					( borderTopStyle === 'none' ||
						parseFloat( borderTopWidth ) < 1 )
				);
			} )
			.map( ( button ) => button.textContent )
	);

test.beforeEach( ( { watch } ) =>
	watch.allow( /Failed to load resource.* (403|404|412) / )
);

for ( const theme of [ 'twentytwentyfive', 'inkfast-classic' ] as const ) {
	for ( const [ name, bring ] of Object.entries( SELDOM ) ) {
		test( `${ name }: the reviewed tree, nothing that axe finds, nothing cut off (${ theme })${ theme === 'inkfast-classic' ? '' : ' @long' }`, async ( {
			page,
			people,
			site,
			faults,
		} ) => {
			await site.set( { theme } );
			await bring( { page, people, site, faults } );
			await expectTree( page.locator( '.inkfast' ), `seldom-${ name }` );

			for ( const [ look, prepare ] of Object.entries( LOOKS ) ) {
				await test.step( look, async () => {
					await prepare( page );
					// Axe takes long, and sizes are nothing to it.
					if ( /as it is|dark/.test( look ) ) {
						await expectAccessible( page );
					}
					expect( await cutOff( page ), look ).toEqual( [] );
					expect( await unlined( page ), look ).toEqual( [] );
				} );
			}
		} );
	}
}
