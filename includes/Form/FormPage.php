<?php
/**
 * The page that is being answered, as far as a form on it goes.
 *
 * @package Inkfast
 */

declare( strict_types=1 );

namespace Inkfast\Form;

use WP;
use WP_Post;

final class FormPage {

	/** Names the post to edit in the page's address. */
	public const EDIT = 'inkfast_edit';

	/** Whether a form can live here: a page in a browser, not a feed, an embed, a REST answer or wp-admin. */
	public function can_hold_form(): bool {
		return ! is_feed() && ! is_embed() && ! is_admin() && ! wp_is_rest_endpoint() && ! wp_doing_cron() && ! wp_doing_ajax();
	}

	/** Whether this is a page of its own whose text holds the shortcode, known before anything is rendered. */
	public function has_form(): bool {
		$post = is_singular() && $this->can_hold_form() ? get_queried_object() : null;

		return $post instanceof WP_Post && $this->holds_shortcode( $post->post_content ) && ! post_password_required( $post );
	}

	/**
	 * Whether a text holds the shortcode. Core counts one in double brackets, which is shown and not run.
	 *
	 * @param string $text A post's.
	 */
	private function holds_shortcode( string $text ): bool {
		$run = preg_replace( '/\[\[' . Shortcode::NAME . '\b[^\]]*\]\]/', '', $text );

		return has_shortcode( $run ?? $text, Shortcode::NAME );
	}

	/**
	 * The address of this page, always on this site. It is made from what WordPress found, not from what the visitor asked for,
	 * so that a page in a cache is right for everyone.
	 */
	public function url(): string {
		if ( is_singular() ) {
			$link = get_permalink( get_queried_object_id() );

			return is_string( $link ) ? $link : home_url( '/' );
		}

		$wp = $GLOBALS['wp'] ?? null;
		if ( ! $wp instanceof WP || is_front_page() ) {
			return home_url( '/' );
		}

		return '' === $wp->request && '' !== $wp->query_string
			? home_url( '/?' . $wp->query_string )
			: home_url( user_trailingslashit( '/' . $wp->request ) );
	}

	/**
	 * The address of this page with a post to edit in it.
	 *
	 * @param int $id The post's, 0 for none.
	 */
	public function edit_url( int $id ): string {
		return 0 === $id ? $this->url() : add_query_arg( self::EDIT, $id, $this->url() );
	}

	/** The post that the address asks to edit: null for none asked, 0 for something that no post can be. */
	public function edited_id(): ?int {
		// phpcs:ignore WordPress.Security.NonceVerification.Recommended, WordPress.Security.ValidatedSanitizedInput -- it only says which post to show, as a strict number, and rights are checked on the post.
		$asked = $_GET[ self::EDIT ] ?? null;

		if ( null === $asked ) {
			return null;
		}

		return is_string( $asked ) && 1 === preg_match( '/^[1-9][0-9]{0,17}$/D', $asked ) ? (int) $asked : 0;
	}
}
