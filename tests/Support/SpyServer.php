<?php
/**
 * Core's REST server, its headers and status kept instead of sent.
 *
 * @package Inkfast
 */

declare( strict_types=1 );

namespace Inkfast\Tests\Support;

use WP_REST_Server;

/**
 * All else is core's own.
 */
final class SpyServer extends WP_REST_Server {
	/**
	 * The status of the answer.
	 *
	 * @var int
	 */
	public int $status = 200;

	/**
	 * Headers of the answer, by lower-case name.
	 *
	 * @var array<string, string>
	 */
	public array $sent = array();

	/**
	 * Keeps a header.
	 *
	 * @param string $key   Its name.
	 * @param mixed  $value Its value; core gives numbers too.
	 */
	public function send_header( $key, $value ): void {
		$this->sent[ strtolower( $key ) ] = is_scalar( $value ) ? (string) preg_replace( '/\s+/', ' ', (string) $value ) : '';
	}

	/**
	 * Forgets a header.
	 *
	 * @param string $key Its name.
	 */
	public function remove_header( $key ): void {
		unset( $this->sent[ strtolower( $key ) ] );
	}

	/**
	 * Keeps the status.
	 *
	 * @param int $code The HTTP status.
	 */
	protected function set_status( $code ): void {
		$this->status = $code;
	}
}
