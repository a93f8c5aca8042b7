/** The seal of whoever is here. */

import { isRecord, isString } from '../shape';
import type { Host } from './host';
import { createSeal, noSeal, type Seal } from './seal';

export interface Seals {
	/** Undefined: this person's words cannot be sealed here. */
	of: ( user: number ) => Promise< Seal | undefined >;
	/** The same, as far as it is there already. */
	now: ( user: number ) => Seal | undefined;
	/** Whoever was here has gone. */
	drop: () => void;
}

/** Milliseconds until a key that did not come is asked for again. */
const PAUSE = 30_000;

/**
 * @param host Where the key comes from: with a page that was made for its writer, else from the site.
 */
export function createSeals( {
	config,
	env,
	browser,
}: Pick< Host, 'config' | 'env' | 'browser' > ): Seals {
	const known = new Map< number, Promise< Seal | undefined > >();
	const ready = new Map< number, Seal >( [ [ 0, noSeal ] ] );

	const make = async ( user: number ): Promise< Seal | undefined > => {
		const given = config.session.user.id === user && config.draftKey;
		const seal = await createSeal(
			browser.crypto,
			given || ( await ask() )
		);
		ready.set( user, seal );
		return seal;
	};

	const ask = async (): Promise< string > => {
		const answer = await env.apiFetch( {
			path: `/${ config.namespace }/draft-key`,
			method: 'POST',
		} );

		if ( ! isRecord( answer ) || ! isString( answer.key ) ) {
			throw new TypeError();
		}
		return answer.key;
	};

	return {
		of( user ) {
			// Plain http has nothing to seal with.
			if ( user === 0 || ! browser.crypto.subtle ) {
				return Promise.resolve( ready.get( user ) );
			}

			const seal =
				known.get( user ) ??
				make( user ).catch( () => {
					env.later( () => known.delete( user ), PAUSE );
					return undefined;
				} );
			known.set( user, seal );
			return seal;
		},

		now: ( user ) => ready.get( user ),

		drop: () => ready.forEach( ( seal ) => seal.drop() ),
	};
}
