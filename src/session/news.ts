/** What another tab was told by the server, and whether that answers our question too. Pure. */

import { isInteger, shape } from '../shape';
import { isFresh, type Life } from './freshness';
import { relation } from './identity';
import type { Offer, Standing } from './standing';
import { type Grant, isGrant } from './types';

/** An answer of the nonce route, and when it came by the device's clock, which all tabs share. */
export interface News {
	readonly grant: Grant;
	/** Milliseconds. */
	readonly at: number;
}

/** Milliseconds by which news may be older than a refused send: a busy tab hears late. */
const LATE = 10_000;

export const isNews = shape< News >( { grant: isGrant, at: isInteger } );

export function offerOf( { grant, at }: News ): Offer {
	const { nonce, now, expires, user, actions } = grant;
	const life: Life = { now, expires, at, proven: true };

	return { nonce, life, user, actions };
}

export const isNewer = ( { life }: Standing, { at }: News ): boolean =>
	! life.proven || at > life.at;

/**
 * Whether the server need not be asked. What is told of other users only the server itself is believed.
 *
 * @param standing What is known.
 * @param news     What another tab was told.
 * @param device   The device's clock, milliseconds.
 * @param since    When the send began whose refusal is the question; none when the nonce is merely old.
 */
export function isAnswer(
	standing: Standing,
	news: News,
	device: number,
	since?: number
): boolean {
	const related = relation( standing.user.id, news.grant.user.id );
	const isRecent =
		since === undefined
			? isFresh( offerOf( news ).life, device )
			: news.at >= since - LATE;

	return (
		isRecent &&
		isNewer( standing, news ) &&
		( related === 'own' || related === 'adopted' )
	);
}
