import { existsSync } from 'node:fs';
import { chromium } from '@playwright/test';

/** Chromium without a window: the same pages in little more than half the time, but none comes back out of a cache. */
const SHELL = '/usr/bin/chromium-headless-shell';

/** Where systems put the browser that Playwright did not bring along. */
const PLACES = [
	'/usr/bin/chromium',
	'/usr/bin/chromium-browser',
	'/usr/bin/google-chrome',
	'/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

/** Those that nobody has to install. */
const given = () =>
	[ process.env.INKFAST_CHROMIUM, chromium.executablePath() ].find( isThere );

/**
 * The Chromium to test in: the one that INKFAST_CHROMIUM names, else Playwright's own, else the system's.
 *
 * @param {{ whole?: boolean }} [options] `whole`: with a window, and with all that it has for people.
 * @return {string|null} Its path.
 */
export function browser( { whole = false } = {} ) {
	const places = whole ? PLACES : [ SHELL, ...PLACES ];
	return given() ?? places.find( isThere ) ?? null;
}

/**
 * What the machine must have for browser() to find one.
 *
 * @return {string[]} For need().
 */
export function browserNeeds() {
	const isReady = given() || ( process.getuid?.() !== 0 && browser() );
	return isReady ? [] : [ 'chromium', 'chromium-headless-shell' ];
}

function isThere( place ) {
	return place && existsSync( place );
}
