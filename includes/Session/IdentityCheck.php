<?php
/**
 * Whose words a request brings: nothing is done in the name of somebody else than the one who wrote it.
 *
 * @package Inkfast
 */

declare( strict_types=1 );

namespace Inkfast\Session;

use Inkfast\Delivery\ErrorCode;
use Inkfast\Delivery\RestNamespace;
use WP_REST_Request;
use WP_REST_Server;

/**
 * A page keeps its user's nonce, but another script on it may have been given somebody else's, and core's api-fetch sends that along with everything.
 */
final class IdentityCheck {

	/** The request's header, and the answer's: the id of a user. */
	public const HEADER = 'Inkfast-User';

	/**
	 * Filter `rest_pre_dispatch`, before rights are looked at: they would be somebody else's. A visitor is told to sign in by the route.
	 *
	 * @param mixed           $result  Not null: somebody has answered already.
	 * @param WP_REST_Server  $server  Not looked at.
	 * @param WP_REST_Request $request The request.
	 * @return mixed
	 *
	 * @phpstan-param WP_REST_Request<array<string, mixed>> $request
	 */
	public function refuse( mixed $result, WP_REST_Server $server, WP_REST_Request $request ): mixed {
		$words_of = $request->get_header( self::HEADER );

		if ( null !== $result || null === $words_of || ! RestNamespace::holds( $request->get_route() ) ) {
			return $result;
		}

		return match ( true ) {
			1 !== preg_match( '/^(0|[1-9]\d{0,17})$/D', trim( $words_of ) ) => ErrorCode::Invalid->error( array( 'params' => array( self::HEADER => __( 'The id of a user is a number.', 'inkfast' ) ) ) ),
			is_user_logged_in() && get_current_user_id() !== (int) $words_of => ErrorCode::IdentityChanged->error(),
			default => $result,
		};
	}
}
