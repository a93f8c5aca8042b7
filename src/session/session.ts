/** The one session of a page: who is here, and the nonce that goes out with sends. */

import type { Config } from '../config';
import type { Environment } from '../environment';
import { isFresh, lifeOfHeader, serverTime } from './freshness';
import { handOn } from './hand-on';
import { userOfId } from './identity';
import { createLeaving } from './leaving';
import { isAnswer, isNewer, offerOf } from './news';
import { hearOrAsk } from './renewal';
import {
	adopt,
	firstStanding,
	type Offer,
	type Standing,
	take,
} from './standing';
import { createTabs } from './tabs';
import type { Renewal, Session, SessionEvent } from './types';

/** The session as the middleware sees it. */
export interface SessionCore extends Session {
	readonly standing: Standing;
	isFresh: () => boolean;
	/**
	 * @param headers Of any answer.
	 * @return Whether they told a nonce and its user.
	 */
	learn: ( headers: Headers ) => boolean;
	/** Puts the nonce where sends take it from. */
	handOn: () => void;
}

/** Milliseconds between two tries that nobody waits for. */
const PAUSE = 30_000;

/**
 * @param config What the page brought along.
 * @param env    The browser.
 */
export function createSession( config: Config, env: Environment ): SessionCore {
	const listeners = new Set< ( event: SessionEvent ) => void >();
	let standing = firstStanding( config.session, env.now() );
	/** A page that was made for visitors may be shown to anyone, until the server has said who is here. */
	let isCertain = standing.user.id !== 0;
	let tried = -Infinity;
	let flight: Promise< Renewal > | undefined;

	const leaving = createLeaving( env.page, () => {
		const life = { ...standing.life, proven: false };
		standing = { ...standing, life };
	} );
	const tabs = createTabs( env, config.root, leaving, ( news ) => {
		if ( isNewer( standing, news ) ) {
			accept( offerOf( news ) );
		}
	} );

	function accept( offer: Offer ): void {
		const before = standing;
		const taken = take( before, offer );
		( { standing } = taken );
		// Headers tell no rights: the next interaction asks for those of someone who is new here.
		isCertain = taken.event !== 'adopted' || !! offer.actions;

		handOn( env, before.nonce, standing.nonce );

		if ( taken.event ) {
			tell( taken.event );
		}
	}

	function tell( type: SessionEvent[ 'type' ] ): void {
		const event = { type, user: standing.here };
		// In its own turn: a listener that throws must not end somebody's send.
		listeners.forEach( ( listener ) => {
			void Promise.resolve( event ).then( listener );
		} );
	}

	async function fly( since: number | undefined ): Promise< Renewal > {
		// What comes by message while waiting must not make the same news look old.
		const asked = standing;
		tried = env.now();
		const told = await hearOrAsk( config, env, tabs, leaving, ( news ) =>
			isAnswer( asked, news, env.now(), since )
		);

		if ( typeof told === 'string' ) {
			return { ok: false, cause: told };
		}
		accept( offerOf( told ) );
		return { ok: true, verdict: standing.verdict };
	}

	const renew = ( since?: number ) => {
		flight ??= fly( since ).finally( () => {
			flight = undefined;
		} );
		return flight;
	};
	const fresh = () => isFresh( standing.life, env.now() );

	return {
		get user() {
			return standing.user;
		},
		get here() {
			return standing.here;
		},
		get nonce() {
			return standing.nonce;
		},
		get actions() {
			return standing.actions;
		},
		get standing() {
			return standing;
		},
		serverTime: ( device = env.now() ) =>
			serverTime( standing.life, device ),
		isFresh: fresh,
		renew,

		begin() {
			const isSure = isCertain && fresh();
			if ( ! isSure && env.now() - tried >= PAUSE ) {
				void renew();
			}
		},

		learn( headers ) {
			const nonce = headers.get( 'X-WP-Nonce' );
			const id = headers.get( 'Inkfast-User' );
			if ( ! nonce || ! id || ! /^\d+$/.test( id ) ) {
				return false;
			}

			const isOwn = Number( id ) === standing.user.id;
			const isKnown = isOwn && nonce === standing.nonce;
			if ( isKnown && standing.verdict === 'own' ) {
				isCertain = true;
			} else {
				const { life, span, user } = standing;
				accept( {
					nonce,
					life: lifeOfHeader(
						life,
						span,
						env.now(),
						Date.parse( headers.get( 'Date' ) ?? '' ) / 1000
					),
					user: isOwn ? user : userOfId( Number( id ) ),
				} );
			}
			return true;
		},

		adopt( user ) {
			standing = adopt( standing, user );
			tell( 'adopted' );
		},

		handOn: () => handOn( env, standing.nonce, standing.nonce ),

		onChange( listener ) {
			listeners.add( listener );
			return () => listeners.delete( listener );
		},
	};
}
