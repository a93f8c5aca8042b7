<?php
/**
 * Does for PHP's own server what .htaccess does for Apache: what is a file is served, all else is WordPress's.
 *
 * @package Inkfast
 */

declare( strict_types=1 );

/**
 * Decides what a request's path means.
 *
 * @param string $root The web root.
 * @param string $path The path asked for, decoded.
 * @return string|null The script to run, as a path in the web root; null lets PHP's server do as it does; a slash at the end means a redirect there.
 */
$inkfast_route = static function ( string $root, string $path ): ?string {
	if ( str_contains( $path, '/.' ) ) {
		return '/index.php';
	}
	// The sites of a network by sub-directories share the files: /second/wp-admin/ is /wp-admin/.
	if ( ! file_exists( $root . $path ) && preg_match( '#^/[\w-]+(/wp-(?:admin|content|includes)(?:/.*)?|/wp-[\w-]+\.php)$#', $path, $match ) ) {
		$shared = $match[1];
		if ( is_dir( $root . $shared ) ) {
			return str_ends_with( $path, '/' ) ? $shared . 'index.php' : $path . '/';
		}
		if ( is_file( $root . $shared ) ) {
			return $shared;
		}
	}
	if ( is_dir( $root . $path ) && is_file( rtrim( $root . $path, '/' ) . '/index.php' ) ) {
		return str_ends_with( $path, '/' ) ? $path . 'index.php' : $path . '/';
	}
	return is_file( $root . $path ) ? null : '/index.php';
};

$inkfast_root   = rtrim( $_SERVER['DOCUMENT_ROOT'], '/' );
$inkfast_path   = rawurldecode( (string) strtok( $_SERVER['REQUEST_URI'], '?' ) );
$inkfast_script = $inkfast_route( $inkfast_root, $inkfast_path );

if ( null === $inkfast_script ) {
	return false;
}

if ( str_ends_with( $inkfast_script, '/' ) ) {
	$inkfast_query = (string) ( $_SERVER['QUERY_STRING'] ?? '' );
	header( 'Location: ' . $inkfast_script . ( '' === $inkfast_query ? '' : '?' . $inkfast_query ), true, 301 );
	return true;
}

if ( ! str_ends_with( $inkfast_script, '.php' ) ) {
	$inkfast_types = array(
		'css'  => 'text/css',
		'js'   => 'text/javascript',
		'json' => 'application/json',
		'svg'  => 'image/svg+xml',
	);
	header( 'Content-Type: ' . ( $inkfast_types[ pathinfo( $inkfast_script, PATHINFO_EXTENSION ) ] ?? mime_content_type( $inkfast_root . $inkfast_script ) ) );
	readfile( $inkfast_root . $inkfast_script );
	return true;
}

$_SERVER['SCRIPT_NAME']     = $inkfast_script;
$_SERVER['PHP_SELF']        = $inkfast_script;
$_SERVER['SCRIPT_FILENAME'] = $inkfast_root . $inkfast_script;
chdir( dirname( $inkfast_root . $inkfast_script ) );
require $inkfast_root . $inkfast_script;
