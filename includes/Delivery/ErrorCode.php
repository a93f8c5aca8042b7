<?php
/**
 * The one list of error codes. src/delivery/codes.ts mirrors it, and a test holds both equal.
 *
 * @package Inkfast
 */

declare( strict_types=1 );

namespace Inkfast\Delivery;

use WP_Error;

enum ErrorCode: string {

	case ForeignOrigin     = 'inkfast_foreign_origin';
	case PlainAnswersOnly  = 'inkfast_plain_answers_only';
	case CookiesOnly       = 'inkfast_cookies_only';
	case SignedOut         = 'inkfast_signed_out';
	case CannotCreate      = 'inkfast_cannot_create';
	case CannotEdit        = 'inkfast_cannot_edit';
	case CannotDelete      = 'inkfast_cannot_delete';
	case CannotAssign      = 'inkfast_cannot_assign';
	case NotFound          = 'inkfast_not_found';
	case InTrash           = 'inkfast_in_trash';
	case UnknownForm       = 'inkfast_unknown_form';
	case UnknownField      = 'inkfast_unknown_field';
	case Invalid           = 'inkfast_invalid';
	case TooLarge          = 'inkfast_too_large';
	case InProgress        = 'inkfast_in_progress';
	case IdentityChanged   = 'inkfast_identity_changed';
	case Conflict          = 'inkfast_conflict';
	case KeyReused         = 'inkfast_key_reused';
	case TrashDisabled     = 'inkfast_trash_disabled';
	case NotSaved          = 'inkfast_not_saved';

	/** The HTTP status that goes with the code. */
	public function status(): int {
		return match ( $this ) {
			self::PlainAnswersOnly, self::CookiesOnly, self::UnknownForm, self::UnknownField, self::Invalid => 400,
			self::SignedOut => 401,
			self::ForeignOrigin, self::CannotCreate, self::CannotEdit, self::CannotDelete, self::CannotAssign => 403,
			self::NotFound => 404,
			self::InTrash => 410,
			self::InProgress, self::IdentityChanged => 409,
			self::Conflict => 412,
			self::TooLarge => 413,
			self::KeyReused => 422,
			self::NotSaved => 500,
			self::TrashDisabled => 501,
		};
	}

	/** What happened, for a person. Never holds anything of the request or of another's post. */
	public function message(): string {
		return match ( $this ) {
			self::ForeignOrigin    => __( 'This address answers pages of this site only.', 'inkfast' ),
			self::PlainAnswersOnly => __( 'This address answers in plain JSON only, without _jsonp and _envelope.', 'inkfast' ),
			self::CookiesOnly      => __( 'A nonce belongs to a login cookie; a request with another authentication needs none.', 'inkfast' ),
			self::SignedOut        => __( 'Please sign in first.', 'inkfast' ),
			self::CannotCreate     => __( 'Your account may not write here.', 'inkfast' ),
			self::CannotEdit       => __( 'Your account may not edit this post.', 'inkfast' ),
			self::CannotDelete     => __( 'Your account may not delete this post.', 'inkfast' ),
			self::CannotAssign     => __( 'Your account may not post in the category of this form.', 'inkfast' ),
			self::NotFound         => __( 'There is no such post.', 'inkfast' ),
			self::InTrash          => __( 'This post is in the trash.', 'inkfast' ),
			self::UnknownForm      => __( 'The settings of this form could not be read. Reload the page to get its present form.', 'inkfast' ),
			self::UnknownField     => __( 'The request holds a field that is not known here.', 'inkfast' ),
			self::Invalid          => __( 'Something in the request cannot be accepted.', 'inkfast' ),
			self::TooLarge         => __( 'This is longer than can be accepted.', 'inkfast' ),
			self::InProgress       => __( 'The site is still working on an earlier request with this key.', 'inkfast' ),
			self::IdentityChanged  => __( 'Somebody else is signed in than the one whose words these are.', 'inkfast' ),
			self::Conflict         => __( 'The post was changed elsewhere since you opened it.', 'inkfast' ),
			self::KeyReused        => __( 'The key of this request was used for another one before.', 'inkfast' ),
			self::TrashDisabled    => __( 'This site has no trash, so the post was not deleted.', 'inkfast' ),
			self::NotSaved         => __( 'The site could not save the post.', 'inkfast' ),
		};
	}

	/**
	 * The answer that refuses a request with this code.
	 *
	 * @param array<string, mixed> $data    Added to the status: `params` (messages by field), `limit`, `etag` ….
	 * @param string|null          $message Instead of the code's own.
	 */
	public function error( array $data = array(), ?string $message = null ): WP_Error {
		return new WP_Error( $this->value, $message ?? $this->message(), array( 'status' => $this->status() ) + $data );
	}
}
