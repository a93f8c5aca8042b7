<?php
/**
 * The headers on every answer of the namespace, errors included.
 *
 * @package Inkfast
 */

declare( strict_types=1 );

namespace Inkfast\Session;

use Inkfast\Delivery\IdempotencyKey;
use Inkfast\Delivery\RestNamespace;
use WP_REST_Request;
use WP_REST_Server;

final class AnswerHeaders {

	/** Keeps what it is given. */
	public function __construct(
		private readonly CookieLogin $login,
		private readonly Origin $origin,
		private readonly Nonces $nonces,
	) {}

	/**
	 * Filter `rest_pre_serve_request` at 20, after core's CORS at 10: once per HTTP request.
	 *
	 * Not in `rest_post_dispatch`: a batch runs that for each inner answer and puts the headers into its body, readable from elsewhere.
	 *
	 * @param mixed           $served  Passed on.
	 * @param mixed           $result  Not looked at.
	 * @param WP_REST_Request $request The outer request.
	 * @param WP_REST_Server  $server  Sends the headers.
	 * @return mixed
	 *
	 * @phpstan-param WP_REST_Request<array<string, mixed>> $request
	 */
	public function send( mixed $served, mixed $result, WP_REST_Request $request, WP_REST_Server $server ): mixed {
		if ( ! RestNamespace::holds( $request->get_route() ) ) {
			return $served;
		}

		$verdict = $this->origin->verdict();
		$user_id = $this->login->user_id();

		// Core sends no-cache headers only when it believes that someone is logged in.
		$server->send_header( 'Cache-Control', 'no-store, private' );

		if ( ! $this->is_ours_to_read( $request ) || ! $verdict->passes() || null === $user_id ) {
			$server->remove_header( 'X-WP-Nonce' );
		} else {
			$server->send_header( 'X-WP-Nonce', $this->nonces->mint( $user_id, array( 'wp_rest' ) )['wp_rest'] ?? '' );
			$server->send_header( IdentityCheck::HEADER, (string) $user_id );
		}

		$this->send_cors( $verdict, $request, $server );

		return $served;
	}

	/**
	 * Filter `rest_exposed_cors_headers`: what a page of an added origin may read.
	 *
	 * @param string[]        $headers Header names.
	 * @param WP_REST_Request $request The request.
	 * @return string[]
	 *
	 * @phpstan-param WP_REST_Request<array<string, mixed>> $request
	 */
	public function expose( array $headers, WP_REST_Request $request ): array {
		return $this->is_from_added( $request ) ? array( ...$headers, 'X-WP-Nonce', IdentityCheck::HEADER, 'ETag', 'Idempotency-Replayed', 'Retry-After' ) : $headers;
	}

	/**
	 * Filter `rest_allowed_cors_headers`: what a page of an added origin may send.
	 *
	 * @param string[]        $headers Header names.
	 * @param WP_REST_Request $request The request.
	 * @return string[]
	 *
	 * @phpstan-param WP_REST_Request<array<string, mixed>> $request
	 */
	public function allow( array $headers, WP_REST_Request $request ): array {
		return $this->is_from_added( $request ) ? array( ...$headers, 'If-Match', IdentityCheck::HEADER, IdempotencyKey::HEADER ) : $headers;
	}

	/**
	 * Core reflects every origin. Where the answer is made from cookies alone, only added origins keep that.
	 *
	 * @param Verdict         $verdict The origin's.
	 * @param WP_REST_Request $request The request.
	 * @param WP_REST_Server  $server  Sends the headers.
	 *
	 * @phpstan-param WP_REST_Request<array<string, mixed>> $request
	 */
	private function send_cors( Verdict $verdict, WP_REST_Request $request, WP_REST_Server $server ): void {
		// Core's pattern for a route lets one line end through.
		$is_nonce = '/' . RestNamespace::NAME . '/nonce' === strtolower( rtrim( $request->get_route(), "/\n" ) );

		if ( $is_nonce && Verdict::Added !== $verdict ) {
			$server->remove_header( 'Access-Control-Allow-Origin' );
			$server->remove_header( 'Access-Control-Allow-Credentials' );
		}

		$server->send_header( 'Vary', 'Origin' );
	}

	/**
	 * Whether the answer's headers go to a reader of ours: HEAD and OPTIONS carry nothing, wrapped answers neither.
	 *
	 * @param WP_REST_Request $request The request.
	 *
	 * @phpstan-param WP_REST_Request<array<string, mixed>> $request
	 */
	private function is_ours_to_read( WP_REST_Request $request ): bool {
		$silent = array( 'HEAD', 'OPTIONS' );

		return ! in_array( $request->get_method(), $silent, true ) && ! in_array( $_SERVER['REQUEST_METHOD'] ?? '', $silent, true ) && ! $this->origin->is_wrapped();
	}

	/**
	 * Whether the namespace is asked from an origin that the owner added.
	 *
	 * @param WP_REST_Request $request The request.
	 *
	 * @phpstan-param WP_REST_Request<array<string, mixed>> $request
	 */
	private function is_from_added( WP_REST_Request $request ): bool {
		return RestNamespace::holds( $request->get_route() ) && Verdict::Added === $this->origin->verdict();
	}
}
