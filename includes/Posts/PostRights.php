<?php
/**
 * Who may do what. Nothing here writes: core asks permission callbacks again for the Allow header.
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

final class PostRights {

	/** Keeps what it is given. */
	public function __construct( private readonly PostTypes $types ) {}

	/**
	 * Whether the current user may see a list of their own posts.
	 *
	 * @return true|WP_Error
	 */
	public function to_list(): bool|WP_Error {
		return is_user_logged_in() ? true : ErrorCode::SignedOut->error();
	}

	/**
	 * Whether the current user may create by a form.
	 *
	 * @param Settings    $settings The form's, checked.
	 * @param string|null $asked    The status asked for, null for the form's.
	 * @return true|WP_Error
	 */
	public function to_create( Settings $settings, ?string $asked = null ): bool|WP_Error {
		$type = $this->types->eligible()[ $settings->type ] ?? null;

		return match ( true ) {
			! is_user_logged_in() => ErrorCode::SignedOut->error(),
			null === $type        => ErrorCode::UnknownForm->error(),
			! in_array( $this->status( $asked ?? $settings->status, $type ), $this->types->statuses( $type, wp_get_current_user() ), true ) => ErrorCode::CannotCreate->error(),
			$settings->category > 0 && ! current_user_can( 'assign_term', $settings->category ) => ErrorCode::CannotAssign->error(),
			default               => true,
		};
	}

	/**
	 * Whether the current user may read a post with its raw text, or change it.
	 *
	 * @param int $id The post's.
	 * @return true|WP_Error
	 */
	public function to_edit( int $id ): bool|WP_Error {
		return $this->check( 'edit_post', $id, ErrorCode::CannotEdit );
	}

	/**
	 * Whether the current user may put a post into the trash.
	 *
	 * @param int $id The post's.
	 * @return true|WP_Error
	 */
	public function to_delete( int $id ): bool|WP_Error {
		return $this->check( 'delete_post', $id, ErrorCode::CannotDelete );
	}

	/**
	 * A post of these routes: of a type that a form may use, and not a hidden row.
	 *
	 * @param int $id The post's.
	 */
	public function find( int $id ): ?WP_Post {
		// Core takes 0 for the post of the present page.
		$post = $id > 0 ? get_post( $id ) : null;

		return $post instanceof WP_Post && isset( $this->types->eligible()[ $post->post_type ] ) && ! in_array( $post->post_status, array( 'auto-draft', 'inherit' ), true ) ? $post : null;
	}

	/**
	 * The status that the current user gets who asks for one.
	 *
	 * @param string       $asked   draft, pending or publish.
	 * @param WP_Post_Type $type    The post's type.
	 * @param string       $present The status that the post has, '' for a new one.
	 */
	public function status( string $asked, WP_Post_Type $type, string $present = '' ): string {
		return 'publish' !== $asked || $asked === $present || self::may_publish( $type ) ? $asked : 'pending';
	}

	/**
	 * Whether the current user may publish posts of a type.
	 *
	 * @param WP_Post_Type $type The type.
	 */
	public static function may_publish( WP_Post_Type $type ): bool {
		$capability = ( (array) $type->cap )['publish_posts'] ?? 'do_not_allow';

		return is_string( $capability ) && current_user_can( $capability );
	}

	/**
	 * Asks for a capability on one post. Whoever could not know that the post is there is not told.
	 *
	 * @param string    $capability edit_post or delete_post.
	 * @param int       $id         The post's.
	 * @param ErrorCode $refusal    What to say to those who can know.
	 * @return true|WP_Error
	 */
	private function check( string $capability, int $id, ErrorCode $refusal ): bool|WP_Error {
		$post = $this->find( $id );

		return match ( true ) {
			! is_user_logged_in()                 => ErrorCode::SignedOut->error(),
			null === $post                        => ErrorCode::NotFound->error(),
			current_user_can( $capability, $id )  => true,
			current_user_can( 'read_post', $id )  => $refusal->error(),
			default                               => ErrorCode::NotFound->error(),
		};
	}
}
