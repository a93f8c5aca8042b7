/** What a page knows of its session at one moment, and how an answer changes it. Pure. */

import { type Life, lifeOfPage } from './freshness';
import { relation } from './identity';
import type { Grant, SessionEvent, SessionUser, Verdict } from './types';

/** Every answer that says something new makes another one, so that two moments can be told apart. */
export interface Standing {
	/** To whom the page belongs. */
	readonly user: SessionUser;
	/** Who is here, by the last answer. */
	readonly here: SessionUser;
	readonly verdict: Verdict;
	/** One of `user`'s own; worth nothing, and its life not proven, when they have just been adopted. */
	readonly nonce: string;
	readonly life: Life;
	/** Seconds that the last nonce of known life had when it was minted. */
	readonly span: number;
	readonly actions: Readonly< Record< string, string > >;
}

/** A nonce that came from somewhere, and the user it is for. Headers tell no more than that. */
export interface Offer {
	readonly nonce: string;
	readonly life: Life;
	readonly user: SessionUser;
	readonly actions?: Grant[ 'actions' ];
}

/**
 * @param grant  What the page brought along.
 * @param device The device's clock, milliseconds.
 */
export const firstStanding = ( grant: Grant, device: number ): Standing => ( {
	user: grant.user,
	here: grant.user,
	verdict: 'own',
	nonce: grant.nonce,
	life: lifeOfPage( grant, device ),
	span: grant.expires - grant.now,
	actions: grant.actions,
} );

/**
 * Takes a nonce if it is one of the page's own user; else only remembers who is here.
 *
 * @param before What was known.
 * @param offer  What came.
 * @return What is known now, and what there is to tell.
 */
export function take(
	before: Standing,
	{ nonce, life, user, actions }: Offer
): { standing: Standing; event?: SessionEvent[ 'type' ] } {
	const related = relation( before.user.id, user.id );

	if ( related === 'signed_out' || related === 'identity_changed' ) {
		const standing = { ...before, verdict: related, here: user };
		const isNew = before.here.id !== user.id;

		return isNew ? { standing, event: related } : { standing };
	}

	return {
		standing: {
			user,
			here: user,
			verdict: 'own',
			nonce,
			life,
			span: actions ? life.expires - life.now : before.span,
			actions: actions ?? before.actions,
		},
		event: related === 'own' ? 'renewed' : related,
	};
}

/**
 * Makes the page somebody's whom the person agreed to. That they are here, and their nonce, the server has yet to say.
 *
 * @param before What was known.
 * @param user   Who it is.
 */
export const adopt = ( before: Standing, user: SessionUser ): Standing => ( {
	...before,
	user,
	here: user,
	verdict: 'own',
	life: { ...before.life, proven: false },
} );
