/** What the tests of the session stand on. */

import { createClock, type Clock } from '../../testing/clock';
import { createServer, type Server } from '../../testing/server';
import {
	type Browser,
	createBrowser,
	openTab,
	type TabOptions,
} from '../../testing/tab';
import type { SessionEvent } from '../types';

export const NOON = Date.UTC( 2026, 10, 21, 12 );
export const DAY = 86_400;

export let clock: Clock;
export let server: Server;
export let browser: Browser;

/** For `beforeEach`: a day, a site and a browser that nothing has happened to. */
export function anew(): void {
	clock = createClock( NOON );
	server = createServer( clock );
	browser = createBrowser( clock, server );
}

/** A tab, and what its session told. */
export function open( options?: TabOptions ) {
	const tab = openTab( browser, options );
	const events: string[] = [];
	const { session } = tab.client;
	session.onChange( ( { type, user }: SessionEvent ) => {
		events.push( `${ type } ${ user.id }` );
	} );

	return { ...tab, session, events };
}
