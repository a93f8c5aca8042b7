<?php
/**
 * Why a posted form is shown again at once, before anybody looks at what it holds: nothing shows that the person who is here now means to post it.
 *
 * @package Inkfast
 */

declare( strict_types=1 );

namespace Inkfast\Form;

enum Hold {

	/** Nobody is signed in. */
	case SignedOut;

	/** The page was made for somebody else. */
	case SomebodyElse;

	/** The page was made for no one: a cache kept it, or the person signed in since. */
	case NobodysPage;

	/** The page is the person's own, but of another session, or its time is over. */
	case Expired;

	/**
	 * Decides. A nonce is of one user and one session, and a key comes only with a nonce.
	 *
	 * @param Submission $submission What came.
	 * @param int        $user       Who is here now, 0 for nobody.
	 * @param bool       $is_proven  Whether the nonce is good.
	 * @return self|null Null: it may go on to the route.
	 */
	public static function why( Submission $submission, int $user, bool $is_proven ): ?self {
		return match ( true ) {
			0 === $user                                                  => self::SignedOut,
			$is_proven && '' !== $submission->key                        => null,
			0 !== $submission->user && $user !== $submission->user       => self::SomebodyElse,
			'' === $submission->nonce                                    => self::NobodysPage,
			default                                                      => self::Expired,
		};
	}
}
