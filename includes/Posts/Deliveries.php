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
		if ( null === $key ) {
			$hidden = $this->creator->hide( $input, $settings );

			return $hidden instanceof WP_Error ? $hidden : $this->shown( $hidden, $input, $settings );
		}

		try {
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
		$post = null === $claim->post_id ? null : $this->creator->find( $claim->post_id );

		if ( null !== $claim->post_id && null === $post ) {
			$this->claims->unlink( $claim );
		}

		$post ??= $this->linked( $claim, $input, $settings );
		if ( $post instanceof WP_Error ) {
			$this->claims->leave( $claim );

			return $post;
		}

		if ( PostCreator::HIDDEN !== $post->post_status ) {
			// Whoever showed it may still be telling of it.
			return ( $claim->overdue ?? 0 ) < self::HOOKS ? new Delivered( $post, true ) : $this->finish( $claim, $post, $settings );
		}

		$delivered = $this->shown( $post, $input, $settings );
		match ( true ) {
			$delivered instanceof WP_Error => $this->claims->leave( $claim ),
			$delivered->is_replay          => null,
			default                        => $this->claims->finish( $claim ),
		};

		return $delivered;
	}

	/**
	 * The hidden post of a claim: mine, or that of whoever was first to link one.
	 *
	 * @param Claim     $claim    Mine.
	 * @param PostInput $input    Checked.
	 * @param Settings  $settings Checked.
	 * @return WP_Post|WP_Error
	 *
	 * @throws ClaimFailed When the database did not answer.
	 */
	private function linked( Claim $claim, PostInput $input, Settings $settings ): WP_Post|WP_Error {
		$hidden = $this->creator->hide( $input, $settings );
		if ( $hidden instanceof WP_Error ) {
			return $hidden;
		}

		$id = $this->claims->link( $claim, $hidden->ID );
		if ( $id === $hidden->ID ) {
			return $hidden;
		}
		$this->creator->discard( $hidden );

		return $this->creator->find( $id ) ?? ErrorCode::NotSaved->error();
	}

	/**
	 * A hidden post, shown.
	 *
	 * @param WP_Post   $hidden   The post.
	 * @param PostInput $input    Checked.
	 * @param Settings  $settings Checked.
	 * @return Delivered|WP_Error
	 */
	private function shown( WP_Post $hidden, PostInput $input, Settings $settings ): Delivered|WP_Error {
		$done = $this->creator->show( $hidden, $input, $settings );
		$post = $done instanceof WP_Error ? $done : get_post( $hidden->ID );

		return match ( true ) {
			$post instanceof WP_Error => $post,
			! $post instanceof WP_Post => ErrorCode::NotFound->error(),
			default => new Delivered( $post, true !== $done ),
		};
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
	 * @param Claim $claim Not mine.
	 */
	private function replay( Claim $claim ): ?Delivered {
		$post = null === $claim->post_id ? null : get_post( $claim->post_id );

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
