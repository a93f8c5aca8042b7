<?php
/**
 * What comes with the plugin and goes with it.
 *
 * @package Inkfast
 */

declare( strict_types=1 );

namespace Inkfast\Tests\Setup;

use Inkfast\Delivery\ClaimsTable;
use Inkfast\Setup\Lifecycle;
use Inkfast\Setup\ProtectSetting;
use Inkfast\Tests\TestCase;
use PHPUnit\Framework\Attributes\Group;

final class LifecycleTest extends TestCase {

	public function test_activation_makes_the_table_and_the_daily_event_and_deactivation_ends_the_event_alone(): void {
		delete_option( ClaimsTable::OPTION );
		delete_option( ProtectSetting::OPTION );
		wp_clear_scheduled_hook( Lifecycle::EVENT );

		self::life()->on_activation( false );
		self::assertSame( '1', get_option( ClaimsTable::OPTION ) );
		self::assertSame( '', get_option( ProtectSetting::OPTION ) );
		self::assertIsInt( wp_next_scheduled( Lifecycle::EVENT ) );
		self::assertTrue( self::has_table( self::database()->prefix ) );

		self::life()->on_deactivation( false );
		self::assertFalse( wp_next_scheduled( Lifecycle::EVENT ) );
		self::assertTrue( self::has_table( self::database()->prefix ) );
	}

	public function test_after_an_update_whoever_comes_to_wp_admin_first_brings_the_table_up_to_date(): void {
		update_option( ClaimsTable::OPTION, '0' );
		self::life()->prepare();
		self::assertSame( '1', get_option( ClaimsTable::OPTION ) );
	}

	public function test_where_all_is_there_it_asks_the_database_nothing(): void {
		self::life()->prepare();
		wp_load_alloptions();
		self::assertSame( 0, $this->queries( self::life()->prepare( ... ) ) );
	}

	public function test_a_setting_that_was_made_stays(): void {
		update_option( ProtectSetting::OPTION, '1' );
		self::life()->prepare();
		self::assertSame( '1', get_option( ProtectSetting::OPTION ) );
	}

	#[Group( 'network' )]
	public function test_a_new_site_of_a_network_gets_its_table_and_a_deleted_one_takes_it_along(): void {
		$site   = self::site( '/new/' );
		$prefix = self::database()->get_blog_prefix( $site );

		self::assertTrue( self::has_table( $prefix ) );
		self::assertSame( '1', get_blog_option( $site, ClaimsTable::OPTION ) );
		switch_to_blog( $site );
		self::assertIsInt( wp_next_scheduled( Lifecycle::EVENT ) );
		restore_current_blog();

		wp_delete_site( $site );
		self::assertFalse( self::has_table( $prefix ) );
	}

	#[Group( 'network' )]
	public function test_activation_on_a_network_reaches_every_site(): void {
		$site   = self::site( '/old/' );
		$prefix = self::database()->get_blog_prefix( $site );
		delete_blog_option( $site, ClaimsTable::OPTION );
		switch_to_blog( $site );
		wp_clear_scheduled_hook( Lifecycle::EVENT );
		restore_current_blog();

		self::life()->on_activation( true );
		self::assertSame( '1', get_blog_option( $site, ClaimsTable::OPTION ) );
		switch_to_blog( $site );
		self::assertIsInt( wp_next_scheduled( Lifecycle::EVENT ) );
		restore_current_blog();

		self::life()->on_deactivation( true );
		switch_to_blog( $site );
		self::assertFalse( wp_next_scheduled( Lifecycle::EVENT ) );
		restore_current_blog();
		self::life()->on_activation( true );
		wp_delete_site( $site );
		self::assertFalse( self::has_table( $prefix ) );
	}

	/** As Plugin.php makes it. */
	private static function life(): Lifecycle {
		return new Lifecycle( dirname( __DIR__, 2 ) . '/plugin.php', new ClaimsTable( self::database() ) );
	}

	/**
	 * A new site. Making its tables ends the transaction, so each test takes it away itself.
	 *
	 * @param string $path Its path.
	 */
	private static function site( string $path ): int {
		$site = wp_insert_site(
			array(
				'domain' => 'inkfast.test',
				'path'   => $path,
			)
		);
		self::assertIsInt( $site );

		return $site;
	}

	/**
	 * Whether the table is there.
	 *
	 * @param string $prefix A site's.
	 */
	private static function has_table( string $prefix ): bool {
		return null !== self::database()->get_var( (string) self::database()->prepare( 'SHOW TABLES LIKE %s', "{$prefix}inkfast_claims" ) );
	}
}
