<?php
/**
 * Removes what Inkfast stored, on every site of a network. Never anyone's posts, and not the page with the form.
 *
 * @package Inkfast
 */

if ( ! defined( 'WP_UNINSTALL_PLUGIN' ) ) {
	exit;
}

( static function () {
	$query = array(
		'fields' => 'ids',
		'number' => 0,
	);

	foreach ( is_multisite() ? get_sites( $query ) : array( get_current_blog_id() ) as $site ) {
		if ( is_multisite() ) {
			switch_to_blog( $site );
		}

		global $wpdb;
		assert( $wpdb instanceof wpdb );
		array_map( 'delete_option', array( 'inkfast_protect', 'inkfast_page', 'inkfast_db' ) );
		wp_clear_scheduled_hook( 'inkfast_daily' );
		$wpdb->query( (string) $wpdb->prepare( 'DROP TABLE IF EXISTS %i', "{$wpdb->prefix}inkfast_claims" ) ); // phpcs:ignore WordPress.DB -- its own table goes.

		if ( is_multisite() ) {
			restore_current_blog();
		}
	}

	delete_metadata( 'user', 0, 'inkfast_draft_key', '', true );
} )();
