/** From a cause to words: what happened, that the text is safe, what to do. */

import { __, _n, sprintf } from '@wordpress/i18n';
import type { Circumstances } from '../form/words';
import type { Refusal } from './causes';
import { isMarked } from './policy';

type Words = Readonly< Record< string, string | undefined > >;

/**
 * The words for a refusal, as one text for a live region.
 *
 * @param refusal Why the send failed.
 * @param known   What else is known.
 */
export function describe(
	refusal: Refusal,
	known: Circumstances = {}
): string {
	return [
		happened( refusal, known ),
		refusal.mayHaveArrived && ! isMarked( refusal ) && arrived( known ),
		! isMarked( refusal ) &&
			__( 'Your text is safe on this page.', 'inkfast' ),
		todo( refusal, known ),
	]
		.filter( Boolean )
		.join( ' ' );
}

function happened( refusal: Refusal, { editing }: Circumstances ): string {
	const { cause, detail, message, status, code, mayHaveArrived } = refusal;
	const own: Words = {
		invalid: isMarked( refusal ) ? notNow( mayHaveArrived ) : undefined,
		forbidden: message,
		// What is new cannot be gone: then a route or the whole interface is.
		gone: editing ? message : undefined,
		too_large:
			message || __( 'This is longer than the site accepts.', 'inkfast' ),
		signed_out: mayHaveArrived
			? __( 'You are not signed in any more.', 'inkfast' )
			: __( 'You are not signed in, so nothing was posted.', 'inkfast' ),
		identity_changed: nowAs( refusal ),
		in_progress: __( 'The site is still working on it.', 'inkfast' ),
		offline: mayHaveArrived
			? __( 'There is no connection to the internet.', 'inkfast' )
			: __(
					'There is no connection to the internet, so nothing was sent.',
					'inkfast'
				),
		unreachable: __( 'The site could not be reached.', 'inkfast' ),
		timeout: __( 'The site did not answer in time.', 'inkfast' ),
		cut: __(
			'The connection broke before the whole answer came.',
			'inkfast'
		),
		server_error: sprintf(
			/* translators: %d: an HTTP status, like 500. */
			__( 'The site had an error (%d).', 'inkfast' ),
			status
		),
		maintenance: __(
			'The site is under maintenance for a moment.',
			'inkfast'
		),
		busy: __( 'The site is too busy at the moment.', 'inkfast' ),
		conflict: __(
			'This post was changed elsewhere since you opened it. Nothing was overwritten.',
			'inkfast'
		),
		blocked: __(
			'A web page came instead of the site’s answer.',
			'inkfast'
		),
		firewall: __(
			'A firewall in front of the site refused it.',
			'inkfast'
		),
		login_wall: __(
			'The network you are on answered with a sign-in page of its own.',
			'inkfast'
		),
		empty: __( 'The site gave an empty answer.', 'inkfast' ),
		redirect: __(
			'The site led to another address instead of answering.',
			'inkfast'
		),
		nonce_rejected: __(
			'The site refuses what this page sends, although you are signed in.',
			'inkfast'
		),
	};

	return (
		own[ detail ?? '' ] ||
		own[ cause ] ||
		`${ message || __( 'The site refused it.', 'inkfast' ) } (${ code })`
	);
}

/** Somebody else is here. */
function nowAs( { user, mayHaveArrived }: Refusal ): string {
	const name = user?.name || __( 'somebody else', 'inkfast' );

	return mayHaveArrived
		? sprintf(
				/* translators: %s: name of a person. */
				__(
					'This browser is now signed in as %s, not as whoever opened this page.',
					'inkfast'
				),
				name
			)
		: sprintf(
				/* translators: %s: name of a person. */
				__(
					'This browser is now signed in as %s, not as whoever opened this page, so nothing was sent.',
					'inkfast'
				),
				name
			);
}

/** The check before sending refused; something else may have gone out before. */
const notNow = ( mayHaveArrived: boolean ): string =>
	mayHaveArrived
		? __(
				'What was sent before may have arrived; it is not posted twice.',
				'inkfast'
			)
		: __( 'Nothing was saved yet.', 'inkfast' );

/** The outcome is not known. */
const arrived = ( { editing }: Circumstances ): string =>
	editing
		? __( 'It may have been saved all the same.', 'inkfast' )
		: __(
				'It may have arrived all the same; it is not posted twice.',
				'inkfast'
			);

function todo( refusal: Refusal, { editing, waiting }: Circumstances ): string {
	const { cause, detail, code, retryAfter } = refusal;
	const owner = __(
		'Try again; if it happens again, tell the site’s owner.',
		'inkfast'
	);
	const own: Words = {
		signed_out: __(
			'Sign in in a new tab, then come back here and try again.',
			'inkfast'
		),
		identity_changed: __(
			'Sign in as before in another tab and try again, or copy your text and reload this page to go on with the other account.',
			'inkfast'
		),
		offline: __(
			'It is sent by itself as soon as you are back online.',
			'inkfast'
		),
		forbidden: __( 'Copy it if you want to keep it.', 'inkfast' ),
		gone: editing
			? __( 'You can post it as a new one.', 'inkfast' )
			: owner,
		too_large: __( 'Please make it shorter.', 'inkfast' ),
		invalid: owner,
		inkfast_unknown_form: __(
			'Copy it before you reload the page.',
			'inkfast'
		),
		nonce_rejected: sprintf(
			/* translators: %s: an error code. */
			__( 'Please tell the site’s owner this code: %s', 'inkfast' ),
			code
		),
		login_wall: __(
			'Open any page in a new tab, sign in to the network there, then try again.',
			'inkfast'
		),
		blocked: owner,
		unexpected: owner,
		key_reused: __(
			'It may be there already: please look before you send it again.',
			'inkfast'
		),
	};

	if ( isMarked( refusal ) ) {
		return __( 'Please change what is marked.', 'inkfast' );
	}

	const cure = own[ detail ?? '' ] || own[ code ] || own[ cause ];

	if ( cure ) {
		return cure;
	}

	if ( ! waiting ) {
		return __( 'Try again in a moment.', 'inkfast' );
	}

	return retryAfter
		? sprintf(
				/* translators: %d: number of seconds. */
				_n(
					'It is sent again by itself in %d second.',
					'It is sent again by itself in %d seconds.',
					retryAfter,
					'inkfast'
				),
				retryAfter
			)
		: __( 'It is sent again by itself until the site answers.', 'inkfast' );
}
