<?php
/**
 * The route `draft-key`: the key of whoever asks, for pages that were not made for them.
 *
 * @package Inkfast
 */

declare( strict_types=1 );

namespace Inkfast\Drafts;

use Inkfast\Delivery\ErrorCode;
use Inkfast\Delivery\RestNamespace;
use Inkfast\Session\CookieLogin;
use Inkfast\Session\Origin;
use WP_Error;
use WP_REST_Response;

final class DraftKeyRoute {

	/** Keeps what it is given. */
	public function __construct(
		private readonly CookieLogin $login,
		private readonly Origin $origin,
		private readonly DraftKey $key,
	) {}

	/** Action `rest_api_init`. No batch: its answers are read by more than the page that asks. */
	public function register(): void {
		register_rest_route(
			RestNamespace::NAME,
			'/draft-key',
			array(
				array(
					'methods'             => 'POST',
					'callback'            => $this->answer( ... ),
					'permission_callback' => $this->permission( ... ),
				),
				'schema' => $this->schema( ... ),
			)
		);
	}

	/**
	 * Whether the key may be given: to a page of the site, with a login cookie and a nonce, without which core makes the request a visitor's. Pure: core
	 * asks again for the Allow header.
	 *
	 * @return true|WP_Error
	 */
	public function permission(): bool|WP_Error {
		return match ( true ) {
			! $this->origin->verdict()->passes() => ErrorCode::ForeignOrigin->error(),
			$this->origin->is_wrapped()          => ErrorCode::PlainAnswersOnly->error(),
			null === $this->login->user_id()     => ErrorCode::CookiesOnly->error(),
			! is_user_logged_in()                => ErrorCode::SignedOut->error(),
			default                              => true,
		};
	}

	/** The key of the current user. */
	public function answer(): WP_REST_Response|WP_Error {
		$key = $this->key->of( get_current_user_id() );

		return '' === $key ? ErrorCode::NotSaved->error() : new WP_REST_Response( array( 'key' => $key ) );
	}

	/**
	 * The shape of the answer, in JSON Schema.
	 *
	 * @return array<string, mixed>
	 */
	public function schema(): array {
		return array(
			'$schema'    => 'http://json-schema.org/draft-04/schema#',
			'title'      => 'inkfast_draft_key',
			'type'       => 'object',
			'properties' => array( 'key' => array( 'type' => 'string' ) ),
		);
	}
}
