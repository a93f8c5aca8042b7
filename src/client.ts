/** The client core: one session, one middleware and the posts routes, wired. */

import type { Config } from './config';
import type { Environment } from './environment';
import { createPostsClient } from './posts/client';
import type { PostsClient } from './posts/types';
import { createMiddleware } from './session/api-fetch/middleware';
import { createSession } from './session/session';
import type { Session } from './session/types';
import { isRecord } from './shape';

export interface Client {
	readonly session: Session;
	readonly posts: PostsClient;
	/** Looks after every `wp.apiFetch` call of the page from now on. */
	protect: () => void;
}

/**
 * The page's client. However many bundles ask for one, there is one session and one middleware: two would double requests.
 *
 * @param config What the page brought along.
 * @param env    The browser.
 */
export function createClient( config: Config, env: Environment ): Client {
	const mark = Symbol.for( `inkfast.client:${ config.root }` );
	const known: unknown = Reflect.get( env.apiFetch, mark );
	const client = isClient( known ) ? known : startClient( config, env );

	if ( config.protect ) {
		client.protect();
	}

	Reflect.set( env.apiFetch, mark, client );
	return client;
}

function startClient( config: Config, env: Environment ): Client {
	const session = createSession( config, env );
	let isProtected = false;

	env.apiFetch.use(
		createMiddleware( {
			session,
			site: { ...config, base: env.base },
			now: env.now,
			isProtected: () => isProtected,
		} )
	);

	return {
		session,
		posts: createPostsClient( config, env, session ),
		protect() {
			isProtected = true;
		},
	};
}

const isClient = ( value: unknown ): value is Client =>
	isRecord( value ) &&
	isRecord( value.session ) &&
	isRecord( value.posts ) &&
	typeof value.protect === 'function';
