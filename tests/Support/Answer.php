<?php
/**
 * What came back from a REST request.
 *
 * @package Inkfast
 */

declare( strict_types=1 );

namespace Inkfast\Tests\Support;

/**
 * Read by tests.
 */
final class Answer {
	/**
	 * What the body says; null where it is not JSON.
	 *
	 * @var mixed
	 */
	public readonly mixed $body;

	/**
	 * Keeps what came.
	 *
	 * @param int                   $status  The HTTP status.
	 * @param array<string, string> $headers By lower-case name.
	 * @param string                $raw     The body as sent.
	 */
	public function __construct(
		public readonly int $status,
		public readonly array $headers,
		public readonly string $raw,
	) {
		$this->body = json_decode( $raw, true );
	}

	/**
	 * A header.
	 *
	 * @param string $name In any case.
	 * @return string|null Null where it was not sent.
	 */
	public function header( string $name ): ?string {
		return $this->headers[ strtolower( $name ) ] ?? null;
	}

	/**
	 * A value of the body.
	 *
	 * @param string $path Its keys with dots between, such as `user.id` or `0.title.raw`.
	 * @return mixed Null where there is none.
	 */
	public function get( string $path ): mixed {
		$value = $this->body;
		foreach ( explode( '.', $path ) as $key ) {
			if ( ! is_array( $value ) ) {
				return null;
			}
			$value = $value[ $key ] ?? null;
		}
		return $value;
	}

	/**
	 * A string of the body.
	 *
	 * @param string $path Its keys with dots between.
	 * @return string Empty where there is none.
	 */
	public function text( string $path ): string {
		$value = $this->get( $path );
		return is_string( $value ) ? $value : '';
	}

	/**
	 * A whole number of the body.
	 *
	 * @param string $path Its keys with dots between.
	 * @return int 0 where there is none.
	 */
	public function number( string $path ): int {
		$value = $this->get( $path );
		return is_int( $value ) ? $value : 0;
	}

	/**
	 * The code of an error.
	 *
	 * @return string Empty where it is not one.
	 */
	public function code(): string {
		return $this->text( 'code' );
	}
}
