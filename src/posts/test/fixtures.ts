/** What the tests of the posts routes stand on: core's real api-fetch in a tab, and a site that counts. */

import { createClock, type Clock } from '../../testing/clock';
import { createServer, json, type Server } from '../../testing/server';
import {
	type Browser,
	createBrowser,
	openTab,
	type TabOptions,
} from '../../testing/tab';
import type { Outcome } from '../../delivery/causes';
import type { Post } from '../types';

const NOON = Date.UTC( 2026, 10, 21, 12 );
const SECONDS = NOON / 1000;

export let clock: Clock;
export let server: Server;
export let browser: Browser;

/** For `beforeEach`: a day, a site and a browser that nothing has happened to. */
export function anew(): void {
	clock = createClock( NOON );
	server = createServer( clock );
	browser = createBrowser( clock, server );
	server.answer = () => json( post(), 201 );
}

export const post = ( some: Partial< Post > = {} ): Post => ( {
	id: 5,
	type: 'post',
	status: 'publish',
	title: { raw: 'A' },
	content: { raw: 'B' },
	plain: true,
	link: 'https://site.test/a',
	edit_link: '',
	modified: SECONDS,
	etag: 'abc',
	needs_review: false,
	can: { edit: true, publish: true, delete: true },
	...some,
} );

export const open = ( options?: TabOptions ) =>
	openTab( browser, options ).client;

export const KEY = 'a-key-of-22-characters';
export const input = { title: 'A', content: 'B', status: 'publish' } as const;

export function refusalOf( outcome: Outcome< unknown > ) {
	if ( outcome.ok ) {
		throw new Error( 'It was to be refused.' );
	}
	return outcome.refusal;
}
