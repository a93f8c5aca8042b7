<?php
/**
 * The test site answering real HTTP, for what one process of PHP cannot see: headers that PHP itself sends, and limits of PHP.
 *
 * @package Inkfast
 */

declare( strict_types=1 );

namespace Inkfast\Tests\Delivery;

use CurlHandle;
use Inkfast\Tests\Support\Answer;
use RuntimeException;
use wpdb;

final class LiveSite {

	/**
	 * Keeps a server that runs.
	 *
	 * @param resource $process   The server's.
	 * @param string   $address   Where it listens.
	 * @param wpdb     $wpdb      The site's database.
	 * @param int      $last_post Posts after this one are written by the test.
	 */
	private function __construct(
		private $process,
		private readonly string $address,
		private readonly wpdb $wpdb,
		private readonly int $last_post,
	) {}

	/**
	 * Starts a server with its own settings of PHP.
	 *
	 * @param wpdb                  $wpdb   The site's database.
	 * @param array<string, string> $ini    Settings of PHP.
	 * @param string|null           $router A script that every request passes before it comes to WordPress.
	 */
	public static function start( wpdb $wpdb, array $ini = array(), ?string $router = null ): self {
		$port    = self::free_port();
		$root    = file_exists( ABSPATH . '../wp/wp-load.php' ) ? dirname( ABSPATH ) : ABSPATH;
		$command = array( PHP_BINARY );
		foreach ( $ini + array( 'opcache.enable' => '0', 'sendmail_path' => '/bin/true' ) as $name => $value ) {
			array_push( $command, '-d', "$name=$value" );
		}
		array_push( $command, '-S', "127.0.0.1:$port", '-t', $root, $router ?? dirname( __DIR__, 2 ) . '/bin/lib/router.php' );
		$process = proc_open( $command, array( array( 'file', '/dev/null', 'r' ), array( 'file', '/dev/null', 'w' ), array( 'file', '/dev/null', 'w' ) ), $pipes, $root );
		if ( ! is_resource( $process ) ) {
			throw new RuntimeException( 'PHP could not start its server.' );
		}
		for ( $try = 0; $try < 200 && false === @fsockopen( '127.0.0.1', $port ); $try++ ) { // phpcs:ignore -- It is not there yet.
			usleep( 25000 );
		}

		return new self( $process, "http://127.0.0.1:$port", $wpdb, (int) $wpdb->get_var( "SELECT MAX( ID ) FROM {$wpdb->posts}" ) );
	}

	/** Ends the server and removes what was written through it. */
	public function stop(): void {
		proc_terminate( $this->process );
		proc_close( $this->process );
		wp_cache_flush();
		$wpdb = $this->wpdb;
		foreach ( $wpdb->get_col( 'SELECT ID FROM ' . $wpdb->posts . ' WHERE ID > ' . $this->last_post ) as $id ) { // phpcs:ignore WordPress.DB.PreparedSQL.NotPrepared -- A number.
			wp_delete_post( (int) $id, true );
		}
		delete_metadata( 'user', 0, 'session_tokens', '', true );
	}

	/**
	 * Sends a request.
	 *
	 * @param string                $method  HTTP method.
	 * @param string                $path    Path and query.
	 * @param array<string, string> $headers Headers.
	 * @param string|null           $body    Body.
	 */
	public function send( string $method, string $path, array $headers = array(), ?string $body = null ): Answer {
		$seen    = array();
		$handle  = $this->handle( $method, $path, $headers, $body );
		$collect = static function ( CurlHandle $handle, string $line ) use ( &$seen ): int {
			$parts = explode( ':', $line, 2 );
			if ( 2 === count( $parts ) ) {
				$name          = strtolower( $parts[0] );
				$seen[ $name ] = ltrim( ( $seen[ $name ] ?? '' ) . "\n" . trim( $parts[1] ), "\n" );
			}
			return strlen( $line );
		};
		curl_setopt( $handle, CURLOPT_HEADERFUNCTION, $collect );
		$raw = curl_exec( $handle );
		if ( ! is_string( $raw ) ) {
			throw new RuntimeException( "$method $path: " . curl_error( $handle ) );
		}

		return new Answer( curl_getinfo( $handle, CURLINFO_RESPONSE_CODE ), $seen, $raw );
	}

	/**
	 * Logs someone in by WordPress's own form.
	 *
	 * @param string $login  Their name; everyone's password is the same.
	 * @param string $folder WordPress's, such as `/wp`.
	 * @return string What to send as Cookie.
	 */
	public function login( string $login, string $folder = '' ): string {
		$answer = $this->send( 'POST', "$folder/wp-login.php", array( 'Cookie' => 'wordpress_test_cookie=WP+Cookie+check' ), http_build_query( array( 'log' => $login, 'pwd' => 'password', 'testcookie' => '1' ) ) );
		preg_match_all( '/^(wordpress_(?:logged_in_)?[^=\n]*=[^;\n]+)/m', (string) $answer->header( 'Set-Cookie' ), $cookies );
		if ( 302 !== $answer->status || array() === $cookies[1] ) {
			throw new RuntimeException( "$login could not log in: {$answer->status} {$answer->raw}" );
		}

		return implode( '; ', array_unique( $cookies[1] ) );
	}

	/**
	 * Prepares a request.
	 *
	 * @param string                $method  HTTP method.
	 * @param string                $path    Path and query.
	 * @param array<string, string> $headers Headers.
	 * @param string|null           $body    Body.
	 */
	private function handle( string $method, string $path, array $headers, ?string $body ): CurlHandle {
		$lines = array();
		foreach ( $headers + array( 'Host' => (string) wp_parse_url( home_url(), PHP_URL_HOST ), 'Expect' => '' ) as $name => $value ) {
			$lines[] = "$name: $value";
		}
		$handle = curl_init( $this->address . $path );
		if ( ! $handle instanceof CurlHandle ) {
			throw new RuntimeException( "$path is no address." );
		}
		curl_setopt( $handle, CURLOPT_CUSTOMREQUEST, '' === $method ? 'GET' : $method );
		curl_setopt( $handle, CURLOPT_HTTPHEADER, $lines );
		curl_setopt( $handle, CURLOPT_RETURNTRANSFER, true );
		curl_setopt( $handle, CURLOPT_TIMEOUT, 60 );
		curl_setopt( $handle, CURLOPT_NOBODY, 'HEAD' === $method );
		if ( null !== $body ) {
			curl_setopt( $handle, CURLOPT_POSTFIELDS, $body );
		}

		return $handle;
	}

	/** A port that nobody listens on. */
	private static function free_port(): int {
		$socket = stream_socket_server( 'tcp://127.0.0.1:0' );
		if ( ! is_resource( $socket ) ) {
			throw new RuntimeException( 'There is no free port.' );
		}
		$name = (string) stream_socket_get_name( $socket, false );
		fclose( $socket );

		return (int) substr( (string) strrchr( $name, ':' ), 1 );
	}
}
