<?php
/**
 * Tests of what caches are told; headers over real HTTP, where PHP sends them.
 *
 * @package Inkfast
 */

declare( strict_types=1 );

namespace Inkfast\Tests\Form;

use Inkfast\Form\FormPage;
use Inkfast\Form\PageCache;
use Inkfast\Setup\FirstPage;
use Inkfast\Tests\Delivery\LiveSite;
use Inkfast\Tests\TestCase;

final class PageCacheTest extends TestCase {

	private static ?LiveSite $site = null;

	private static string $path = '';

	public static function setUpBeforeClass(): void {
		self::$site = LiveSite::start( self::database() );
		$page       = wp_insert_post(
			array(
				'post_type'    => 'page',
				'post_status'  => 'publish',
				'post_title'   => 'Write',
				'post_content' => '[inkfast_form]',
			)
		);
		self::$path = (string) wp_parse_url( (string) get_permalink( $page ), PHP_URL_PATH );
		// Other tests find the site as nobody has set it up yet.
		delete_option( FirstPage::OPTION );
	}

	public static function tearDownAfterClass(): void {
		self::$site?->stop();
	}

	public function test_a_page_made_for_someone_is_kept_by_no_cache(): void {
		$answer = self::site()->send( 'GET', self::$path, array( 'Cookie' => self::site()->login( 'author' ) ) );

		self::assertSame( 200, $answer->status );
		self::assertStringContainsString( '"name":', $answer->raw );
		self::assertStringContainsString( 'no-store', (string) $answer->header( 'Cache-Control' ) );
		self::assertStringContainsString( 'private', (string) $answer->header( 'Cache-Control' ) );
	}

	public function test_a_visitors_page_may_be_kept_by_any_cache(): void {
		$answer = self::site()->send( 'GET', self::$path );

		self::assertSame( 200, $answer->status );
		self::assertStringContainsString( 'data-inkfast', $answer->raw );
		self::assertNull( $answer->header( 'Cache-Control' ) );
		self::assertNull( $answer->header( 'Set-Cookie' ) );
	}

	public function test_page_caches_of_plugins_are_told_too(): void {
		$this->login( $this->user( 'author' ) );
		// PHP has long begun to answer here, so no header can be sent.
		( new PageCache( new FormPage() ) )->keep_out();

		self::assertTrue( defined( 'DONOTCACHEPAGE' ) );
	}

	/** The site that answers. */
	private static function site(): LiveSite {
		self::assertNotNull( self::$site );

		return self::$site;
	}
}
