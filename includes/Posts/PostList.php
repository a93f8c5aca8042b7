<?php
/**
 * The caller's own posts, page by page.
 *
 * @package Inkfast
 */

declare( strict_types=1 );

namespace Inkfast\Posts;

use WP_Post;
use WP_Query;
use WP_REST_Request;
use WP_REST_Response;

final class PostList {

	private const STATUSES = array( 'publish', 'future', 'draft', 'pending', 'private' );

	/** Keeps what it is given. */
	public function __construct(
		private readonly PostTypes $types,
		private readonly PostAnswer $answer,
	) {}

	/**
	 * One page, newest first, with core's paging headers.
	 *
	 * @param WP_REST_Request $request Its checked arguments: page, per_page, status.
	 *
	 * @phpstan-param WP_REST_Request<array<string, mixed>> $request
	 */
	public function page( WP_REST_Request $request ): WP_REST_Response {
		$page   = self::number( $request->get_param( 'page' ), 1 );
		$size   = self::number( $request->get_param( 'per_page' ), 10 );
		$status = $request->get_param( 'status' );
		$wanted = array(
			'author'              => get_current_user_id(),
			'post_type'           => array_keys( $this->types->eligible() ),
			'post_status'         => is_string( $status ) ? $status : self::STATUSES,
			'posts_per_page'      => $size,
			'paged'               => $page,
			'orderby'             => 'ID',
			'order'               => 'DESC',
			'ignore_sticky_posts' => true,
			'suppress_filters'    => true,
		);
		$query  = new WP_Query( $wanted );
		// WordPress counts nothing on a page after the last.
		$total = $page > 1 && 0 === $query->found_posts ? ( new WP_Query( array( 'paged' => 1 ) + $wanted ) )->found_posts : $query->found_posts;

		$posts    = array_filter( $query->posts ?? array(), static fn ( mixed $post ): bool => $post instanceof WP_Post );
		$response = new WP_REST_Response( array_map( fn ( WP_Post $post ): array => $this->answer->data( $post ), array_values( $posts ) ) );
		$pages    = (int) ceil( $total / $size );

		$response->header( 'X-WP-Total', (string) $total );
		$response->header( 'X-WP-TotalPages', (string) $pages );
		$this->link( $response, $request, $page, $pages );

		return $response;
	}

	/**
	 * Adds the Link header to the pages before and after.
	 *
	 * @param WP_REST_Response $response Gets the header.
	 * @param WP_REST_Request  $request  Its query is kept.
	 * @param int              $page     This page.
	 * @param int              $pages    All pages.
	 *
	 * @phpstan-param WP_REST_Request<array<string, mixed>> $request
	 */
	private function link( WP_REST_Response $response, WP_REST_Request $request, int $page, int $pages ): void {
		$base = add_query_arg( urlencode_deep( array_diff_key( $request->get_query_params(), array_flip( array( 'rest_route', '_wpnonce' ) ) ) ), rest_url( ltrim( $request->get_route(), '/' ) ) );

		if ( $page > 1 ) {
			$response->link_header( 'prev', add_query_arg( 'page', min( $page - 1, max( 1, $pages ) ), $base ) );
		}
		if ( $page < $pages ) {
			$response->link_header( 'next', add_query_arg( 'page', $page + 1, $base ) );
		}
	}

	/**
	 * A checked integer argument.
	 *
	 * @param mixed $value   The argument.
	 * @param int   $default Where it is not there.
	 */
	private static function number( mixed $value, int $default ): int {
		return is_numeric( $value ) ? max( 1, (int) $value ) : $default;
	}
}
