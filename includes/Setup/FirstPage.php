<?php
/**
 * The page with the form that the first-run notice offers to make.
 *
 * @package Inkfast
 */

declare( strict_types=1 );

namespace Inkfast\Setup;

use Inkfast\Form\Shortcode;
use WP_Error;
use WP_Post;

final class FirstPage {

	/** The option's name: absent until somebody decided, then the page's id, or 0 when the offer was declined or a page was made by hand. */
	public const OPTION = 'inkfast_page';

	/** Whether a page was made or the offer declined. */
	public function is_decided(): bool {
		return false !== get_option( self::OPTION, false );
	}

	/** Remembers that nothing more is to be offered. */
	public function decline(): void {
		add_option( self::OPTION, 0 );
	}

	/**
	 * Action `save_post`: whoever puts the form on a page by hand needs no offer.
	 *
	 * @param int   $id   The post's id.
	 * @param mixed $post The post; null where it was deleted while core stored it.
	 */
	public function on_save( int $id, mixed $post ): void {
		if ( $post instanceof WP_Post && 'publish' === $post->post_status && str_contains( $post->post_content, '[' . Shortcode::NAME ) && ! $this->is_decided() ) {
			update_option( self::OPTION, $id );
		}
	}

	/**
	 * Makes the page, unless it is there already.
	 *
	 * @return int|WP_Error Its id.
	 */
	public function create(): int|WP_Error {
		$made = get_option( self::OPTION, 0 );
		if ( is_numeric( $made ) && (int) $made > 0 && 'publish' === get_post_status( (int) $made ) ) {
			return (int) $made;
		}

		$id = wp_insert_post(
			array(
				'post_type'    => 'page',
				'post_status'  => 'publish',
				'post_title'   => __( 'Write', 'inkfast' ),
				'post_content' => "<!-- wp:shortcode -->\n[" . Shortcode::NAME . "]\n<!-- /wp:shortcode -->",
			),
			true
		);

		if ( is_int( $id ) ) {
			update_option( self::OPTION, $id );
		}

		return $id;
	}
}
