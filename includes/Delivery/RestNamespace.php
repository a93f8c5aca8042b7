<?php
/**
 * The REST namespace, written once.
 *
 * @package Inkfast
 */

declare( strict_types=1 );

namespace Inkfast\Delivery;

final class RestNamespace {

	/** Given by those who asked for the plugin: the public contract. */
	public const NAME = 'myplugin/v1';

	/**
	 * Whether a route belongs to the namespace. Core matches routes without regard to case, so this does too.
	 *
	 * @param string $route As in WP_REST_Request::get_route(), with its leading slash.
	 */
	public static function holds( string $route ): bool {
		$route = strtolower( '/' . trim( $route, '/' ) . '/' );

		return str_starts_with( $route, '/' . self::NAME . '/' );
	}
}
