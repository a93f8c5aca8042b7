<?php
/**
 * Constants that WordPress defines as it starts, for PHPStan, which does not start it.
 *
 * @package Inkfast
 */

declare( strict_types=1 );

define( 'ABSPATH', getenv( 'INKFAST_SITE' ) . '/' );
define( 'WPINC', 'wp-includes' );
define( 'WP_CONTENT_DIR', '/wp-content' );
define( 'WP_PLUGIN_DIR', '/wp-content/plugins' );
define( 'WP_DEBUG', true );
define( 'REST_REQUEST', true );
define( 'EMPTY_TRASH_DAYS', 30 );
define( 'MINUTE_IN_SECONDS', 60 );
define( 'HOUR_IN_SECONDS', 3600 );
define( 'DAY_IN_SECONDS', 86400 );
define( 'WEEK_IN_SECONDS', 604800 );
define( 'MONTH_IN_SECONDS', 2592000 );
define( 'YEAR_IN_SECONDS', 31536000 );
define( 'KB_IN_BYTES', 1024 );
define( 'MB_IN_BYTES', 1048576 );
define( 'AUTH_COOKIE', 'wordpress_0' );
define( 'SECURE_AUTH_COOKIE', 'wordpress_sec_0' );
define( 'LOGGED_IN_COOKIE', 'wordpress_logged_in_0' );
define( 'COOKIEPATH', '/' );
define( 'SITECOOKIEPATH', '/' );
define( 'ADMIN_COOKIE_PATH', '/wp-admin' );
define( 'COOKIE_DOMAIN', '' );
define( 'COOKIEHASH', '0' );
define( 'OBJECT', 'OBJECT' );
define( 'ARRAY_A', 'ARRAY_A' );
define( 'ARRAY_N', 'ARRAY_N' );
