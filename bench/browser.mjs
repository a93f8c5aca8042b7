/**
 * A real Chromium, with somebody signed in or nobody.
 */
import { chromium } from '@playwright/test';
import { need } from '../bin/lib/system.mjs';
import { browser, browserNeeds } from '../e2e/server/browser.mjs';

const ARGS = [
	'--no-sandbox',
	'--disable-gpu',
	'--disable-quic',
	'--no-first-run',
	'--disable-background-networking',
	'--disable-component-update',
	'--disable-sync',
];

/**
 * @template T
 * @param {( open: (cookies?: Map<string, string>) => Promise<import('@playwright/test').BrowserContext> ) => Promise<T>} work Given a way to be somebody.
 * @param {string}                                                                                                          url The site's address.
 * @return {Promise<T>} What it gives; then the browser is closed.
 */
export async function inBrowser( work, url ) {
	await need( ...browserNeeds() );
	const running = await chromium.launch( {
		executablePath: browser() ?? undefined,
		args: ARGS,
	} );
	const open = async ( cookies = new Map() ) => {
		const context = await running.newContext();
		await context.addCookies(
			[ ...cookies ].map( ( [ name, value ] ) => ( {
				url,
				name,
				value,
			} ) )
		);
		return context;
	};
	try {
		return await work( open );
	} finally {
		await running.close();
	}
}
