/** One renewal: the server is asked once, by one of the tabs. */

import type { Config } from '../config';
import type { Environment } from '../environment';
import { ask, type Failure } from './ask';
import type { Leaving } from './leaving';
import type { News } from './news';
import type { Tabs } from './tabs';

/**
 * @param config   Where the route is.
 * @param env      The browser.
 * @param tabs     The other ones.
 * @param leaving  What is to be given back.
 * @param isAnswer Whether news of another tab answers the question.
 */
export async function hearOrAsk(
	config: Config,
	env: Environment,
	tabs: Tabs,
	leaving: Leaving,
	isAnswer: ( news: News ) => boolean
): Promise< News | Failure > {
	const gone = new AbortController();
	const forget = leaving.add( () => gone.abort() );

	return tabs
		.alone( async () => {
			const known = ( await tabs.news() ).find( isAnswer );
			if ( known ) {
				return known;
			}

			const grant = await ask( env, config, gone.signal );
			if ( typeof grant === 'string' ) {
				return grant;
			}

			const news = { grant, at: env.now() };
			await tabs.tell( news );
			return news;
		} )
		.finally( forget );
}
