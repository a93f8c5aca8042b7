<?php
/**
 * A post as the routes answer it. PostSchema::answer() is its shape.
 *
 * @package Inkfast
 */

declare( strict_types=1 );

namespace Inkfast\Posts;

use WP_Post;
use WP_Post_Type;
use WP_REST_Response;

final class PostAnswer {

	/**
	 * One post, with its ETag in a header as well.
	 *
	 * @param WP_Post $post   The post.
	 * @param int     $status HTTP status.
	 * @param bool    $review Whether it was to be published and waits for review instead.
	 */
	public function one( WP_Post $post, int $status = 200, bool $review = false ): WP_REST_Response {
		return new WP_REST_Response( $this->data( $post, $review ), $status, array( 'ETag' => '"' . ETag::of( $post ) . '"' ) );
	}

	/**
	 * A post's fields.
	 *
	 * @param WP_Post $post   The post.
	 * @param bool    $review As for one().
	 * @return array<string, mixed>
	 */
	public function data( WP_Post $post, bool $review = false ): array {
		$edit  = current_user_can( 'edit_post', $post->ID );
		$reads = $edit || get_current_user_id() === (int) $post->post_author;
		$title = PlainText::decode_title( $reads ? $post->post_title : '' );
		$text  = PlainText::decode( $reads ? $post->post_content : '' );
		$plain = $reads && null !== $title && null !== $text;
		$trash = 'trash' === $post->post_status;
		$type  = get_post_type_object( $post->post_type );

		return array(
			'id'           => $post->ID,
			'type'         => $post->post_type,
			'status'       => $post->post_status,
			'title'        => array( 'raw' => $title ?? wp_specialchars_decode( $post->post_title, ENT_QUOTES ) ),
			'content'      => array( 'raw' => $plain ? $text : null ),
			'plain'        => $plain,
			'link'         => $trash ? '' : self::link( $post ),
			'edit_link'    => $edit && ! $trash ? (string) get_edit_post_link( $post->ID, 'raw' ) : '',
			'modified'     => (int) get_post_timestamp( $post, 'modified' ),
			'etag'         => ETag::of( $post ),
			'needs_review' => $review,
			'can'          => array(
				'edit'    => $edit,
				'publish' => $type instanceof WP_Post_Type && PostRights::may_publish( $type ),
				'delete'  => current_user_can( 'delete_post', $post->ID ),
			),
		);
	}

	/**
	 * Where the post can be seen: what is not published, as a preview.
	 *
	 * @param WP_Post $post The post.
	 */
	public static function link( WP_Post $post ): string {
		$link = is_post_publicly_viewable( $post ) ? get_permalink( $post ) : get_preview_post_link( $post );

		return is_string( $link ) ? $link : '';
	}
}
