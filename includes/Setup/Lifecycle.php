<?php
/**
 * What comes with the plugin and goes with it: the table of claims and the daily clearing up, on every site of a network.
 *
 * @package Inkfast
 */

declare( strict_types=1 );

namespace Inkfast\Setup;

use Closure;
use Inkfast\Delivery\ClaimsTable;
use WP_Site;

final class Lifecycle {

	/** The daily event. */
	public const EVENT = 'inkfast_daily';

	/**
	 * Keeps what it is given.
	 *
	 * @param string      $file  The plugin's main file.
	 * @param ClaimsTable $table Made on every site.
	 */
	public function __construct(
		private readonly string $file,
		private readonly ClaimsTable $table,
	) {}

	/**
	 * Activation.
	 *
	 * @param bool $network_wide On all sites of a network.
	 */
	public function on_activation( bool $network_wide ): void {
		self::on_each_site( $network_wide, $this->prepare( ... ) );
	}

	/**
	 * Deactivation: what was stored stays until the plugin is deleted.
	 *
	 * @param bool $network_wide On all sites of a network.
	 */
	public function on_deactivation( bool $network_wide ): void {
		self::on_each_site( $network_wide, static fn () => wp_clear_scheduled_hook( self::EVENT ) );
	}

	/**
	 * Action `wp_initialize_site`: a new site of a network.
	 *
	 * @param WP_Site $site The site.
	 */
	public function on_new_site( WP_Site $site ): void {
		$plugins = get_site_option( 'active_sitewide_plugins' );

		if ( is_array( $plugins ) && isset( $plugins[ plugin_basename( $this->file ) ] ) ) {
			switch_to_blog( (int) $site->blog_id );
			$this->prepare();
			restore_current_blog();
		}
	}

	/** Action `admin_init`: after an update of the plugin nothing is activated anew. Without something to do it costs no query. */
	public function prepare(): void {
		$this->table->ensure();
		// Asked for by every page with a form: without it there is a query for each.
		add_option( ProtectSetting::OPTION, '', '', true );

		if ( false === wp_next_scheduled( self::EVENT ) ) {
			wp_schedule_event( time() + HOUR_IN_SECONDS, 'daily', self::EVENT );
		}
	}

	/**
	 * Does something here, or on every site.
	 *
	 * @param bool            $network_wide On all sites of a network.
	 * @param Closure(): mixed $work         What.
	 */
	private static function on_each_site( bool $network_wide, Closure $work ): void {
		if ( ! $network_wide || ! is_multisite() ) {
			$work();

			return;
		}

		foreach ( get_sites(
			array(
				'fields' => 'ids',
				'number' => 0,
			)
		) as $site ) {
			switch_to_blog( $site );
			$work();
			restore_current_blog();
		}
	}
}
