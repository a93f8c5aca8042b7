/** From a cause to words: what happened, that the text is safe, what to do. */

import { __, sprintf } from '@wordpress/i18n';
import type { Refusal } from './causes';

/** What else is known about a send that was refused. */
export interface Circumstances {
	/** The site was asked for the post and did not have it. */
	readonly looked?: boolean;
	/** A change of a stored post: saving it twice does no harm. */
	readonly editing?: boolean;
}

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
	const sentences = [
		happened( refusal ),
		refusal.mayHaveArrived && arrived( known ),
		! isMarked( refusal ) &&
			__( 'Your text is safe on this page.', 'inkfast' ),
		todo( refusal, known ),
	];

	return sentences.filter( Boolean ).join( ' ' );
}

/** Whether sending the same again, unchanged, can help. */
export const canRetry = ( { cause }: Refusal ): boolean =>
	! [ 'invalid', 'too_large', 'conflict', 'gone', 'forbidden' ].includes(
		cause
	);

function happened( refusal: Refusal ): string {
	const { cause, detail, message, status, code } = refusal;

	switch ( cause ) {
		case 'signed_out':
			return __(
				'You are not signed in, so nothing was posted.',
				'inkfast'
			);
		case 'identity_changed':
			return refusal.user?.name
				? sprintf(
						/* translators: %s: name of a person. */
						__(
							'This browser is now signed in as %s, not as whoever opened this page. Nothing was sent.',
							'inkfast'
						),
						refusal.user.name
					)
				: __(
						'This browser is now signed in as somebody else than when this page was opened. Nothing was sent.',
						'inkfast'
					);
		case 'in_progress':
			return __( 'The site is still working on it.', 'inkfast' );
		case 'offline':
			return __(
				'There is no connection to the internet, so nothing was sent.',
				'inkfast'
			);
		case 'unreachable':
			return unreachable( detail );
		case 'server_error':
			return serverError( detail, status );
		case 'forbidden':
			return message || __( 'Your account may not do this.', 'inkfast' );
		case 'invalid':
			return isMarked( refusal )
				? __( 'Nothing was saved yet.', 'inkfast' )
				: coded( code, message );
		case 'too_large':
			return (
				message ||
				__( 'This is longer than the site accepts.', 'inkfast' )
			);
		case 'conflict':
			return __(
				'This post was changed elsewhere since you opened it. Nothing was overwritten.',
				'inkfast'
			);
		case 'gone':
			return message || __( 'This post is no longer there.', 'inkfast' );
		case 'blocked':
			return blocked( detail );
		case 'nonce_rejected':
			return __(
				'The site refuses what this page sends, although you are signed in.',
				'inkfast'
			);
		default:
			return coded( code, message );
	}
}

function unreachable( detail: Refusal[ 'detail' ] ): string {
	switch ( detail ) {
		case 'timeout':
			return __( 'The site did not answer in time.', 'inkfast' );
		case 'cut':
			return __(
				'The connection broke before the whole answer came.',
				'inkfast'
			);
		default:
			return __( 'The site could not be reached.', 'inkfast' );
	}
}

function serverError( detail: Refusal[ 'detail' ], status: number ): string {
	switch ( detail ) {
		case 'maintenance':
			return __(
				'The site is under maintenance for a moment.',
				'inkfast'
			);
		case 'busy':
			return __( 'The site is too busy at the moment.', 'inkfast' );
		default:
			return sprintf(
				/* translators: %d: number of an HTTP status, like 500. */
				__( 'The site had an error (%d).', 'inkfast' ),
				status
			);
	}
}

function blocked( detail: Refusal[ 'detail' ] ): string {
	switch ( detail ) {
		case 'firewall':
			return __(
				'A firewall in front of the site refused it.',
				'inkfast'
			);
		case 'login_wall':
			return __(
				'The network you are on answered with a sign-in page of its own.',
				'inkfast'
			);
		case 'empty':
			return __( 'The site gave an empty answer.', 'inkfast' );
		case 'redirect':
			return __(
				'The site led to another address instead of answering.',
				'inkfast'
			);
		default:
			return __(
				'Something else than the site’s posting service answered, with a web page.',
				'inkfast'
			);
	}
}

const coded = ( code: string, message: string ): string =>
	message
		? `${ message } (${ code })`
		: /* translators: %s: an error code. */
			sprintf( __( 'The site refused it (%s).', 'inkfast' ), code );

/** Whether the reason stands at a field. */
const isMarked = ( { fields }: Refusal ): boolean =>
	Object.keys( fields ).length > 0;

/** The outcome is not known. */
function arrived( { looked, editing }: Circumstances ): string {
	if ( editing ) {
		return __( 'It may have been saved all the same.', 'inkfast' );
	}

	return looked
		? __(
				'It was looked for and is not there, but it may still arrive.',
				'inkfast'
			)
		: __(
				'It may have arrived all the same; this could not be found out.',
				'inkfast'
			);
}

function todo( refusal: Refusal, known: Circumstances ): string {
	switch ( refusal.cause ) {
		case 'signed_out':
			return __(
				'Sign in in a new tab, then come back here and try again.',
				'inkfast'
			);
		case 'identity_changed':
			return __(
				'Sign in as before in another tab and try again, or copy your text and reload the page to post it with the other account.',
				'inkfast'
			);
		case 'offline':
			return __( 'Try again when you are back online.', 'inkfast' );
		case 'invalid':
		case 'too_large':
			return isMarked( refusal )
				? __( 'Please change what is marked.', 'inkfast' )
				: '';
		case 'forbidden':
			return __( 'Copy it if you want to keep it.', 'inkfast' );
		case 'conflict':
			return __( 'Try again in a moment.', 'inkfast' );
		case 'gone':
			return __( 'You can post it as a new one.', 'inkfast' );
		case 'nonce_rejected':
			return sprintf(
				/* translators: %s: an error code. */
				__( 'Please tell the site’s owner this code: %s', 'inkfast' ),
				refusal.code
			);
		case 'blocked':
			return refusal.detail === 'login_wall'
				? __(
						'Open any page in a new tab, sign in to the network there, then try again.',
						'inkfast'
					)
				: tellOwner();
		case 'unexpected':
			return tellOwner();
		default:
			return later( refusal, known );
	}
}

const tellOwner = () =>
	__( 'Try again; if it happens again, tell the site’s owner.', 'inkfast' );

function later( refusal: Refusal, { editing }: Circumstances ): string {
	if ( refusal.mayHaveArrived && ! editing ) {
		return __(
			'You can send it again, but then it may be posted twice.',
			'inkfast'
		);
	}

	return refusal.retryAfter
		? sprintf(
				/* translators: %d: number of seconds. */
				__( 'Try again in %d seconds.', 'inkfast' ),
				refusal.retryAfter
			)
		: __( 'Try again in a moment.', 'inkfast' );
}
