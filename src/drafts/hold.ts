/** A tab holds a lock named after its draft, so that other tabs leave it alone. The lock goes with the tab, however it ends. */

import type { Environment } from '../environment';

export interface Hold {
	/**
	 * Takes a draft and lets go of the one held before.
	 *
	 * @param id       The draft's.
	 * @param patience Milliseconds to wait until another tab gives it; 0: now or not at all.
	 * @return Whether it is held. Where there are no locks everything is.
	 */
	take: ( id: string, patience?: number ) => Promise< boolean >;
	release: () => void;
	/** Holds another one beside it, as long as the page is open. */
	keep: ( id: string ) => void;
	/** The page goes away: lets go of all. */
	leave: () => void;
	/** Ids of all drafts that are open in a tab; undefined where there are no locks. */
	live: () => Promise< ReadonlySet< string > | undefined >;
}

/**
 * @param env    The browser.
 * @param prefix Of the locks' names.
 */
export function createHold(
	{ locks, later }: Pick< Environment, 'locks' | 'later' >,
	prefix: string
): Hold {
	let held: { id: string; release: () => void } | undefined;
	const kept: ( () => void )[] = [];

	const release = () => {
		held?.release();
		held = undefined;
	};

	const request = ( id: string, patience: number ) =>
		new Promise< boolean >( ( answer ) => {
			const waiting = new AbortController();
			const cancel = later( () => waiting.abort(), patience );
			const options = patience
				? { signal: waiting.signal }
				: { ifAvailable: true };

			locks
				?.request( prefix + id, options, ( lock ) => {
					cancel();
					answer( !! lock );
					return lock
						? new Promise< void >( ( end ) => {
								release();
								held = { id, release: end };
							} )
						: Promise.resolve();
				} )
				.catch( () => answer( false ) );
		} );

	return {
		take: async ( id, patience = 0 ) =>
			! locks || held?.id === id || request( id, patience ),
		release,

		keep( id ) {
			void locks
				?.request(
					prefix + id,
					{},
					() => new Promise< void >( ( end ) => kept.push( end ) )
				)
				.catch( () => {} );
		},

		leave() {
			release();
			kept.splice( 0 ).forEach( ( end ) => end() );
		},

		async live() {
			const query = await locks?.query().catch( () => undefined );
			const names = query?.held?.map( ( { name = '' } ) => name );

			return (
				names &&
				new Set(
					names
						.filter( ( name ) => name.startsWith( prefix ) )
						.map( ( name ) => name.slice( prefix.length ) )
				)
			);
		},
	};
}
