<?php
/**
 * The one notice after activation: "Create a page with the form".
 *
 * @package Inkfast
 */

declare( strict_types=1 );

namespace Inkfast\Setup;

final class FirstRunNotice {

	/** The admin-post action, and what its nonce is for. */
	public const ACTION = 'inkfast_first_page';

	/** The nonce's field. */
	public const NONCE = 'inkfast_first_page_nonce';

	/** The screens where someone looks who has just activated a plugin. */
	private const SCREENS = array( 'dashboard', 'plugins', 'edit-page' );

	/** Keeps what it is given. */
	public function __construct( private readonly FirstPage $page ) {}

	/** Action `admin_notices`. */
	public function show(): void {
		$screen = get_current_screen();

		if ( null === $screen || ! in_array( $screen->id, self::SCREENS, true ) || ! $this->may_decide() || $this->page->is_decided() ) {
			return;
		}

		printf(
			'<div class="notice notice-info"><form method="post" action="%1$s"><p>%2$s</p><p><input type="hidden" name="action" value="%3$s">%4$s<button class="button button-primary" name="choice" value="create">%5$s</button> <button class="button" name="choice" value="decline">%6$s</button></p></form></div>',
			esc_url( admin_url( 'admin-post.php' ) ),
			esc_html__( 'Inkfast is ready. People can write posts as soon as a page of your site holds the form.', 'inkfast' ),
			esc_attr( self::ACTION ),
			wp_nonce_field( self::ACTION, self::NONCE, true, false ), // phpcs:ignore WordPress.Security.EscapeOutput.OutputNotEscaped -- HTML made by core.
			esc_html__( 'Create a page with the form', 'inkfast' ),
			esc_html__( 'No, thanks', 'inkfast' )
		);
	}

	/** Action `admin_post_inkfast_first_page`: does what was chosen. */
	public function decide(): never {
		check_admin_referer( self::ACTION, self::NONCE );

		if ( ! $this->may_decide() ) {
			wp_die( esc_html__( 'Your account may not create pages here.', 'inkfast' ), '', array( 'response' => 403 ) );
		}

		// phpcs:ignore WordPress.Security.ValidatedSanitizedInput -- compared with one word.
		if ( 'create' !== ( $_POST['choice'] ?? '' ) ) {
			$this->page->decline();
			$this->leave( wp_get_referer() );
		}

		$id = $this->page->create();
		if ( ! is_int( $id ) ) {
			wp_die(
				esc_html( $id->get_error_message() ),
				'',
				array(
					'response'  => 500,
					'back_link' => true,
				)
			);
		}

		$this->leave( get_permalink( $id ) );
	}

	/** Whether the current user may activate plugins and publish pages. */
	private function may_decide(): bool {
		return current_user_can( 'activate_plugins' ) && current_user_can( 'publish_pages' );
	}

	/**
	 * Goes on, on this site only.
	 *
	 * @param string|false $url Where to; false for the dashboard.
	 */
	private function leave( string|false $url ): never {
		wp_safe_redirect( is_string( $url ) ? $url : admin_url() );
		exit;
	}
}
