<?php
/**
 * Stores a post once, however often it is sent.
 *
 * @package Inkfast
 */

declare( strict_types=1 );

namespace Inkfast\Posts;

use Inkfast\Delivery\Claim;
use Inkfast\Delivery\ClaimFailed;
use Inkfast\Delivery\Claims;
use Inkfast\Delivery\ErrorCode;
use Inkfast\Delivery\Holder;
use Inkfast\Delivery\IdempotencyKey;
use Inkfast\Form\Settings;
use WP_Error;
use WP_Post;

/**
 * Claim the key, write the post hidden, link it to the claim, show it: each step is one statement of which the database says who made it.
 */
final class Deliveries {

	/** Seconds after which hooks that were never said to have ended count as having died with their process. */
	public const HOOKS = 10 * MINUTE_IN_SECONDS;

	/** Keeps what it is given. */
	public function __construct(
		private readonly Claims $claims,
		private readonly PostCreator $creator,
		private readonly PostWriter $writer,
	) {}

	/**
	 * Creates a post of the current user, who may.
	 *
	 * @param PostInput           $input    Checked.
	 * @param Settings            $settings Checked.
	 * @param IdempotencyKey|null $key      Without one each request makes a post.
	 * @param string              $request  SHA-256 of what is asked for.
	 * @return Delivered|WP_Error
	 */
	public function create( PostInput $input, Settings $settings, ?IdempotencyKey $key, string $request ): Delivered|WP_Error {
		try {
			if ( null === $key ) {
				return $this->shown( $this->creator->hide( $input, $settings ), $settings );
			}
			$claim = $this->claims->take( get_current_user_id(), $key, $request );

			return match ( $claim->holder ) {
				Holder::SomethingElse => ErrorCode::KeyReused->error(),
				Holder::Nobody        => $this->replay( $claim ) ?? ErrorCode::NotFound->error(),
				Holder::Another       => $this->replay( $claim ) ?? ErrorCode::InProgress->error(),
				Holder::Me            => $this->complete( $claim, $input, $settings ),
			};
		} catch ( ClaimFailed ) {
			return ErrorCode::NotSaved->error();
		}
	}

	/**
	 * Changes a post that the current user may edit. To repeat one's own change is no conflict.
	 *
	 * @param WP_Post             $post     As stored.
	 * @param PostInput           $input    Checked.
	 * @param string|null         $if_match The If-Match header.
	 * @param IdempotencyKey|null $key      The key.
	 * @param string              $request  SHA-256 of what is asked for.
	 * @return Delivered|WP_Error
	 */
	public function change( WP_Post $post, PostInput $input, ?string $if_match, ?IdempotencyKey $key, string $request ): Delivered|WP_Error {
		if ( null === $key ) {
			$changed = $this->writer->change( $post, $input, $if_match );

			return $changed instanceof WP_Error ? $changed : new Delivered( $changed );
		}

		try {
			$claim = $this->claims->take( get_current_user_id(), $key, $request );

			return match ( $claim->holder ) {
				Holder::SomethingElse => ErrorCode::KeyReused->error(),
				Holder::Nobody        => new Delivered( $post, true ),
				Holder::Another       => ErrorCode::InProgress->error(),
				Holder::Me            => $this->make( $claim, $post, $input, $if_match ),
			};
		} catch ( ClaimFailed ) {
			return ErrorCode::NotSaved->error();
		}
	}

	/** Tells everybody of posts whose processes died before they could. Part of the daily clearing up. */
	public function tell_of_those_left_behind(): void {
		foreach ( $this->claims->left_behind( self::HOOKS ) as $claim ) {
			$post = $this->creator->find( $claim->post_id ?? 0 );

			if ( null !== $post && PostCreator::HIDDEN !== $post->post_status ) {
				$this->finish( $claim, $post, new Settings( $post->post_type ) );
			}
		}
	}

	/**
	 * Everything that is still to be done under a claim of mine, wherever another may have stopped.
	 *
	 * @param Claim     $claim    Mine.
	 * @param PostInput $input    Checked.
	 * @param Settings  $settings Checked.
	 * @return Delivered|WP_Error
	 *
	 * @throws ClaimFailed When the database did not answer.
	 */
	private function complete( Claim $claim, PostInput $input, Settings $settings ): Delivered|WP_Error {
		if ( null !== $claim->post_id ) {
			// What another has hidden is made anew: only who hid it knows what it was to become.
			$this->creator->abandon( $claim->post_id );

			if ( ! $this->claims->unlink( $claim ) ) {
				return $this->resume( $claim, $settings );
			}
		}

		$hidden = $this->creator->hide( $input, $settings );
		if ( $hidden instanceof WP_Error ) {
			$this->claims->leave( $claim );

			return $hidden;
		}

		$linked = $this->claims->link( $claim, $hidden->id );
		if ( $linked !== $hidden->id ) {
			$this->creator->abandon( $hidden->id );
			$post = $this->creator->find( $linked );

			return null === $post || PostCreator::HIDDEN === $post->post_status ? ErrorCode::InProgress->error() : new Delivered( $post, true );
		}

		$post = $this->creator->show( $hidden, $settings );
		if ( null === $post ) {
			// Another has taken the claim over meanwhile, or the database refused.
			$this->claims->leave( $claim );

			return ErrorCode::InProgress->error();
		}
		$this->claims->finish( $claim );

		return new Delivered( $post );
	}

	/**
	 * The end of what another has shown.
	 *
	 * @param Claim    $claim    Mine, with a post that is there.
	 * @param Settings $settings Checked.
	 * @return Delivered|WP_Error
	 *
	 * @throws ClaimFailed When the database did not answer.
	 */
	private function resume( Claim $claim, Settings $settings ): Delivered|WP_Error {
		$shown = $this->replay( $claim );
		if ( null === $shown ) {
			// The database did not remove what is hidden, or somebody else has the claim by now.
			$this->claims->leave( $claim );

			return ErrorCode::InProgress->error();
		}

		// Whoever showed it may still be telling of it.
		return ( $claim->overdue ?? 0 ) < self::HOOKS ? $shown : $this->finish( $claim, $shown->post, $settings );
	}

	/**
	 * A hidden post, shown.
	 *
	 * @param HiddenPost|WP_Error $hidden   The post.
	 * @param Settings            $settings Checked.
	 * @return Delivered|WP_Error
	 *
	 * @throws ClaimFailed When the database did not answer.
	 */
	private function shown( HiddenPost|WP_Error $hidden, Settings $settings ): Delivered|WP_Error {
		$post = $hidden instanceof WP_Error ? $hidden : $this->creator->show( $hidden, $settings ) ?? ErrorCode::NotSaved->error();

		return $post instanceof WP_Error ? $post : new Delivered( $post );
	}

	/**
	 * The end of a delivery whose post is shown.
	 *
	 * @param Claim    $claim    Mine.
	 * @param WP_Post  $post     The post.
	 * @param Settings $settings The form's.
	 */
	private function finish( Claim $claim, WP_Post $post, Settings $settings ): Delivered {
		$this->creator->tell_again( $post, $settings );
		$this->claims->finish( $claim );

		return new Delivered( get_post( $post->ID ) ?? $post, true );
	}

	/**
	 * The post of a claim that somebody else has or had, once it is shown.
	 *
	 * @param Claim $claim Anybody's.
	 *
	 * @throws ClaimFailed When the database did not answer.
	 */
	private function replay( Claim $claim ): ?Delivered {
		$post = $this->creator->find( $claim->post_id ?? 0 );

		return $post instanceof WP_Post && PostCreator::HIDDEN !== $post->post_status ? new Delivered( $post, true ) : null;
	}

	/**
	 * A change under a claim of mine.
	 *
	 * @param Claim       $claim    Mine.
	 * @param WP_Post     $post     As stored.
	 * @param PostInput   $input    Checked.
	 * @param string|null $if_match The If-Match header.
	 * @return Delivered|WP_Error
	 */
	private function make( Claim $claim, WP_Post $post, PostInput $input, ?string $if_match ): Delivered|WP_Error {
		$changed = $this->writer->change( $post, $input, $if_match );

		if ( $changed instanceof WP_Error && ErrorCode::Conflict->value === $changed->get_error_code() ) {
			// What is stored is what is asked for: another request with this key has stored it.
			$now     = $this->creator->find( $post->ID );
			$is_mine = null !== $now && $this->writer->is_as_asked( $now, $input );
			$changed = $is_mine ? $now : $changed;
		}

		if ( $changed instanceof WP_Error ) {
			$this->claims->leave( $claim );

			return $changed;
		}
		$this->claims->finish( $claim );

		return new Delivered( $changed, null !== $claim->overdue );
	}
}
