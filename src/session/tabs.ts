/**
 * What the tabs of one site do together: one of them asks, the others are told.
 *
 * A message alone would be a race: the next tab may get the lock before it reads the message. So the one who asked
 * shows, before it gives the lock back, another lock whose name is the news, and whoever is next looks there first.
 * Nothing is stored: the news goes with the tab, and after a minute.
 */

import type { Environment } from '../environment';
import { parseJson } from '../shape';
import type { Leaving } from './leaving';
import { isNews, type News } from './news';
import { alone, show } from './queue';

export interface Tabs {
	/** Runs a task while no other tab runs one. */
	alone: < T >( task: () => Promise< T > ) => Promise< T >;
	/** What was told within the last minute, newest first. */
	news: () => Promise< News[] >;
	tell: ( news: News ) => Promise< void >;
}

/** Milliseconds. */
const NEWS_LIFE = 60_000;

/**
 * @param env     The browser. Without locks every tab asks for itself, and only the message is left.
 * @param root    Address of the REST API: two sites on one origin have nothing to do with one another.
 * @param leaving What is to be given back.
 * @param hear    Is told the news of other tabs.
 */
export function createTabs(
	env: Environment,
	root: string,
	leaving: Leaving,
	hear: ( news: News ) => void
): Tabs {
	const { locks } = env;
	const scope = `inkfast:${ root }:`;
	const prefix = `${ scope }news:`;
	const channel = env.channel?.( scope );

	channel?.addEventListener( 'message', ( { data } ) => {
		if ( isNews( data ) ) {
			hear( data );
		}
	} );

	return {
		alone: ( task ) =>
			locks
				? alone( env, locks, leaving, `${ scope }renewal`, task )
				: task(),

		async news() {
			const locked = await locks?.query().catch( () => undefined );

			return ( locked?.held ?? [] )
				.map( ( { name = '' } ) =>
					name.startsWith( prefix )
						? parseJson( name.slice( prefix.length ) )
						: undefined
				)
				.filter( isNews )
				.sort( ( a, b ) => b.at - a.at );
		},

		async tell( news ) {
			const name = prefix + JSON.stringify( news );
			channel?.postMessage( news );

			if ( locks ) {
				await show( env, locks, leaving, name, NEWS_LIFE );
			}
		},
	};
}
