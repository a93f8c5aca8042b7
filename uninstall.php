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
	$inkfast_options = array( 'inkfast_protect', 'inkfast_page' );

	foreach ( is_multisite() ? get_sites(
		array(
			'fields' => 'ids',
			'number' => 0,
		)
	) : array( 0 ) as $inkfast_site ) {
		if ( $inkfast_site > 0 ) {
			switch_to_blog( $inkfast_site );
		}

		array_map( 'delete_option', $inkfast_options );

		if ( $inkfast_site > 0 ) {
			restore_current_blog();
		}
	}
} )();
