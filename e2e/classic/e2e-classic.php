<?php
/**
 * Plugin Name: The classic pattern
 * Description: A front-end post form as people build it by themselves: fetch, a nonce from wp_localize_script, and one retry with a new nonce. docs/side-by-side.md compares it with Inkfast.
 *
 * @package Inkfast
 */

declare( strict_types=1 );

namespace Inkfast\E2E\Classic;

add_shortcode( 'classic_form', __NAMESPACE__ . '\form' );

/**
 * The form, and the script that sends it, with what it needs to know: where the REST API is, where new nonces are, and a nonce.
 */
function form(): string {
	wp_enqueue_script( 'classic-form', plugins_url( 'app.js', __FILE__ ), array(), '1.0', array( 'in_footer' => true ) );
	wp_localize_script(
		'classic-form',
		'classicForm',
		array(
			'root'  => esc_url_raw( rest_url() ),
			'ajax'  => admin_url( 'admin-ajax.php' ),
			'nonce' => wp_create_nonce( 'wp_rest' ),
		)
	);

	return '<form class="classic-form" method="post">'
		. '<p><label>Title <input name="title" required></label></p>'
		. '<p><label>Text <textarea name="content" required></textarea></label></p>'
		. '<p><button>Publish</button></p>'
		. '<p class="classic-message" role="status"></p>'
		. '</form>';
}
