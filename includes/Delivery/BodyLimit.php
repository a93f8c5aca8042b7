<?php
/**
 * Refuses a body that is too large, or JSON that is no object, before it is decoded.
 *
 * @package Inkfast
 */

declare( strict_types=1 );

namespace Inkfast\Delivery;

use Inkfast\Posts\PostSchema;
use WP_Error;
use WP_REST_Request;
use WP_REST_Server;

final class BodyLimit {

	/**
	 * Filter `rest_pre_dispatch`: a body over the limit, and one that PHP dropped because of `post_max_size`, which would look like an empty one.
	 *
	 * @param mixed           $result  Not null: somebody has answered already.
	 * @param WP_REST_Server  $server  Not looked at.
	 * @param WP_REST_Request $request The request.
	 * @return mixed
	 *
	 * @phpstan-param WP_REST_Request<array<string, mixed>> $request
	 */
	public function refuse( mixed $result, WP_REST_Server $server, WP_REST_Request $request ): mixed {
		if ( null !== $result || ! RestNamespace::holds( $request->get_route() ) ) {
			return $result;
		}

		$body = '' . $request->get_body(); // Null where there is none, whatever core's docblock says.

		return match ( true ) {
			strlen( $body ) > PostSchema::BODY_LIMIT => self::error( PostSchema::TEXT_LIMIT ),
			self::was_dropped( $body, $request )     => self::error( min( PostSchema::TEXT_LIMIT, self::post_max_size() ) ),
			// Core goes through it as through a list, and PHP complains in the site's log.
			$request->is_json_content_type() && 1 === preg_match( '/^\s*[^\s{[]/', $body ) => ErrorCode::Invalid->error(),
			default                                  => $result,
		};
	}

	/**
	 * Whether PHP threw the fields of this request away: it parses no form over its limit, though the bytes may still be there to read.
	 *
	 * @param string          $body    What can be read.
	 * @param WP_REST_Request $request The request.
	 *
	 * @phpstan-param WP_REST_Request<array<string, mixed>> $request
	 */
	private static function was_dropped( string $body, WP_REST_Request $request ): bool {
		$is_form = 'POST' === ( $_SERVER['REQUEST_METHOD'] ?? '' ) && ! $request->is_json_content_type(); // phpcs:ignore WordPress.Security.ValidatedSanitizedInput -- compared alone.

		return self::is_over_php_limit() && ( '' === $body || ( $is_form && array() === $request->get_body_params() ) );
	}

	/** Whether what came is more than PHP parses, so that a form's fields are lost. */
	public static function is_over_php_limit(): bool {
		$claimed = $_SERVER['CONTENT_LENGTH'] ?? 0; // phpcs:ignore WordPress.Security.ValidatedSanitizedInput -- a number or nothing.

		return self::post_max_size() > 0 && is_numeric( $claimed ) && (int) $claimed > self::post_max_size();
	}

	/** What PHP parses at the most, in bytes; 0 for no limit. */
	public static function post_max_size(): int {
		return wp_convert_hr_to_bytes( (string) ini_get( 'post_max_size' ) );
	}

	/**
	 * The refusal.
	 *
	 * @param int $limit Bytes.
	 */
	private static function error( int $limit ): WP_Error {
		return ErrorCode::TooLarge->error(
			array(
				'field' => 'content',
				'limit' => $limit,
				'unit'  => 'bytes',
			)
		);
	}
}
