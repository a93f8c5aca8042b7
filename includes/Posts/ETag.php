<?php
/**
 * The version of a stored post: a hash of the fields that can be changed here.
 *
 * @package Inkfast
 */

declare( strict_types=1 );

namespace Inkfast\Posts;

use WP_Post;

final class ETag {

	/**
	 * The tag of a post, without quotes.
	 *
	 * @param WP_Post $post As stored.
	 */
	public static function of( WP_Post $post ): string {
		return substr( hash( 'sha256', implode( "\0", array( (string) $post->ID, $post->post_status, $post->post_title, $post->post_content ) ) ), 0, 32 );
	}

	/**
	 * Whether an If-Match header names a tag (RFC 9110, section 13.1.1). Proxies make tags weak and add `-gzip`.
	 *
	 * @param string $header The header's value; `*` matches every post that is there.
	 * @param string $tag    The tag that is stored.
	 */
	public static function matches( string $header, string $tag ): bool {
		foreach ( explode( ',', $header ) as $candidate ) {
			$candidate = preg_replace( '/^W\//', '', trim( $candidate ) ) ?? '';
			$candidate = preg_replace( '/-gzip$/', '', trim( $candidate, '"' ) ) ?? '';

			if ( '*' === $candidate || hash_equals( $tag, $candidate ) ) {
				return true;
			}
		}

		return false;
	}
}
