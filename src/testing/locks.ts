/** Web Locks as the specification has them, shared by all tabs of a test. */

import type { Locks } from '../environment';

interface Wish {
	readonly name: string;
	readonly isShared: boolean;
	readonly grant: () => void;
}

export interface FakeLocks extends Locks {
	/** Takes a lock from whoever holds it, as `steal: true` does. */
	steal: ( name: RegExp ) => void;
	/** Names of what is held now. */
	held: () => string[];
	/** Requests that were made, by name. */
	readonly requested: string[];
}

const abortError = () => new DOMException( 'The lock is gone.', 'AbortError' );

const inTurns = ( turns: number, run: () => void ): void => {
	setImmediate( () => ( turns > 1 ? inTurns( turns - 1, run ) : run() ) );
};

export function createLocks(): FakeLocks {
	const held = new Map< Wish, () => void >();
	const requested: string[] = [];
	let waiting: Wish[] = [];

	const isFree = ( { name, isShared }: Wish ) =>
		[ ...held.keys() ].every(
			( other ) => other.name !== name || ( other.isShared && isShared )
		);

	const work = () => {
		for ( const wish of [ ...waiting ] ) {
			const isFirst = ! waiting
				.slice( 0, waiting.indexOf( wish ) )
				.some( ( other ) => other.name === wish.name );
			if ( isFirst && isFree( wish ) ) {
				waiting = waiting.filter( ( other ) => other !== wish );
				wish.grant();
			}
		}
	};

	return {
		requested,
		held: () => [ ...held.keys() ].map( ( { name } ) => name ),

		request: ( name, { mode, signal, ifAvailable }, run ) =>
			new Promise( ( resolve, reject ) => {
				const wish: Wish = {
					name,
					isShared: mode === 'shared',
					grant() {
						held.set( wish, () => {
							held.delete( wish );
							reject( abortError() );
						} );
						queueMicrotask( () => {
							run( {} )
								.then( resolve, reject )
								.finally( () => {
									held.delete( wish );
									work();
								} );
						} );
					},
				};

				requested.push( name );
				signal?.addEventListener( 'abort', () => {
					if ( ! held.has( wish ) ) {
						waiting = waiting.filter( ( other ) => other !== wish );
						reject( abortError() );
						work();
					}
				} );
				// Slower than a query, as another process may be: only who waits until it is held may count on it.
				inTurns( 4, () => {
					if ( ifAvailable && ! isFree( wish ) ) {
						resolve( run( null ) );
					} else if ( ! signal?.aborted ) {
						waiting.push( wish );
						work();
					}
				} );
			} ),

		query: () =>
			new Promise( ( resolve ) => {
				setImmediate( () =>
					resolve( {
						held: [ ...held.keys() ].map( ( { name } ) => ( {
							name,
						} ) ),
					} )
				);
			} ),

		steal( name ) {
			held.forEach( ( lose, wish ) => {
				if ( name.test( wish.name ) ) {
					lose();
				}
			} );
			work();
		},
	};
}
