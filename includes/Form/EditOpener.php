<?php
/**
 * Opens a post in a form, or says why not.
 *
 * @package Inkfast
 */

declare( strict_types=1 );

namespace Inkfast\Form;

use Inkfast\Delivery\ErrorCode;
use Inkfast\Posts\ETag;
use Inkfast\Posts\PlainText;
use Inkfast\Posts\PostRights;
use Inkfast\Posts\PostTypes;
use WP_Error;
use WP_Post;

final class EditOpener {

	/** Keeps what it is given. */
	public function __construct(
		private readonly FormPage $page,
		private readonly PostRights $rights,
		private readonly PostTypes $types,
	) {}

	/**
	 * The post to edit in a form.
	 *
	 * @param Settings $settings The form's.
	 * @param int|null $id       The post's, 0 for something that no post can be, null for none.
	 * @return EditedPost|Notice|null Null where there is none to edit.
	 */
	public function open( Settings $settings, ?int $id ): EditedPost|Notice|null {
		if ( null === $id ) {
			return null;
		}

		$may  = $this->rights->to_edit( $id );
		$post = $this->rights->find( $id );

		return match ( true ) {
			// WordPress takes 0 for the page that is being shown.
			0 === $id && is_user_logged_in()   => $this->refuse( ErrorCode::NotFound->value, $id ),
			$may instanceof WP_Error           => $this->refuse( (string) $may->get_error_code(), $id ),
			null === $post                     => $this->refuse( ErrorCode::NotFound->value, $id ),
			'trash' === $post->post_status     => $this->refuse( ErrorCode::InTrash->value, $id ),
			$settings->type !== $post->post_type => $this->notice( __( 'The post to edit is of another kind than this form writes.', 'inkfast' ) ),
			default                            => $this->opened( $post ),
		};
	}

	/**
	 * The post with its typed text, or the way to WordPress's editor where a plain field could not show it faithfully.
	 *
	 * @param WP_Post $post The post.
	 */
	private function opened( WP_Post $post ): EditedPost|Notice {
		$title   = PlainText::decode_title( $post->post_title );
		$content = PlainText::decode( $post->post_content );

		if ( null === $title || null === $content ) {
			return $this->notice(
				__( 'This post holds formatting that this form cannot show. Nothing was changed.', 'inkfast' ),
				array( (string) get_edit_post_link( $post, 'raw' ) => __( 'Edit it in the WordPress editor', 'inkfast' ) )
			);
		}

		return new EditedPost( $post->ID, $title, $content, ETag::of( $post ), $post->post_status, $this->next( $post ) );
	}

	/**
	 * The status that an unpublished post can go on to by its writer's rights.
	 *
	 * @param WP_Post $post The post.
	 */
	private function next( WP_Post $post ): string {
		$type = $this->types->eligible()[ $post->post_type ] ?? null;

		if ( null === $type || ! in_array( $post->post_status, array( 'draft', 'pending' ), true ) ) {
			return '';
		}

		$next = PostRights::may_publish( $type ) ? 'publish' : 'pending';

		return $next === $post->post_status ? '' : $next;
	}

	/**
	 * Why the post is not opened, each reason its sentence.
	 *
	 * @param string $code An error code.
	 * @param int    $id   The post's.
	 */
	private function refuse( string $code, int $id ): Notice {
		return match ( $code ) {
			ErrorCode::SignedOut->value  => new Notice(
				__( 'Sign in to edit this post.', 'inkfast' ),
				array( wp_login_url( $this->page->edit_url( $id ) ) => __( 'Sign in', 'inkfast' ) )
			),
			ErrorCode::CannotEdit->value => $this->notice( __( 'Your account may not edit this post.', 'inkfast' ) ),
			ErrorCode::InTrash->value    => $this->notice( __( 'This post is in the trash. Restore it before editing it.', 'inkfast' ) ),
			default                      => $this->notice( __( 'The post to edit is not there. It may have been deleted. What you changed in it and did not save is offered by the form for new posts, on the device where you wrote it.', 'inkfast' ) ),
		};
	}

	/**
	 * A sentence with the way back to the empty form.
	 *
	 * @param string                $text  The sentence.
	 * @param array<string, string> $links Links before that way back.
	 */
	private function notice( string $text, array $links = array() ): Notice {
		return new Notice( $text, $links + array( $this->page->url() => __( 'Write a new post', 'inkfast' ) ) );
	}
}
