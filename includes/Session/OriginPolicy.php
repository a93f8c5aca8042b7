<?php
/**
 * The own-origin rule: core lets any origin read a REST answer with cookies, so an answer that holds a nonce needs its own gate.
 *
 * @package Inkfast
 */

declare( strict_types=1 );

namespace Inkfast\Session;

/**
 * Pure: a function of the server's variables and of two lists.
 */
final class OriginPolicy {

	/**
	 * Keeps the lists.
	 *
	 * @param array<array-key, string> $own   URLs of this site (home, site address); only scheme, host and port count.
	 * @param array<array-key, string> $added URLs or origins that the owner allows besides.
	 */
	public function __construct(
		private readonly array $own,
		private readonly array $added,
	) {}

	/**
	 * Judges a request by what the web server says of it, never by WP_REST_Request's headers, which a batch's caller makes up.
	 *
	 * @param array<array-key, mixed> $server As $_SERVER.
	 */
	public function judge( array $server ): Verdict {
		$site   = strtolower( self::text( $server, 'HTTP_SEC_FETCH_SITE' ) );
		$origin = self::text( $server, 'HTTP_ORIGIN' );

		if ( 'same-origin' === $site || 'none' === $site ) {
			return Verdict::Own;
		}

		if ( '' !== $origin ) {
			return $this->judge_origin( self::origin( $origin ), $server );
		}

		// A foreign page that can read an answer always sends Origin; a browser that names another site and a POST without either are not let in.
		return '' === $site && 'POST' !== strtoupper( self::text( $server, 'REQUEST_METHOD' ) ) ? Verdict::Own : Verdict::Foreign;
	}

	/**
	 * Compares a present Origin with the lists.
	 *
	 * @param string|null             $origin Normalised, null when it is `null` or not an origin.
	 * @param array<array-key, mixed> $server As $_SERVER.
	 */
	private function judge_origin( ?string $origin, array $server ): Verdict {
		if ( null === $origin ) {
			return Verdict::Foreign;
		}

		$own   = array_map( self::origin( ... ), $this->own );
		$own[] = self::origin( self::scheme( $server ) . '://' . self::text( $server, 'HTTP_HOST' ) );

		if ( in_array( $origin, $own, true ) ) {
			return Verdict::Own;
		}

		return in_array( $origin, array_map( self::origin( ... ), $this->added ), true ) ? Verdict::Added : Verdict::Foreign;
	}

	/**
	 * The origin of a URL as browsers write it: lower case, no default port.
	 *
	 * @param string $url URL or origin.
	 */
	private static function origin( string $url ): ?string {
		$parts  = wp_parse_url( strtolower( trim( $url ) ) );
		$scheme = is_array( $parts ) ? ( $parts['scheme'] ?? '' ) : '';
		$host   = is_array( $parts ) ? ( $parts['host'] ?? '' ) : '';

		if ( ! in_array( $scheme, array( 'http', 'https' ), true ) || '' === $host ) {
			return null;
		}

		$port = $parts['port'] ?? null;

		return $scheme . '://' . $host . ( null === $port || self::default_port( $scheme ) === $port ? '' : ':' . $port );
	}

	/**
	 * The port that browsers leave out.
	 *
	 * @param string $scheme http or https.
	 */
	private static function default_port( string $scheme ): int {
		return 'https' === $scheme ? 443 : 80;
	}

	/**
	 * The request's own scheme, as is_ssl() judges it.
	 *
	 * @param array<array-key, mixed> $server As $_SERVER.
	 */
	private static function scheme( array $server ): string {
		$https = strtolower( self::text( $server, 'HTTPS' ) );

		return 'on' === $https || '1' === $https || '443' === self::text( $server, 'SERVER_PORT' ) ? 'https' : 'http';
	}

	/**
	 * One variable as text, '' when it is not there.
	 *
	 * @param array<array-key, mixed> $server As $_SERVER.
	 * @param string                  $name   The variable's name.
	 */
	private static function text( array $server, string $name ): string {
		$value = $server[ $name ] ?? '';

		return is_scalar( $value ) ? (string) $value : '';
	}
}
