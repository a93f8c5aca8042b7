/** The refresh-on-403 handler: core's api-fetch, with one renewal at most and never as somebody else. */

import type {
	APIFetchMiddleware,
	APIFetchOptions,
	FetchHandler,
} from '@wordpress/api-fetch';
import type { Environment } from '../../environment';
import { orAbort } from '../../or-abort';
import type { SessionCore } from '../session';
import { type Answer, deliver, isResponse, refusalIn } from './answer';
import { finalRefusal } from './final';
import { afterRefusal, type Facts, type Final } from './plan';
import { isLookedAfter, isMediaUpload, isRepeatable, type Site } from './scope';
import { announceSend } from './sending';

export interface Care {
	readonly session: SessionCore;
	readonly site: Site;
	readonly now: Environment[ 'now' ];
	/** Whether every route of the site is looked after. */
	readonly isProtected: () => boolean;
}

/**
 * @param care What it works with.
 */
export const createMiddleware =
	( care: Care ): APIFetchMiddleware =>
	( options, next ) =>
		isLookedAfter( options, care.site, care.isProtected() )
			? send( care, options, next ).then( ( answer ) =>
					deliver( answer, options )
				)
			: next( options );

async function send(
	{ session, now }: Care,
	options: APIFetchOptions,
	next: FetchHandler
): Promise< Answer > {
	const refuse = ( why: Final, original?: unknown ) =>
		finalRefusal( why, session.standing.here.id, original );
	let hasAsked = false;

	if ( ! session.isFresh() ) {
		hasAsked = true;
		const renewal = await orAbort( session.renew(), options.signal );

		if ( renewal.ok && renewal.verdict !== 'own' ) {
			return refuse( renewal.verdict );
		}
	}

	for ( let sends = 1; ; sends++ ) {
		const sent = session.standing;
		const since = now();
		const answer = await sendOnce( session, options, next );
		const hasLearnt =
			isResponse( answer.value ) && session.learn( answer.value.headers );
		const error = await refusalIn( answer );

		if ( ! error ) {
			return answer;
		}

		const facts = (): Facts => ( {
			sends,
			isRepeatable: isRepeatable( options ),
			hasAsked,
			hasNews: hasLearnt || session.standing !== sent,
			verdict: session.standing.verdict,
			refused: sent.nonce,
			newest: session.nonce,
		} );
		let step = afterRefusal( facts() );

		if ( step === 'renew' ) {
			hasAsked = true;
			const renewal = await orAbort(
				session.renew( since ),
				options.signal
			);
			const isLost = ! renewal.ok && renewal.cause === 'unreachable';
			step = afterRefusal( facts() );
			step = step === 'rejected' && isLost ? 'no_answer' : step;
		}

		if ( step !== 'resend' ) {
			return refuse( step === 'renew' ? 'rejected' : step, error );
		}
	}
}

/** Core's middlewares change what they are given, so each time gets its own. */
async function sendOnce(
	session: SessionCore,
	options: APIFetchOptions,
	next: FetchHandler
): Promise< Answer > {
	const headers = Object.entries( options.headers ?? {} ).filter(
		( [ name ] ) => name.toLowerCase() !== 'x-wp-nonce'
	);
	const request: APIFetchOptions = {
		...options,
		headers: {
			...Object.fromEntries( headers ),
			'X-WP-Nonce': session.nonce,
		},
	};

	if ( ! isMediaUpload( options ) ) {
		request.parse = false;
	}

	session.handOn();
	announceSend( options );

	try {
		return { value: await next( request ), isThrown: false };
	} catch ( error ) {
		return { value: error, isThrown: true };
	}
}
