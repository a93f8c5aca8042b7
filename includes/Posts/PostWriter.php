<?php
/**
 * Changes stored posts.
 *
 * @package Inkfast
 */

declare( strict_types=1 );

namespace Inkfast\Posts;

use Inkfast\Delivery\ErrorCode;
use WP_Error;
use WP_Post;
use WP_Post_Type;

final class PostWriter {

	/** Keeps what it is given. */
	public function __construct(
		private readonly Charset $charset,
		private readonly GuardedUpdate $update,
		private readonly PostRights $rights,
	) {}

	/**
	 * Changes a post that the current user may edit.
	 *
	 * @param WP_Post     $post     As stored.
	 * @param PostInput   $input    Checked.
	 * @param string|null $if_match The If-Match header; without it the last writer wins.
	 * @return WP_Post|WP_Error
	 */
	public function change( WP_Post $post, PostInput $input, ?string $if_match ): WP_Post|WP_Error {
		// Before the versions are compared: to choose between two of them would lead nowhere.
		if ( 'trash' === $post->post_status && null === $input->status ) {
			return ErrorCode::InTrash->error();
		}

		if ( null !== $if_match && ! ETag::matches( $if_match, ETag::of( $post ) ) ) {
			return $this->conflict( $post->ID );
		}

		if ( 'trash' === $post->post_status ) {
			return $this->restore( $post, $input );
		}

		$fields = $this->differences( $post, $input );
		if ( array() === $fields ) {
			return $post;
		}

		try {
			$result = null === $if_match ? $this->update->last( $post, $fields ) : $this->update->guarded( $post, $fields );
		} catch ( LostUpdate ) {
			return $this->conflict( $post->ID );
		} catch ( NotWritten ) {
			return ErrorCode::NotSaved->error();
		}

		$changed = get_post( $post->ID );

		return $result instanceof WP_Error || ! $changed instanceof WP_Post ? ErrorCode::NotSaved->error() : $changed;
	}

	/**
	 * Puts a post into the trash.
	 *
	 * @param WP_Post     $post     As stored.
	 * @param string|null $if_match As for change().
	 * @return WP_Post|WP_Error
	 */
	public function trash( WP_Post $post, ?string $if_match ): WP_Post|WP_Error {
		if ( null !== $if_match && ! ETag::matches( $if_match, ETag::of( $post ) ) ) {
			return $this->conflict( $post->ID );
		}
		if ( 'trash' === $post->post_status ) {
			return ErrorCode::InTrash->error();
		}
		// Without a trash core would delete for good.
		if ( EMPTY_TRASH_DAYS <= 0 ) {
			return ErrorCode::TrashDisabled->error();
		}

		try {
			$trashed = $this->update->trashed( $post ) ? get_post( $post->ID ) : null;
		} catch ( LostUpdate ) {
			$conflict = $this->conflict( $post->ID );
			$now      = get_post( $post->ID );

			// Who named no version takes the one that is there now, with its words.
			return null === $if_match && $now instanceof WP_Post && 'trash' !== $now->post_status ? $this->trash( $now, null ) : $conflict;
		} catch ( NotWritten ) {
			return ErrorCode::NotSaved->error();
		}

		return $trashed instanceof WP_Post ? $trashed : ErrorCode::NotSaved->error();
	}

	/**
	 * Brings a post back from the trash, then changes the rest.
	 *
	 * @param WP_Post   $post  In the trash.
	 * @param PostInput $input Its status is where the post goes.
	 * @return WP_Post|WP_Error
	 */
	private function restore( WP_Post $post, PostInput $input ): WP_Post|WP_Error {
		$status = $this->fields( $post, $input )['post_status'] ?? null;
		if ( null === $status ) {
			return ErrorCode::InTrash->error();
		}

		$to   = static fn (): string => $status;
		add_filter( 'wp_untrash_post_status', $to, PHP_INT_MAX );
		$done = StoredWhole::during( static fn (): mixed => wp_untrash_post( $post->ID ) );
		remove_filter( 'wp_untrash_post_status', $to, PHP_INT_MAX );

		$restored = $done instanceof WP_Post ? get_post( $post->ID ) : null;

		return $restored instanceof WP_Post ? $this->change( $restored, $input, null ) : ErrorCode::NotSaved->error();
	}

	/**
	 * Whether a post is stored just as somebody asks for.
	 *
	 * @param WP_Post   $post  The post.
	 * @param PostInput $input The input.
	 */
	public function is_as_asked( WP_Post $post, PostInput $input ): bool {
		return array() === $this->differences( $post, $input );
	}

	/**
	 * The columns that the input asks to be otherwise.
	 *
	 * @param WP_Post   $post  The post.
	 * @param PostInput $input The input.
	 * @return array{post_title?: string, post_content?: string, post_status?: string}
	 */
	private function differences( WP_Post $post, PostInput $input ): array {
		return array_diff_assoc(
			$this->fields( $post, $input ),
			array(
				'post_title'   => $post->post_title,
				'post_content' => $post->post_content,
				'post_status'  => $post->post_status,
			)
		);
	}

	/**
	 * The columns that the input asks for.
	 *
	 * @param WP_Post   $post  The post.
	 * @param PostInput $input The input.
	 * @return array{post_title?: string, post_content?: string, post_status?: string}
	 */
	private function fields( WP_Post $post, PostInput $input ): array {
		$type   = get_post_type_object( $post->post_type );
		$fields = array(
			'post_title'   => null === $input->title ? null : PlainText::encode_title( $input->title, $this->charset->takes_astral() ),
			'post_content' => null === $input->content ? null : PlainText::encode( $input->content, $this->charset->takes_astral() ),
			'post_status'  => null === $input->status || ! $type instanceof WP_Post_Type ? null : $this->rights->status( $input->status, $type, $post->post_status ),
		);

		return array_filter( $fields, is_string( ... ) );
	}

	/**
	 * The answer to whoever changed what somebody else has changed meanwhile.
	 *
	 * @param int $id The post's.
	 */
	private function conflict( int $id ): WP_Error {
		clean_post_cache( $id );
		$post = get_post( $id );

		return $post instanceof WP_Post ? ErrorCode::Conflict->error( array( 'etag' => ETag::of( $post ) ) ) : ErrorCode::NotFound->error();
	}
}
