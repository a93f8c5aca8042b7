<?php
/**
 * The words for what was posted and is not stored: what happened, that the text is safe, what to do. src/delivery/messages.ts does it for the script.
 *
 * @package Inkfast
 */

declare( strict_types=1 );

namespace Inkfast\Form;

use Inkfast\Delivery\ErrorCode;
use Inkfast\Posts\PostAnswer;
use WP_Error;
use WP_Post;

final class Replies {

	/** Keeps what it is given. */
	public function __construct(
		private readonly FormPage $page,
		private readonly EditOpener $opener,
	) {}

	/**
	 * To a form that nobody has looked into yet.
	 *
	 * @param Submission $submission What came.
	 * @param Hold       $hold       Why not.
	 */
	public function held( Submission $submission, Hold $hold ): Reply {
		$name  = wp_get_current_user()->display_name;
		$login = wp_login_url( $this->page->edit_url( $submission->id ?? 0 ), Hold::SomebodyElse === $hold );

		return match ( $hold ) {
			Hold::SignedOut    => new Reply(
				__( 'You are not signed in, so nothing was saved. Your text is safe on this page. Sign in in a new tab, then come back here and press the button again.', 'inkfast' ),
				array( $login => __( 'Sign in (opens a new tab)', 'inkfast' ) ),
				$submission
			),
			Hold::SomebodyElse => new Reply(
				/* translators: %s: name of a person. */
				sprintf( __( 'This browser is now signed in as %1$s, not as whoever opened this page, so nothing was saved. Your text is safe on this page. Press the button again to post it as %1$s, or sign in as before in a new tab first.', 'inkfast' ), $name ),
				array( $login => __( 'Sign in as somebody else (opens a new tab)', 'inkfast' ) ),
				$submission
			),
			Hold::NobodysPage  => new Reply(
				/* translators: %s: name of a person. */
				sprintf( __( 'You are signed in as %s, which this page did not know yet, so nothing was saved. Your text is safe on this page. Press the button again.', 'inkfast' ), $name ),
				submission: $submission
			),
			Hold::Expired      => new Reply(
				/* translators: %s: name of a person. */
				sprintf( __( 'This page has been open for too long, or you have signed in anew since, so nothing was saved. You are signed in as %s. Your text is safe on this page. Press the button again.', 'inkfast' ), $name ),
				submission: $submission
			),
		};
	}

	/**
	 * To a form that the route has refused.
	 *
	 * @param Submission $submission What came.
	 * @param WP_Error   $error      The refusal.
	 * @param Settings   $settings   The form's.
	 */
	public function refused( Submission $submission, WP_Error $error, Settings $settings ): Reply {
		$changes = null !== $submission->id;

		return match ( ErrorCode::tryFrom( (string) $error->get_error_code() ) ) {
			ErrorCode::Conflict   => $this->conflict( $submission, $settings ),
			ErrorCode::KeyReused  => $changes ? $this->conflict( $submission, $settings ) : new Reply(
				__( 'What was written here before has been posted already, and these are other words. Nothing more was posted. Your text is safe on this page. Press the button again to post it as another post.', 'inkfast' ),
				submission: $submission,
				keeps_key: false
			),
			ErrorCode::NotFound, ErrorCode::InTrash => $this->gone( $submission ),
			ErrorCode::InProgress => new Reply(
				__( 'The site is still working on what you sent. Your text is safe on this page. Wait a moment, then press the button again: it is saved once.', 'inkfast' ),
				submission: $submission
			),
			ErrorCode::NotSaved   => new Reply(
				__( 'The site could not save the post. Your text is safe on this page. Press the button again in a moment: it is saved once.', 'inkfast' ),
				submission: $submission
			),
			ErrorCode::CannotCreate, ErrorCode::CannotEdit, ErrorCode::CannotAssign => new Reply(
				/* translators: %s: a sentence about what the account may not do. */
				sprintf( __( '%s Your text is safe on this page. Copy it if you want to keep it.', 'inkfast' ), $error->get_error_message() ),
				submission: $submission
			),
			default               => $this->invalid( $submission, $error ),
		};
	}

	/**
	 * To a form whose words stand in one of the person's posts already: a browser brings them back into a page that is made anew when one goes back to it.
	 *
	 * @param Submission $submission What came.
	 * @param WP_Post    $post       The post.
	 */
	public function repeated( Submission $submission, WP_Post $post ): Reply {
		return new Reply(
			__( 'You have posted these very words already, so nothing was posted. Press the button again to post them a second time.', 'inkfast' ),
			array( PostAnswer::link( $post ) => __( 'Look at the post (opens a new tab)', 'inkfast' ) ),
			$submission,
			again: true
		);
	}

	/**
	 * To a form of which PHP has thrown all fields away.
	 *
	 * @param int $limit Bytes that it takes.
	 */
	public function dropped( int $limit ): Reply {
		return new Reply(
			sprintf(
				/* translators: %s: a size, like 2 MB. */
				__( 'What you sent was larger than the %s that this site accepts, and nothing of it arrived. Go back in your browser: your text should still be there. Then make it shorter.', 'inkfast' ),
				(string) size_format( $limit )
			)
		);
	}

	/**
	 * Somebody has changed the post meanwhile, or the person themself in another page.
	 *
	 * @param Submission $submission What came.
	 * @param Settings   $settings   The form's.
	 */
	private function conflict( Submission $submission, Settings $settings ): Reply {
		$stored = $this->opener->open( $settings, $submission->id );

		return $stored instanceof EditedPost
			? new Reply(
				__( 'This post was changed since you opened it. Nothing was overwritten: your version is in the form, the saved one stands below. Press the button again to put yours in its place.', 'inkfast' ),
				array( $this->page->edit_url( $stored->id ) => __( 'Go on with the saved version (opens a new tab)', 'inkfast' ) ),
				$submission,
				stored: $stored,
				etag: $stored->etag,
				keeps_key: false
			)
			: new Reply(
				__( 'This post was changed since you opened it, and the form cannot show the saved version. Nothing was overwritten. Your text is safe on this page. Copy it if you want to keep it.', 'inkfast' ),
				$stored->links ?? array(),
				$submission
			);
	}

	/**
	 * There is no post to change, or the one that this key made is gone again.
	 *
	 * @param Submission $submission What came.
	 */
	private function gone( Submission $submission ): Reply {
		return new Reply(
			__( 'The post is not there any more; it may have been deleted. Nothing was saved. Your text is safe on this page. Press the button again to post it as a new one.', 'inkfast' ),
			submission: $submission,
			keeps_key: false,
			is_new: true
		);
	}

	/**
	 * Something stands at a field, or nothing is known but a code.
	 *
	 * @param Submission $submission What came.
	 * @param WP_Error   $error      The refusal.
	 */
	private function invalid( Submission $submission, WP_Error $error ): Reply {
		$data   = $error->get_error_data();
		$params = is_array( $data ) && is_array( $data['params'] ?? null ) ? $data['params'] : array();
		$errors = array_filter( array_intersect_key( $params, array_flip( array( 'title', 'content' ) ) ), is_string( ... ) );

		return new Reply(
			array() === $errors
				/* translators: 1: the site's own words for it, 2: an error code. */
				? sprintf( __( '%1$s (%2$s) Nothing was saved. Your text is safe on this page.', 'inkfast' ), $error->get_error_message(), (string) $error->get_error_code() )
				: __( 'Nothing was saved yet. Please change what is marked.', 'inkfast' ),
			submission: $submission,
			errors: $errors
		);
	}
}
