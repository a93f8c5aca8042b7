<?php
/**
 * The route `nonce`: a fresh nonce for whoever the cookies name, unreadable from any other origin.
 *
 * @package Inkfast
 */

declare( strict_types=1 );

namespace Inkfast\Session;

use Inkfast\Delivery\ErrorCode;
use Inkfast\Delivery\RestNamespace;
use WP_Error;
use WP_REST_Response;

final class NonceRoute {

	/** Keeps what it is given. */
	public function __construct(
		private readonly CookieLogin $login,
		private readonly Origin $origin,
		private readonly SessionAnswer $answer,
	) {}

	/** Action `rest_api_init`. */
	public function register(): void {
		register_rest_route(
			RestNamespace::NAME,
			'/nonce',
			array(
				array(
					'methods'             => 'GET, POST',
					'callback'            => $this->answer( ... ),
					'permission_callback' => $this->permission( ... ),
					'allow_batch'         => array( 'v1' => true ),
				),
				'schema' => $this->schema( ... ),
			)
		);
	}

	/**
	 * Whether the answer may be given. Pure: core asks again for the Allow header.
	 *
	 * @return true|WP_Error
	 */
	public function permission(): bool|WP_Error {
		return match ( true ) {
			! $this->origin->verdict()->passes() => ErrorCode::ForeignOrigin->error(),
			$this->origin->is_wrapped()          => ErrorCode::PlainAnswersOnly->error(),
			null === $this->login->user_id()     => ErrorCode::CookiesOnly->error(),
			default                              => true,
		};
	}

	/** The answer for whoever the cookies name. */
	public function answer(): WP_REST_Response {
		return new WP_REST_Response( $this->answer->for_user( (int) $this->login->user_id() ) );
	}

	/**
	 * The shape of the answer, in JSON Schema.
	 *
	 * @return array<string, mixed>
	 */
	public function schema(): array {
		return array(
			'$schema'    => 'http://json-schema.org/draft-04/schema#',
			'title'      => 'inkfast_session',
			'type'       => 'object',
			'properties' => array(
				'nonce'   => array( 'type' => 'string' ),
				'now'     => array( 'type' => 'integer' ),
				'expires' => array( 'type' => 'integer' ),
				'user'    => array(
					'type'       => 'object',
					'properties' => array(
						'id'   => array( 'type' => 'integer' ),
						'name' => array( 'type' => 'string' ),
						'can'  => array(
							'type'                 => 'object',
							'additionalProperties' => array(
								'type'  => 'array',
								'items' => array(
									'type' => 'string',
									'enum' => array( 'draft', 'pending', 'publish' ),
								),
							),
						),
					),
				),
				'actions' => array(
					'type'                 => 'object',
					'additionalProperties' => array( 'type' => 'string' ),
				),
			),
		);
	}
}
