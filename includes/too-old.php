<?php
/**
 * Says why Inkfast does nothing on too old a PHP or WordPress, in one sentence. Written for old PHP: no modern syntax.
 *
 * @package Inkfast
 */

if ( ! defined( 'ABSPATH' ) ) {
	exit;
}

add_action(
	'admin_notices',
	function () {
		printf(
			'<div class="notice notice-error"><p>%s</p></div>',
			esc_html(
				sprintf(
					/* translators: 1: PHP version, 2: WordPress version. */
					__( 'Inkfast is switched off: it needs PHP 8.1 and WordPress 6.8 or newer, and this site has PHP %1$s and WordPress %2$s.', 'inkfast' ),
					PHP_VERSION,
					get_bloginfo( 'version' )
				)
			)
		);
	}
);
