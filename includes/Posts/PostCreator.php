<?php
/**
 * Makes a post in two steps: hidden, with all that belongs to it, then shown by one change of its status.
 *
 * @package Inkfast
 */

declare( strict_types=1 );

namespace Inkfast\Posts;

use Inkfast\Delivery\ErrorCode;
use Inkfast\Form\Settings;
use WP_Error;
use WP_Post;
use WP_Post_Type;

/**
 * Core's own insert writes the row with its final status first: a process that dies after that leaves a visible post without its terms.
 * Hidden rows that are left behind are auto-drafts, which core clears away after a week.
 */
final class PostCreator {

	/** The status of a hidden post. */
	public const HIDDEN = 'auto-draft';

	/** Times that showing is tried when something else changes the hidden row meanwhile. */
	private const TRIES = 3;

	/** Keeps what it is given. */
	public function __construct(
		private readonly GuardedUpdate $update,
		private readonly PostRights $rights,
		private readonly Charset $charset,
	) {}

	/**
	 * Writes a hidden post of the current user, who may: see PostRights::to_create().
	 *
	 * @param PostInput $input    Checked.
	 * @param Settings  $settings Checked.
	 * @return WP_Post|WP_Error
	 */
	public function hide( PostInput $input, Settings $settings ): WP_Post|WP_Error {
		$data = $this->data( $input, $settings );
		if ( null === $data ) {
			return ErrorCode::UnknownForm->error();
		}

		/**
		 * As core takes it.
		 *
		 * @var array{post_title?: string} $slashed
		 */
		$slashed = wp_slash( array( 'post_status' => self::HIDDEN ) + $data + self::default_category( $settings ) );
		$id      = StoredWhole::during( static fn (): int|WP_Error => wp_insert_post( $slashed, true ) );
		$post    = is_int( $id ) ? get_post( $id ) : null;

		if ( ! $post instanceof WP_Post ) {
			return ErrorCode::NotSaved->error();
		}
		self::add_default_terms( $post );

		return $post;
	}

	/**
	 * Shows a hidden post. Of all who try, one does it, and that one tells everybody.
	 *
	 * @param WP_Post   $hidden   The post.
	 * @param PostInput $input    As it was hidden with.
	 * @param Settings  $settings As it was hidden with.
	 * @return bool|WP_Error Whether it was done here; false: by another, before.
	 */
	public function show( WP_Post $hidden, PostInput $input, Settings $settings ): bool|WP_Error {
		$status = $this->data( $input, $settings )['post_status'] ?? null;
		if ( ! is_string( $status ) ) {
			return ErrorCode::UnknownForm->error();
		}

		for ( $tries = 1; $tries <= self::TRIES; $tries++ ) {
			try {
				$shown = $this->update->guarded( $hidden, array( 'post_status' => $status ) );
				if ( true !== $shown ) {
					return ErrorCode::NotSaved->error();
				}
				$this->tell( $hidden->ID, $settings );

				return true;
			} catch ( LostUpdate ) {
				$hidden = $this->find( $hidden->ID );
				if ( null === $hidden || self::HIDDEN !== $hidden->post_status ) {
					return false;
				}
			} catch ( NotWritten ) {
				return ErrorCode::NotSaved->error();
			}
		}

		return ErrorCode::NotSaved->error();
	}

	/**
	 * Tells everybody of a post that was shown by a process which died before it could, as core tells of one that it publishes at its time.
	 *
	 * @param WP_Post  $post     Shown.
	 * @param Settings $settings The form's.
	 */
	public function tell_again( WP_Post $post, Settings $settings ): void {
		clean_post_cache( $post );
		wp_transition_post_status( $post->post_status, self::HIDDEN, $post );
		// phpcs:disable WordPress.NamingConventions.PrefixAllGlobals -- core's own.
		do_action( "edit_post_{$post->post_type}", $post->ID, $post );
		do_action( 'edit_post', $post->ID, $post );
		do_action( "save_post_{$post->post_type}", $post->ID, $post, true );
		do_action( 'save_post', $post->ID, $post, true );
		do_action( 'wp_insert_post', $post->ID, $post, true );
		// phpcs:enable
		wp_after_insert_post( $post, true, null );
		$this->tell( $post->ID, $settings );
	}

	/**
	 * A post as the database has it now.
	 *
	 * @param int $id The post's.
	 */
	public function find( int $id ): ?WP_Post {
		clean_post_cache( $id );
		$post = $id > 0 ? get_post( $id ) : null;

		return $post instanceof WP_Post ? $post : null;
	}

	/**
	 * Removes a hidden post that nobody needs.
	 *
	 * @param WP_Post $hidden The post.
	 */
	public function discard( WP_Post $hidden ): void {
		wp_delete_post( $hidden->ID, true );
	}

	/**
	 * Fires the plugin's own action.
	 *
	 * @param int      $id       The post's.
	 * @param Settings $settings The form's.
	 */
	private function tell( int $id, Settings $settings ): void {
		$post = get_post( $id );
		if ( ! $post instanceof WP_Post ) {
			return;
		}

		/**
		 * Fires when a post was created by a form.
		 *
		 * @param WP_Post  $post     The post.
		 * @param Settings $settings The form's.
		 */
		do_action( 'inkfast_created', $post, $settings );
	}

	/**
	 * The post as it is to be.
	 *
	 * @param PostInput $input    Checked.
	 * @param Settings  $settings Checked.
	 * @return array<string, mixed>|null Null: its type is gone.
	 */
	private function data( PostInput $input, Settings $settings ): ?array {
		$type = get_post_type_object( $settings->type );
		if ( ! $type instanceof WP_Post_Type ) {
			return null;
		}

		$astral = $this->charset->takes_astral();
		$data   = array(
			'post_type'    => $settings->type,
			'post_status'  => $this->rights->status( $input->status ?? $settings->status, $type ),
			'post_author'  => get_current_user_id(),
			'post_title'   => PlainText::encode_title( $input->title ?? '', $astral ),
			'post_content' => PlainText::encode( $input->content ?? '', $astral ),
		) + ( $settings->category > 0 ? array( 'post_category' => array( $settings->category ) ) : array() );

		/**
		 * Filters a new post before it is stored.
		 *
		 * @param array<string, mixed> $data     As for wp_insert_post(), unslashed.
		 * @param PostInput            $input    What the writer typed.
		 * @param Settings             $settings The form's.
		 */
		$data = apply_filters( 'inkfast_post_data', $data, $input, $settings );

		return is_array( $data ) ? $data : null;
	}

	/**
	 * What core gives a post without a category, but not a hidden one.
	 *
	 * @param Settings $settings The form's.
	 * @return array{post_category?: list<int>}
	 */
	private static function default_category( Settings $settings ): array {
		$category = 'post' === $settings->type ? get_option( 'default_category' ) : null;

		return is_numeric( $category ) ? array( 'post_category' => array( (int) $category ) ) : array();
	}

	/**
	 * The default terms of other taxonomies, which core gives to a post only after it is visible.
	 *
	 * @param WP_Post $post Hidden.
	 */
	private static function add_default_terms( WP_Post $post ): void {
		foreach ( get_object_taxonomies( $post->post_type, 'objects' ) as $taxonomy ) {
			$term = 'category' === $taxonomy->name || empty( $taxonomy->default_term ) ? null : get_option( "default_term_{$taxonomy->name}" );
			if ( is_numeric( $term ) && array() === wp_get_object_terms( $post->ID, $taxonomy->name, array( 'fields' => 'ids' ) ) ) {
				wp_set_object_terms( $post->ID, array( (int) $term ), $taxonomy->name );
			}
		}
	}
}
