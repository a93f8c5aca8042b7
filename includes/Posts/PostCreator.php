<?php
/**
 * Makes a post in two steps: hidden, with all that belongs to it, then shown by one change of its status.
 *
 * @package Inkfast
 */

declare( strict_types=1 );

namespace Inkfast\Posts;

use Inkfast\Delivery\ClaimFailed;
use Inkfast\Delivery\ErrorCode;
use Inkfast\Form\Settings;
use WP_Error;
use WP_Post;
use WP_Post_Type;
use wpdb;

/**
 * Core's own insert writes the row with its final status first: a process that dies after that leaves a visible post without its terms.
 * Hidden rows that are left behind are auto-drafts, which core clears away after a week.
 */
final class PostCreator {

	/** The status of a hidden post. */
	public const HIDDEN = 'auto-draft';

	/** Keeps what it is given. */
	public function __construct(
		private readonly wpdb $wpdb,
		private readonly PostRights $rights,
		private readonly Charset $charset,
		private readonly HiddenInsert $insert,
	) {}

	/**
	 * Writes a hidden post of the current user, who may: see PostRights::to_create().
	 *
	 * @param PostInput $input    Checked.
	 * @param Settings  $settings Checked.
	 * @return HiddenPost|WP_Error
	 */
	public function hide( PostInput $input, Settings $settings ): HiddenPost|WP_Error {
		$data = $this->data( $input, $settings );
		if ( null === $data ) {
			return ErrorCode::UnknownForm->error();
		}

		// A hidden post counts in no category. That they need counting is known until it is shown; whatever happens then, they are counted.
		wp_defer_term_counting( true );
		add_action( 'shutdown', self::count_terms( ... ) );

		return $this->insert->insert( $data ) ?? ErrorCode::NotSaved->error();
	}

	/**
	 * Shows a hidden post by one guarded change of its status, and tells everybody, as core's editor would.
	 *
	 * @param HiddenPost $hidden   The post.
	 * @param Settings   $settings The form's.
	 * @return WP_Post|null Null: there is no hidden post any more, or the database refused.
	 *
	 * @throws ClaimFailed When the database did not answer.
	 */
	public function show( HiddenPost $hidden, Settings $settings ): ?WP_Post {
		$before = get_post( $hidden->id );
		$name   = $before instanceof WP_Post ? self::name( $before, $hidden->status ) : '';

		$shown = $this->wpdb->update(
			$this->wpdb->posts,
			array( 'post_status' => $hidden->status ) + ( '' === $name ? array() : array( 'post_name' => $name ) ),
			array(
				'ID'          => $hidden->id,
				'post_status' => self::HIDDEN,
			)
		);
		$post  = $this->find( $hidden->id );

		if ( 1 !== $shown || null === $post || ! $before instanceof WP_Post ) {
			return null;
		}
		self::tell( $post, $before, $settings );

		return get_post( $hidden->id ) ?? $post;
	}

	/**
	 * Tells everybody of a post that was shown by a process which died before it could.
	 *
	 * @param WP_Post  $post     Shown.
	 * @param Settings $settings The form's.
	 */
	public function tell_again( WP_Post $post, Settings $settings ): void {
		$before              = clone $post;
		$before->post_status = self::HIDDEN;
		self::tell( $post, $before, $settings );
	}

	/**
	 * A post as the database has it now.
	 *
	 * @param int $id The post's.
	 *
	 * @throws ClaimFailed When the database did not answer, which says nothing of the post.
	 */
	public function find( int $id ): ?WP_Post {
		clean_post_cache( $id );
		$post = $id > 0 ? get_post( $id ) : null;

		return match ( true ) {
			$post instanceof WP_Post                   => $post,
			$id > 0 && '' !== $this->wpdb->last_error => throw new ClaimFailed( $this->wpdb->last_error ),
			default                                    => null,
		};
	}

	/**
	 * Removes a hidden post for good, so that whoever may still be at work on it can never show it. Whether it is gone the claim's row tells: see Claims::unlink().
	 *
	 * @param int $id The post's.
	 */
	public function abandon( int $id ): void {
		$removed = $this->wpdb->delete(
			$this->wpdb->posts,
			array(
				'ID'          => $id,
				'post_status' => self::HIDDEN,
			)
		);

		if ( 1 === $removed ) {
			wp_delete_object_term_relationships( $id, get_taxonomies() );
			$this->wpdb->delete( $this->wpdb->postmeta, array( 'post_id' => $id ) );
		}
		clean_post_cache( $id );
	}

	/** Counts the posts of the categories that were touched. */
	private static function count_terms(): void {
		wp_defer_term_counting( false );
	}

	/**
	 * The hooks of a post that is no longer hidden, in core's order.
	 *
	 * @param WP_Post  $post     Shown.
	 * @param WP_Post  $before   As it was hidden.
	 * @param Settings $settings The form's.
	 */
	private static function tell( WP_Post $post, WP_Post $before, Settings $settings ): void {
		wp_transition_post_status( $post->post_status, self::HIDDEN, $post );
		self::count_terms();
		// phpcs:disable WordPress.NamingConventions.PrefixAllGlobals -- core's own.
		do_action( "edit_post_{$post->post_type}", $post->ID, $post );
		do_action( 'edit_post', $post->ID, $post );
		do_action( 'post_updated', $post->ID, get_post( $post->ID ) ?? $post, $before );
		do_action( "save_post_{$post->post_type}", $post->ID, $post, true );
		do_action( 'save_post', $post->ID, $post, true );
		do_action( 'wp_insert_post', $post->ID, $post, true );
		// phpcs:enable
		// A revision equal to a post that was never changed: core makes none either of what comes through its own route.
		$none = static fn ( int $number, WP_Post $of ): int => $of->ID === $post->ID ? 0 : $number;
		add_filter( 'wp_revisions_to_keep', $none, PHP_INT_MAX, 2 );
		wp_after_insert_post( $post, true, $before );
		remove_filter( 'wp_revisions_to_keep', $none, PHP_INT_MAX );

		/**
		 * Fires when a post was created by a form.
		 *
		 * @param WP_Post  $post     The post.
		 * @param Settings $settings The form's.
		 */
		do_action( 'inkfast_created', get_post( $post->ID ) ?? $post, $settings );
	}

	/**
	 * The slug that core gives a visible post without a title only after the row is there. Hidden ones get none.
	 *
	 * @param WP_Post $hidden The post.
	 * @param string  $status The status that it is to have.
	 */
	private static function name( WP_Post $hidden, string $status ): string {
		return '' !== $hidden->post_name || in_array( $status, array( 'draft', 'pending', self::HIDDEN ), true )
			? ''
			: wp_unique_post_slug( sanitize_title( $hidden->post_title, (string) $hidden->ID ), $hidden->ID, $status, $hidden->post_type, $hidden->post_parent );
	}

	/**
	 * The post as it is to be.
	 *
	 * @param PostInput $input    Checked.
	 * @param Settings  $settings Checked.
	 * @return array<array-key, mixed>|null Null: its type is gone.
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
		$filtered = apply_filters( 'inkfast_post_data', $data, $input, $settings );

		// Whoever forgets to return the post must not lose it.
		return is_array( $filtered ) ? $filtered : $data;
	}
}
