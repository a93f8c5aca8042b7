<?php
/**
 * The key that seals what a person wrote on their devices.
 *
 * @package Inkfast
 */

declare( strict_types=1 );

namespace Inkfast\Drafts;

use wpdb;

/**
 * Random, and kept: made of salts, password or session it would change with them, and words on a device would be lost.
 */
final class DraftKey {

	/** User meta with the key in base64. */
	public const META = 'inkfast_draft_key';

	/** Bytes. */
	private const LENGTH = 32;

	/** Keeps what it is given. */
	public function __construct( private readonly wpdb $wpdb ) {}

	/**
	 * The user's key in base64, made when it is first asked for. Usually it comes with all meta of the user, and costs no query.
	 *
	 * @param int $user_id The user's, 0 for a visitor.
	 * @return string Empty for a visitor, and where the database did not answer.
	 */
	public function of( int $user_id ): string {
		if ( 0 === $user_id ) {
			return '';
		}

		return $this->kept( $user_id ) ?? $this->made( $user_id );
	}

	/**
	 * The first key that was made, however many there are.
	 *
	 * @param int $user_id The user's.
	 */
	private function kept( int $user_id ): ?string {
		$keys = get_user_meta( $user_id, self::META );
		$key  = is_array( $keys ) ? reset( $keys ) : null;

		return is_string( $key ) && self::LENGTH === strlen( (string) base64_decode( $key, true ) ) ? $key : null; // phpcs:ignore WordPress.PHP.DiscouragedPHPFunctions -- JSON has no bytes.
	}

	/**
	 * Makes a key unless another request does so at this moment: both hold the user's row while they look, so the second one finds the key of the first.
	 * SQLite writes one after another and knows no FOR UPDATE.
	 *
	 * @param int $user_id The user's.
	 */
	private function made( int $user_id ): string {
		$lock = true === $this->wpdb->is_mysql ? 'FOR UPDATE' : '';
		// phpcs:disable WordPress.DB.PreparedSQL, WordPress.DB.PreparedSQLPlaceholders -- One of two literals; the standard does not know %i yet.
		$made = $this->wpdb->prepare(
			"INSERT INTO %i ( user_id, meta_key, meta_value )
			SELECT ID, %s, %s FROM %i AS person WHERE ID = %d
			AND NOT EXISTS ( SELECT 1 FROM %i AS kept WHERE kept.user_id = %d AND kept.meta_key = %s {$lock} ) {$lock}",
			$this->wpdb->usermeta,
			self::META,
			base64_encode( random_bytes( self::LENGTH ) ), // phpcs:ignore WordPress.PHP.DiscouragedPHPFunctions -- As above.
			$this->wpdb->users,
			$user_id,
			$this->wpdb->usermeta,
			$user_id,
			self::META
		);
		// phpcs:enable
		$this->wpdb->query( (string) $made ); // phpcs:ignore WordPress.DB -- add_user_meta() looks and writes in two steps.
		wp_cache_delete( $user_id, 'user_meta' );

		return $this->kept( $user_id ) ?? '';
	}
}
