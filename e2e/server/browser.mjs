import { existsSync } from 'node:fs';
import { chromium } from '@playwright/test';

/** Where systems put the browser that Playwright did not bring along. */
const PLACES = [
	'/usr/bin/chromium',
	'/usr/bin/chromium-browser',
	'/usr/bin/google-chrome',
	'/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

/**
 * The Chromium to test in: the one that INKFAST_CHROMIUM names, else Playwright's own, else the system's.
 *
 * @return {string|null} Its path.
 */
export function browser() {
	const places = [
		process.env.INKFAST_CHROMIUM,
		chromium.executablePath(),
		...PLACES,
	];
	return places.find( ( place ) => place && existsSync( place ) ) ?? null;
}
