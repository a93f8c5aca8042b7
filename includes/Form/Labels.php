<?php
/**
 * Words of the form that depend on something. src/form/labels.ts says the same when the page's person changes.
 *
 * @package Inkfast
 */

declare( strict_types=1 );

namespace Inkfast\Form;

use Inkfast\Posts\PlainText;
use Inkfast\Posts\PostSchema;
use Inkfast\Posts\PostTypes;
use WP_Post;

final class Labels {

	/** Keeps what it is given. */
	public function __construct( private readonly PostTypes $types ) {}

	/**
	 * What the button does for the current user: the form's status, or review where publishing is not theirs.
	 *
	 * @param Settings        $settings Checked.
	 * @param EditedPost|null $edited   The post to edit.
	 */
	public function button( Settings $settings, ?EditedPost $edited ): string {
		if ( null !== $edited ) {
			return __( 'Save', 'inkfast' );
		}

		if ( '' !== $settings->button ) {
			return $settings->button;
		}

		$type = $this->types->eligible()[ $settings->type ] ?? null;
		$can  = null === $type ? array() : $this->types->statuses( $type, wp_get_current_user() );

		return $this->status( 'publish' === $settings->status && array() !== $can && ! in_array( 'publish', $can, true ) ? 'pending' : $settings->status );
	}

	/**
	 * What brings a post to a status.
	 *
	 * @param string $status publish, pending or draft.
	 */
	public function status( string $status ): string {
		return match ( $status ) {
			'pending' => __( 'Submit for review', 'inkfast' ),
			'draft'   => __( 'Save draft', 'inkfast' ),
			default   => __( 'Publish', 'inkfast' ),
		};
	}

	/** How long a title may be. */
	public function title_limit(): string {
		/* translators: %s: number of characters. */
		return sprintf( __( 'One line, up to %s characters.', 'inkfast' ), number_format_i18n( PostSchema::TITLE_LIMIT ) );
	}

	/** How long a text may be. */
	public function text_limit(): string {
		/* translators: %s: a size, like 2 MB. */
		return sprintf( __( 'Plain text, shown as you type it, up to %s.', 'inkfast' ), size_format( PostSchema::TEXT_LIMIT ) );
	}

	/**
	 * What became of a post.
	 *
	 * @param string  $deed review (it was to be published and waits instead), saved (its words), or anything that brought it to its status.
	 * @param WP_Post $post As it is now.
	 */
	public function sent( string $deed, WP_Post $post ): string {
		$title = PlainText::decode_title( $post->post_title ) ?? wp_specialchars_decode( $post->post_title, ENT_QUOTES );

		return match ( true ) {
			'review' === $deed && 'pending' === $post->post_status => __( 'Submitted. Your account may not publish by itself, so it now waits for review.', 'inkfast' ),
			'saved' === $deed                 => __( 'Saved.', 'inkfast' ),
			'pending' === $post->post_status  => __( 'Submitted for review.', 'inkfast' ),
			'draft' === $post->post_status    => __( 'Saved as a draft.', 'inkfast' ),
			'publish' !== $post->post_status  => __( 'Saved.', 'inkfast' ),
			'' === $title                     => __( 'Published.', 'inkfast' ),
			/* translators: %s: the post's title. */
			default                           => sprintf( __( 'Published: %s', 'inkfast' ), $title ),
		};
	}
}
