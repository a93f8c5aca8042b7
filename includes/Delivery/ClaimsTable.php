<?php
/**
 * The table of claims: made on activation and on upgrade, on every site of a network.
 *
 * @package Inkfast
 */

declare( strict_types=1 );

namespace Inkfast\Delivery;

use wpdb;

final class ClaimsTable {

	/** The option with the version of the table that the site has. */
	public const OPTION = 'inkfast_db';

	/** Goes up with every change of the table. */
	private const VERSION = '1';

	/** Keeps what it is given. */
	public function __construct( private readonly wpdb $wpdb ) {}

	/** The table's name on the present site. */
	public function name(): string {
		return $this->wpdb->prefix . 'inkfast_claims';
	}

	/** Makes or upgrades the table where that was not done yet. The option is loaded with all others, so asking costs nothing. */
	public function ensure(): void {
		if ( self::VERSION !== get_option( self::OPTION ) ) {
			$this->make();
		}
	}

	/**
	 * Makes or upgrades the table. WordPress's own dbDelta() speaks MySQL, MariaDB and SQLite.
	 *
	 * CHAR(64) holds a SHA-256 in lower-case hex whatever the collation: nothing is cut, nothing folded.
	 */
	public function make(): void {
		require_once ABSPATH . 'wp-admin/includes/upgrade.php'; // @phpstan-ignore requireOnce.fileNotFound (WordPress's own)

		dbDelta(
			"CREATE TABLE {$this->name()} (
			id bigint(20) unsigned NOT NULL auto_increment,
			user_id bigint(20) unsigned NOT NULL,
			key_hash char(64) NOT NULL,
			request_hash char(64) NOT NULL,
			post_id bigint(20) unsigned default NULL,
			is_done tinyint(1) NOT NULL default 0,
			lease bigint(20) unsigned NOT NULL,
			created bigint(20) unsigned NOT NULL,
			PRIMARY KEY  (id),
			UNIQUE KEY user_key (user_id,key_hash),
			KEY created (created),
			KEY undone (is_done,post_id)
			) {$this->wpdb->get_charset_collate()};"
		);
		update_option( self::OPTION, self::VERSION, true );
	}

	/**
	 * Filter `wpmu_drop_tables`: a site that is deleted takes its table along.
	 *
	 * @param string[] $tables  Names.
	 * @param int      $site_id The site's.
	 * @return string[]
	 */
	public function drop_with_site( array $tables, int $site_id ): array {
		return array( ...$tables, $this->wpdb->get_blog_prefix( $site_id ) . 'inkfast_claims' );
	}
}
