<?php
/**
 * Refuses what is too large before it is decoded.
 *
 * @package Inkfast
 */

declare( strict_types=1 );

namespace Inkfast\Delivery;

use Inkfast\Posts\PostSchema;
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

		return strlen( $body ) > PostSchema::BODY_LIMIT || ( '' === $body && self::was_dropped() )
			? ErrorCode::TooLarge->error(
				array(
					'field' => 'content',
					'limit' => PostSchema::TEXT_LIMIT,
					'unit'  => 'bytes',
				)
			)
			: $result;
	}

	/** Whether PHP threw the body of this request away. */
	private static function was_dropped(): bool {
		$claimed = $_SERVER['CONTENT_LENGTH'] ?? 0;
		$limit   = wp_convert_hr_to_bytes( (string) ini_get( 'post_max_size' ) );

		return $limit > 0 && is_numeric( $claimed ) && (int) $claimed > $limit;
	}
}
