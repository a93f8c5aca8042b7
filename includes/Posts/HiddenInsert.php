<?php
/**
 * Core's own insert, of a row that is written hidden.
 *
 * @package Inkfast
 */

declare( strict_types=1 );

namespace Inkfast\Posts;

use WP_Error;
use WP_Post;
use wpdb;

/**
 * Core does not look whether the database took terms and meta, and goes on without them: a post of which a statement was refused is never shown.
 */
final class HiddenInsert {

	/** Keeps what it is given. */
	public function __construct( private readonly wpdb $wpdb ) {}

	/**
	 * Inserts a post. Core and every filter of `wp_insert_post_data` see it as it is to be, and so do its slug, its terms and its meta; only the row is written hidden.
	 *
	 * @param array<array-key, mixed> $data As for wp_insert_post(), unslashed.
	 * @return HiddenPost|null Null: not all of it was stored. What was stays hidden.
	 */
	public function insert( array $data ): ?HiddenPost {
		// A GUID of its own, by which it is known among posts that plugins insert meanwhile. Core then need not write one later.
		$guid    = 'urn:uuid:' . wp_generate_uuid4();
		$data    = array( 'guid' => $guid ) + $data;
		$columns = null;
		$cover   = static function ( array $row, array $asked ) use ( $guid, &$columns ): array {
			if ( ( $asked['guid'] ?? '' ) !== $guid ) {
				return $row;
			}
			$columns = $row;

			return array( 'post_status' => PostCreator::HIDDEN ) + $row;
		};
		$refused = $this->refused();
		// Before anybody hears of it: what others then ask of the database is not the post's.
		$look = function ( mixed $new_status, mixed $old_status, mixed $post ) use ( $guid, $refused ): void {
			$is_mine = ! $post instanceof WP_Post || $post->guid === $guid;
			if ( $is_mine && $this->refused() > $refused ) {
				throw new NotWritten();
			}
		};
		/**
		 * As core takes it.
		 *
		 * @var array{post_title?: string} $slashed
		 */
		$slashed = wp_slash( $data );
		add_filter( 'wp_insert_post_data', $cover, PHP_INT_MAX, 2 );
		add_action( 'transition_post_status', $look, PHP_INT_MIN, 3 );

		try {
			$id = StoredWhole::during( static fn (): int|WP_Error => wp_insert_post( $slashed, true ) );
		} catch ( NotWritten ) {
			return null;
		} finally {
			remove_filter( 'wp_insert_post_data', $cover, PHP_INT_MAX );
			remove_action( 'transition_post_status', $look, PHP_INT_MIN );
		}

		return is_int( $id ) && is_array( $columns ) && is_string( $columns['post_status'] ?? null )
			? new HiddenPost( $id, $columns['post_status'] )
			: null;
	}

	/** How many statements about posts the database has refused in this request: wpdb keeps a list. */
	private function refused(): int {
		$all    = $GLOBALS['EZSQL_ERROR'] ?? array();
		$tables = array( $this->wpdb->posts, $this->wpdb->postmeta, $this->wpdb->terms, $this->wpdb->term_taxonomy, $this->wpdb->term_relationships );
		$ours   = '/\b(?:' . implode( '|', array_map( static fn ( string $table ): string => preg_quote( $table, '/' ), $tables ) ) . ')\b/';

		return count( array_filter( is_array( $all ) ? $all : array(), static fn ( mixed $each ): bool => is_array( $each ) && is_string( $each['query'] ?? null ) && 1 === preg_match( $ours, $each['query'] ) ) );
	}
}
