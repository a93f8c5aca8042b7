import { type Browser, chromium, type LaunchOptions } from '@playwright/test';
import { browser } from '../server/browser.mjs';

/**
 * A browser of its own whose pages come back out of the back/forward cache, which Playwright switches off and the one
 * without a window has not.
 *
 * @param options Of the other browsers.
 */
export const launchWhole = ( options: LaunchOptions ): Promise< Browser > =>
	chromium.launch( {
		...options,
		executablePath: browser( { whole: true } ) ?? chromium.executablePath(),
		ignoreDefaultArgs: [ '--disable-back-forward-cache' ],
	} );
