<?php
/**
 * Changes a stored post, on wish only if it still is as it was seen, in one statement.
 *
 * @package Inkfast
 */

declare( strict_types=1 );

namespace Inkfast\Posts;

use WP_Error;
use WP_Post;
use wpdb;

/**
 * The function wp_update_post() has no guard, so its write is done just before it does it (action `pre_post_update`), as one UPDATE whose WHERE names what was seen.
 * Only on one changed row does wp_update_post() go on to slug, terms, revision and hooks; its own, now repeated, UPDATE is held to the row just written,
 * so that it never overwrites whoever comes next.
 */
final class GuardedUpdate {

	/** Keeps what it is given. */
	public function __construct( private readonly wpdb $wpdb ) {}

	/**
	 * Changes a post whatever it has become: the last writer wins.
	 *
	 * @param WP_Post                                                                   $seen   The post.
	 * @param array{post_title?: string, post_content?: string, post_status?: string} $fields Columns, unslashed.
	 * @return true|WP_Error
	 */
	public function last( WP_Post $seen, array $fields ): bool|WP_Error {
		/**
		 * As core takes it.
		 *
		 * @var array{post_title?: string} $slashed
		 */
		$slashed = wp_slash( array( 'ID' => $seen->ID ) + $fields );
		$result  = StoredWhole::during( static fn (): int|WP_Error => wp_update_post( $slashed, true ) );

		return $result instanceof WP_Error ? $result : true;
	}

	/**
	 * Changes a post if it still is as it was seen.
	 *
	 * @param WP_Post                                                                   $seen   The post as the change was made for.
	 * @param array{post_title?: string, post_content?: string, post_status?: string} $fields Columns, unslashed; at least one differs from what was seen.
	 * @return true|WP_Error
	 *
	 * @throws LostUpdate Another writer was first. Nothing was written.
	 * @throws NotWritten The database refused. Nothing was written.
	 */
	public function guarded( WP_Post $seen, array $fields ): bool|WP_Error {
		return $this->under( $seen, fn (): bool|WP_Error => $this->last( $seen, $fields ) );
	}

	/**
	 * Puts a post into the trash if it still is as it was seen: with words that nobody has seen it would take them along.
	 *
	 * @param WP_Post $seen The post as it was seen.
	 * @return bool Whether it is there now.
	 *
	 * @throws LostUpdate Another writer was first. Nothing was written.
	 * @throws NotWritten The database refused. Nothing was written.
	 */
	public function trashed( WP_Post $seen ): bool {
		$done = false;

		try {
			$done = $this->under( $seen, static fn (): mixed => StoredWhole::during( static fn (): mixed => wp_trash_post( $seen->ID ) ) ) instanceof WP_Post;

			return $done;
		} finally {
			if ( ! $done ) {
				$this->forget_trash( $seen->ID );
			}
		}
	}

	/**
	 * Removes what core remembers of a post in the trash, written before the post. Where another put it there meanwhile, it is theirs.
	 *
	 * @param int $id The post's.
	 */
	private function forget_trash( int $id ): void {
		clean_post_cache( $id );

		if ( 'trash' !== get_post_status( $id ) ) {
			delete_post_meta( $id, '_wp_trash_meta_status' );
			delete_post_meta( $id, '_wp_trash_meta_time' );
		}
	}

	/**
	 * Does some work of core's whose write is guarded.
	 *
	 * @template T
	 *
	 * @param WP_Post       $seen The post as it was seen.
	 * @param callable(): T $work Writes it.
	 * @return T What it gave.
	 *
	 * @throws LostUpdate Another writer was first. Nothing was written.
	 * @throws NotWritten The database refused. Nothing was written.
	 */
	private function under( WP_Post $seen, callable $work ): mixed {
		$repeat = null;
		$write  = function ( int $id, array $data ) use ( $seen, &$repeat ): void {
			if ( $id === $seen->ID && null === $repeat ) {
				$this->write( $seen, $data );
				$repeat = $this->hold( $id, $data );
				add_filter( 'query', $repeat );
			}
		};

		add_action( 'pre_post_update', $write, PHP_INT_MAX, 2 );

		try {
			return $work();
		} finally {
			remove_action( 'pre_post_update', $write, PHP_INT_MAX );
			if ( null !== $repeat ) {
				remove_filter( 'query', $repeat );
			}
		}
	}

	/**
	 * The one guarded statement.
	 *
	 * @param WP_Post                 $seen The post as it was seen.
	 * @param array<array-key, mixed> $data Columns as wp_insert_post() is about to write them.
	 *
	 * @throws LostUpdate When no row was changed.
	 * @throws NotWritten When the database refused the statement.
	 */
	private function write( WP_Post $seen, array $data ): void {
		$sets   = array();
		$values = array();

		foreach ( $data as $column => $value ) {
			$sets[]   = '%i = %s';
			$values[] = $column;
			$values[] = $value;
		}

		$changed = $this->wpdb->query(
			// phpcs:ignore WordPress.DB.PreparedSQL.NotPrepared, WordPress.DB.PreparedSQLPlaceholders -- the list of columns is made of placeholders.
			$this->wpdb->prepare( 'UPDATE %i SET ' . implode( ', ', $sets ) . ' WHERE ID = %d', $this->wpdb->posts, ...$values, ...array( $seen->ID ) ) . $this->is( $seen->post_title, $seen->post_content, $seen->post_status )
		);

		if ( 1 !== $changed ) {
			throw false === $changed ? new NotWritten() : new LostUpdate();
		}
	}

	/**
	 * Holds core's own UPDATE of the same row, the next one, to what was just written.
	 *
	 * @param int                     $id   The post's.
	 * @param array<array-key, mixed> $data The columns just written.
	 * @return callable(mixed): mixed Filter of `query`.
	 */
	private function hold( int $id, array $data ): callable {
		$guard = $this->is( self::text( $data, 'post_title' ), self::text( $data, 'post_content' ), self::text( $data, 'post_status' ) );
		$done  = false;

		return function ( mixed $query ) use ( $id, $guard, &$done ): mixed {
			if ( $done || ! is_string( $query ) || ! str_starts_with( $query, "UPDATE `{$this->wpdb->posts}` SET" ) || ! str_ends_with( $query, "WHERE `ID` = {$id}" ) ) {
				return $query;
			}
			$done = true;

			return $query . $guard;
		};
	}

	/**
	 * The condition that a row is as it was seen. Hashes, since a comparison of the text itself would follow a collation that ignores case.
	 *
	 * @param string $title   Stored title.
	 * @param string $content Stored content.
	 * @param string $status  Stored status.
	 */
	private function is( string $title, string $content, string $status ): string {
		return (string) $this->wpdb->prepare( ' AND MD5( post_title ) = %s AND MD5( post_content ) = %s AND post_status = %s', md5( $title ), md5( $content ), $status );
	}

	/**
	 * One column as text.
	 *
	 * @param array<array-key, mixed> $data   Columns.
	 * @param string                  $column Its name.
	 */
	private static function text( array $data, string $column ): string {
		$value = $data[ $column ] ?? '';

		return is_scalar( $value ) ? (string) $value : '';
	}
}
