<?php
/**
 * The routes `posts` and `posts/<id>`.
 *
 * @package Inkfast
 */

declare( strict_types=1 );

namespace Inkfast\Posts;

use Inkfast\Delivery\ErrorCode;
use Inkfast\Delivery\IdempotencyKey;
use Inkfast\Delivery\RestNamespace;
use Inkfast\Form\FormTokens;
use Inkfast\Form\Settings;
use WP_Error;
use WP_Post;
use WP_Post_Type;
use WP_REST_Request;
use WP_REST_Response;
use WP_REST_Server;

/**
 * Thin: rights, reading, storing and answering are in the classes it is given.
 */
final class PostsRoute {

	/** Keeps what it is given. */
	public function __construct(
		private readonly PostSchema $schema,
		private readonly PostRights $rights,
		private readonly PostReader $reader,
		private readonly PostWriter $writer,
		private readonly Deliveries $deliveries,
		private readonly PostAnswer $answer,
		private readonly PostList $list,
		private readonly FormTokens $forms,
	) {}

	/** Action `rest_api_init`. */
	public function register(): void {
		register_rest_route(
			RestNamespace::NAME,
			'/posts',
			array(
				self::endpoint( WP_REST_Server::READABLE, $this->rights->to_list( ... ), $this->list->page( ... ), $this->schema->list_fields() ),
				self::endpoint( WP_REST_Server::CREATABLE, $this->may_create( ... ), $this->create( ... ), $this->schema->create_fields() ),
				'schema' => $this->schema->answer( ... ),
			)
		);

		// Digits that fit an integer: anything else is no route at all.
		register_rest_route(
			RestNamespace::NAME,
			'/posts/(?P<id>[1-9]\d{0,17})',
			array(
				self::endpoint( WP_REST_Server::READABLE, $this->may_edit( ... ), $this->read( ... ), array() ),
				self::endpoint( WP_REST_Server::EDITABLE, $this->may_edit( ... ), $this->change( ... ), $this->schema->change_fields() ),
				self::endpoint( WP_REST_Server::DELETABLE, $this->may_delete( ... ), $this->trash( ... ), array() ),
				'schema' => $this->schema->answer( ... ),
			)
		);
	}

	/**
	 * Permission to create. A form that cannot be read is refused here as well, since its type decides about the right.
	 *
	 * @param WP_REST_Request $request The request.
	 * @return true|WP_Error
	 *
	 * @phpstan-param WP_REST_Request<array<string, mixed>> $request
	 */
	private function may_create( WP_REST_Request $request ): bool|WP_Error {
		$settings = $this->settings( $request );
		$asked    = $request->get_param( 'status' );

		return match ( true ) {
			! is_user_logged_in() => ErrorCode::SignedOut->error(),
			null === $settings    => ErrorCode::UnknownForm->error(),
			default               => $this->rights->to_create( $settings, is_string( $asked ) ? $asked : null ),
		};
	}

	/**
	 * Permission to read and to change.
	 *
	 * @param WP_REST_Request $request The request.
	 * @return true|WP_Error
	 *
	 * @phpstan-param WP_REST_Request<array<string, mixed>> $request
	 */
	private function may_edit( WP_REST_Request $request ): bool|WP_Error {
		return $this->rights->to_edit( self::id( $request ) );
	}

	/**
	 * Permission to put into the trash.
	 *
	 * @param WP_REST_Request $request The request.
	 * @return true|WP_Error
	 *
	 * @phpstan-param WP_REST_Request<array<string, mixed>> $request
	 */
	private function may_delete( WP_REST_Request $request ): bool|WP_Error {
		return $this->rights->to_delete( self::id( $request ) );
	}

	/**
	 * POST /posts.
	 *
	 * @param WP_REST_Request $request The request.
	 *
	 * @phpstan-param WP_REST_Request<array<string, mixed>> $request
	 */
	private function create( WP_REST_Request $request ): WP_REST_Response|WP_Error {
		$settings = $this->settings( $request );
		$input    = $this->reader->for_create( $request );
		if ( null === $settings || $input instanceof WP_Error ) {
			return $input instanceof WP_Error ? $input : ErrorCode::UnknownForm->error();
		}

		$key = IdempotencyKey::read( $request->get_header( IdempotencyKey::HEADER ) );
		if ( $key instanceof WP_Error ) {
			return $key;
		}

		$delivered = $this->deliveries->create( $input, $settings, $key, self::fingerprint( $settings, $input ) );
		$response  = $this->delivered( $delivered, 201, $input->status ?? $settings->status );
		if ( $delivered instanceof Delivered ) {
			$response->header( 'Location', rest_url( RestNamespace::NAME . '/posts/' . $delivered->post->ID ) );
		}

		return $response;
	}

	/**
	 * GET /posts/<id>.
	 *
	 * @param WP_REST_Request $request The request.
	 *
	 * @phpstan-param WP_REST_Request<array<string, mixed>> $request
	 */
	private function read( WP_REST_Request $request ): WP_REST_Response|WP_Error {
		$post = $this->rights->find( self::id( $request ) );

		return null === $post ? ErrorCode::NotFound->error() : $this->answer->one( $post );
	}

	/**
	 * PATCH, PUT or POST /posts/<id>.
	 *
	 * @param WP_REST_Request $request The request.
	 *
	 * @phpstan-param WP_REST_Request<array<string, mixed>> $request
	 */
	private function change( WP_REST_Request $request ): WP_REST_Response|WP_Error {
		$post = $this->rights->find( self::id( $request ) );
		if ( null === $post ) {
			return ErrorCode::NotFound->error();
		}

		$input = $this->reader->for_change( $request, $post->post_title, $post->post_content );
		if ( $input instanceof WP_Error ) {
			return $input;
		}

		$key = IdempotencyKey::read( $request->get_header( IdempotencyKey::HEADER ) );

		return $key instanceof WP_Error
			? $key
			: $this->delivered( $this->deliveries->change( $post, $input, $request->get_header( 'If-Match' ), $key, self::fingerprint( $post->ID, $input ) ), 200, $input->status ?? '' );
	}

	/**
	 * DELETE /posts/<id>: to the trash.
	 *
	 * @param WP_REST_Request $request The request.
	 *
	 * @phpstan-param WP_REST_Request<array<string, mixed>> $request
	 */
	private function trash( WP_REST_Request $request ): WP_REST_Response|WP_Error {
		$post    = $this->rights->find( self::id( $request ) );
		$trashed = null === $post ? ErrorCode::NotFound->error() : $this->writer->trash( $post, $request->get_header( 'If-Match' ) );

		return $trashed instanceof WP_Error ? $trashed : $this->answer->one( $trashed );
	}

	/**
	 * The answer about a delivery.
	 *
	 * @param Delivered|WP_Error $delivered What became of it.
	 * @param int                $status    HTTP status of a success.
	 * @param string             $asked     The status that the post was to have.
	 */
	private function delivered( Delivered|WP_Error $delivered, int $status, string $asked ): WP_REST_Response {
		if ( $delivered instanceof WP_Error ) {
			$response = rest_convert_error_to_response( $delivered );
			if ( ErrorCode::InProgress->value === $delivered->get_error_code() ) {
				$response->header( 'Retry-After', '1' );
			}

			return $response;
		}

		$response = $this->answer->one( $delivered->post, $status, self::waits( $asked, $delivered->post ) );
		if ( $delivered->is_replay ) {
			$response->header( 'Idempotency-Replayed', 'true' );
		}

		return $response;
	}

	/**
	 * What a request asks for, to tell another one with the same key from the same one again. Not the signed string, which is another one after the site's salts changed.
	 *
	 * @param Settings|int $goal  The form's settings, or the post that is to be changed.
	 * @param PostInput    $input The checked body.
	 */
	private static function fingerprint( Settings|int $goal, PostInput $input ): string {
		$where = is_int( $goal ) ? $goal : array( $goal->type, $goal->category, $goal->status );

		return hash( 'sha256', (string) wp_json_encode( array( $where, $input->title, $input->content, $input->status ) ) );
	}

	/**
	 * The settings of the form that a create came from; without one, a draft in the default category.
	 *
	 * @param WP_REST_Request $request The request.
	 * @return Settings|null Null: not signed by this site.
	 *
	 * @phpstan-param WP_REST_Request<array<string, mixed>> $request
	 */
	private function settings( WP_REST_Request $request ): ?Settings {
		$token = $request->get_param( 'form' );

		return match ( true ) {
			null === $token      => new Settings( 'post', 0, 'draft' ),
			is_string( $token )  => $this->forms->verify( $token ),
			default              => null,
		};
	}

	/**
	 * The id in the path. Never get_param(): a body or a query would win over the path.
	 *
	 * @param WP_REST_Request $request The request.
	 *
	 * @phpstan-param WP_REST_Request<array<string, mixed>> $request
	 */
	private static function id( WP_REST_Request $request ): int {
		$id = $request->get_url_params()['id'] ?? 0;

		return is_numeric( $id ) ? (int) $id : 0;
	}

	/**
	 * Whether a post was to be published and waits for review instead.
	 *
	 * @param string  $asked The status asked for.
	 * @param WP_Post $post  The post as it is.
	 */
	private static function waits( string $asked, WP_Post $post ): bool {
		$type = get_post_type_object( $post->post_type );

		// Where the site's own code holds it back, the account lacks nothing.
		return 'publish' === $asked && 'pending' === $post->post_status && $type instanceof WP_Post_Type && ! PostRights::may_publish( $type );
	}

	/**
	 * One endpoint of a route.
	 *
	 * @param string                              $methods    HTTP methods.
	 * @param callable                            $permission Permission callback.
	 * @param callable                            $callback   Callback.
	 * @param array<string, array<string, mixed>> $fields     Arguments.
	 * @return array<string, mixed>
	 */
	private static function endpoint( string $methods, callable $permission, callable $callback, array $fields ): array {
		return array(
			'methods'             => $methods,
			'permission_callback' => $permission,
			'callback'            => $callback,
			'args'                => $fields,
		);
	}
}
