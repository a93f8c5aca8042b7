/** The client core: one session, one middleware and the posts routes, wired. */

import type { Config } from './config';
import type { Environment } from './environment';
import type { PostsClient } from './posts/types';
import type { Session } from './session/types';

export interface Client {
	readonly session: Session;
	readonly posts: PostsClient;
	/** Looks after every `wp.apiFetch` call of the page from now on. */
	protect(): void;
}

export declare function createClient(
	config: Config,
	environment: Environment
): Client;
