<?php
/**
 * Tests of uninstall.php and of the setting.
 *
 * @package Inkfast
 */

declare( strict_types=1 );

namespace Inkfast\Tests\Setup;

use Inkfast\Drafts\DraftKey;
use Inkfast\Setup\FirstPage;
use Inkfast\Setup\Lifecycle;
use Inkfast\Setup\ProtectSetting;
use Inkfast\Tests\TestCase;
use PHPUnit\Framework\Attributes\Group;
use PHPUnit\Framework\Attributes\TestWith;

final class UninstallTest extends TestCase {

	public function test_everything_that_was_stored_goes_and_no_post_does(): void {
		$this->login( $this->user( 'administrator' ) );
		update_option( ProtectSetting::OPTION, '1' );
		$page = ( new FirstPage() )->create();
		self::assertIsInt( $page );
		$writer = $this->user( 'author' );
		self::assertNotSame( '', ( new DraftKey( self::database() ) )->of( $writer ) );

		self::uninstall();

		self::assertSame( '', get_user_meta( $writer, DraftKey::META, true ) );

		self::assertSame( array(), self::stored() );
		self::assertSame( 'publish', get_post_status( $page ) );
	}

	#[Group( 'network' )]
	public function test_it_goes_on_every_site_of_a_network(): void {
		$other = wp_insert_site(
			array(
				'domain' => 'inkfast.test',
				'path'   => '/uninstall/',
			)
		);
		self::assertIsInt( $other );
		update_option( ProtectSetting::OPTION, '1' );
		update_blog_option( $other, ProtectSetting::OPTION, '1' );

		$dropped = self::uninstall();
		self::assertContains( self::database()->prefix . 'inkfast_claims', $dropped );
		self::assertContains( self::database()->get_blog_prefix( $other ) . 'inkfast_claims', $dropped );

		self::assertFalse( get_option( ProtectSetting::OPTION ) );
		self::assertFalse( get_blog_option( $other, ProtectSetting::OPTION ) );
		// Making tables ends a transaction, so nobody else takes the site away.
		wp_delete_site( $other );
	}

	/**
	 * The setting takes a check box and nothing else.
	 *
	 * @param mixed $sent What was sent.
	 * @param bool  $on   What it means.
	 */
	#[TestWith( array( '1', true ) )]
	#[TestWith( array( null, false ) )]
	#[TestWith( array( '', false ) )]
	#[TestWith( array( array( '1' ), false ) )]
	#[TestWith( array( '<script>', false ) )]
	public function test_the_setting_is_on_or_off( mixed $sent, bool $on ): void {
		( new ProtectSetting() )->register();
		update_option( ProtectSetting::OPTION, $sent );

		self::assertSame( $on, ( new ProtectSetting() )->is_on() );
	}

	public function test_the_setting_stands_among_those_of_writing(): void {
		( new ProtectSetting() )->register();
		ob_start();
		do_settings_fields( 'writing', 'default' );
		$html = (string) ob_get_clean();

		self::assertStringContainsString( 'name="inkfast_protect"', $html );
		self::assertStringContainsString( 'Look after every REST call', $html );
		$allowed = apply_filters( 'allowed_options', array( 'writing' => array() ) );
		self::assertIsArray( $allowed );
		self::assertSame( array( ProtectSetting::OPTION ), $allowed['writing'] );
	}

	/**
	 * Runs uninstall.php as WordPress does, but for the tables: to drop one ends the transaction that undoes what tests write.
	 *
	 * @return list<string> Tables that it would have dropped.
	 */
	private static function uninstall(): array {
		if ( ! defined( 'WP_UNINSTALL_PLUGIN' ) ) {
			define( 'WP_UNINSTALL_PLUGIN', 'inkfast/plugin.php' );
		}
		$dropped = array();
		$spare   = static function ( string $query ) use ( &$dropped ): string {
			if ( 1 !== preg_match( '/^DROP TABLE IF EXISTS `(\w+)`$/', $query, $table ) ) {
				return $query;
			}
			$dropped[] = $table[1];

			return 'SELECT 1';
		};
		add_filter( 'query', $spare );
		require dirname( __DIR__, 2 ) . '/uninstall.php';
		remove_filter( 'query', $spare );

		return $dropped;
	}

	/**
	 * The names of our options.
	 *
	 * @return array<array-key, mixed>
	 */
	private static function stored(): array {
		wp_cache_flush();

		return array_values( array_filter( array_keys( wp_load_alloptions() ), static fn ( mixed $name ): bool => str_contains( (string) $name, 'inkfast' ) ) );
	}
}
