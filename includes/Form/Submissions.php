<?php
/**
 * Takes a form that was posted without its script: hands it to the posts routes, by whose rules it is judged, and sends the browser on, or shows it again.
 *
 * @package Inkfast
 */

declare( strict_types=1 );

namespace Inkfast\Form;

use Closure;
use Inkfast\Delivery\BodyLimit;
use Inkfast\Delivery\ErrorCode;
use Inkfast\Delivery\IdempotencyKey;
use Inkfast\Delivery\RestNamespace;
use Inkfast\Posts\PostSchema;
use WP_Error;
use WP_REST_Request;
use WP_REST_Response;

final class Submissions {

	/** Times that a delivery under way is asked for, a second apart: the second of two clicks is the one whose answer a browser shows. */
	private const TRIES = 5;

	/** What is to be said, until a form of the page has said it. */
	private ?Reply $reply = null;

	private bool $is_shown = false;

	/**
	 * Keeps what it is given.
	 *
	 * @param FormPage           $page     The page that is being answered.
	 * @param PageCache          $cache    Keeps typed text out of caches.
	 * @param FormTokens         $tokens   Reads signed settings.
	 * @param Replies            $replies  The words.
	 * @param Receipts           $receipts Addresses of what is done.
	 * @param Repeats            $repeats  Finds the same words.
	 * @param Closure(int): void $wait     Waits so many seconds.
	 */
	public function __construct(
		private readonly FormPage $page,
		private readonly PageCache $cache,
		private readonly FormTokens $tokens,
		private readonly Replies $replies,
		private readonly Receipts $receipts,
		private readonly Repeats $repeats,
		private readonly Closure $wait,
	) {}

	/** Action `template_redirect`, before others may send the browser elsewhere: the words would be lost. */
	public function on_template_redirect(): void {
		if ( ! $this->page->can_hold_form() || 'POST' !== ( $_SERVER['REQUEST_METHOD'] ?? '' ) ) { // phpcs:ignore WordPress.Security.ValidatedSanitizedInput -- compared alone.
			return;
		}

		// phpcs:ignore WordPress.Security.NonceVerification.Missing, WordPress.Security.ValidatedSanitizedInput -- the nonce is in it, and what it holds is checked by the route, as it was typed.
		$submission = Submission::from( wp_unslash( $_POST[ Submission::NAME ] ?? null ) );
		if ( null !== $submission ) {
			$this->cache->keep_typed_out();
			$this->reply = $this->answer( $submission );
		} elseif ( array() === $_POST && BodyLimit::is_over_php_limit() ) { // phpcs:ignore WordPress.Security.NonceVerification.Missing -- there is none.
			$this->cache->keep_typed_out();
			$this->reply = $this->replies->dropped( min( PostSchema::TEXT_LIMIT, BodyLimit::post_max_size() ) );
		}
	}

	/**
	 * What a form is to say. Of several on a page only the one that was posted has anything to say, unless nobody can tell which it was.
	 *
	 * @param Settings $settings The form's.
	 */
	public function reply( Settings $settings ): ?Reply {
		$is_mine = null === $this->reply?->submission || hash_equals( $settings->mark(), $this->reply->submission->mark );

		$this->is_shown = $this->is_shown || $is_mine;

		return $is_mine ? $this->reply : null;
	}

	/**
	 * What no form of the page has said: the owner has changed or removed the form since the page was opened. The words are not to be lost by that.
	 *
	 * @return array{Settings, Reply}|null With the settings that this site has signed; never those of a form that it has not.
	 */
	public function unsaid(): ?array {
		$reply    = $this->is_shown ? null : $this->reply;
		$settings = null === $reply?->submission ? null : $this->tokens->verify( $reply->submission->form() );

		return null === $reply || null === $settings ? null : array( $settings, $reply );
	}

	/**
	 * Delivers what may be delivered.
	 *
	 * @param Submission $submission What came.
	 */
	private function answer( Submission $submission ): Reply {
		$settings = $this->tokens->verify( $submission->form() ) ?? new Settings();
		$hold     = Hold::why( $submission, get_current_user_id(), false !== wp_verify_nonce( $submission->nonce, HiddenFields::ACTION ) );
		if ( null !== $hold ) {
			return $this->replies->held( $submission, $hold );
		}

		$same = $this->repeats->of( $submission, $settings );
		if ( null !== $same ) {
			return $this->replies->repeated( $submission, $same );
		}

		$answer = $this->deliver( $submission );
		$error  = $answer->as_error();
		$post   = (array) $answer->get_data();

		if ( $error instanceof WP_Error || ! is_int( $post['id'] ?? null ) ) {
			return $this->replies->refused( $submission, $error ?? ErrorCode::NotSaved->error(), $settings );
		}
		$this->go( $this->receipts->address( $submission, $post['id'], (bool) ( $post['needs_review'] ?? false ) ) );
	}

	/**
	 * Asks the route, as often as it says that another request with this key is at work.
	 *
	 * @param Submission $submission What came.
	 */
	private function deliver( Submission $submission ): WP_REST_Response {
		for ( $tries = 1; ; $tries++ ) {
			$answer = rest_do_request( self::request( $submission ) );
			if ( self::TRIES === $tries || ErrorCode::InProgress->value !== $answer->as_error()?->get_error_code() ) {
				return $answer;
			}
			( $this->wait )( 1 );
		}
	}

	/**
	 * The request that the script would send.
	 *
	 * @param Submission $submission What came.
	 * @return WP_REST_Request<array<string, mixed>>
	 */
	private static function request( Submission $submission ): WP_REST_Request {
		$request = new WP_REST_Request( 'POST', '/' . RestNamespace::NAME . '/posts' . ( null === $submission->id ? '' : "/{$submission->id}" ) );
		// What a stored post is, no form decides.
		$request->set_body_params( null === $submission->id ? $submission->body : array_diff_key( $submission->body, array( 'form' => '' ) ) );
		$request->set_header( IdempotencyKey::HEADER, $submission->key );
		if ( null !== $submission->id ) {
			$request->set_header( 'If-Match', '"' . $submission->etag . '"' );
		}

		return $request;
	}

	/**
	 * Leads the browser away from what it posted, so that a reload posts nothing.
	 *
	 * @param string $address Where to.
	 */
	private function go( string $address ): never {
		wp_safe_redirect( $address, 303, 'Inkfast' );
		exit;
	}
}
