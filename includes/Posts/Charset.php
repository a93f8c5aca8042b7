<?php
/**
 * What the database can store.
 *
 * @package Inkfast
 */

declare( strict_types=1 );

namespace Inkfast\Posts;

use wpdb;

final class Charset {

	/** Keeps what it is given. */
	public function __construct( private readonly wpdb $wpdb ) {}

	/** Whether the database takes characters beyond the basic plane. Core asks for the same, so this costs no query more. */
	public function takes_astral(): bool {
		return ! in_array( $this->wpdb->get_col_charset( $this->wpdb->posts, 'post_content' ), array( 'utf8', 'utf8mb3' ), true );
	}
}
