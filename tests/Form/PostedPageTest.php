<?php
/**
 * Tests of pages that answer a posted form, over real HTTP: headers that PHP itself sends, and what it throws away.
 *
 * @package Inkfast
 */

declare( strict_types=1 );

namespace Inkfast\Tests\Form;

use Inkfast\Tests\Delivery\LiveSite;
use Inkfast\Tests\TestCase;

final class PostedPageTest extends TestCase {

	private const FORM = array( 'Content-Type' => 'application/x-www-form-urlencoded' );

	private static ?LiveSite $site = null;

	public static function setUpBeforeClass(): void {
		self::$site = LiveSite::start( self::database(), array( 'post_max_size' => '100K' ) );
	}

	public static function tearDownAfterClass(): void {
		self::$site?->stop();
	}

	public function test_no_cache_and_no_frame_of_another_site_gets_a_visitors_words(): void {
		$answer = self::site()->send( 'POST', '/write/', self::FORM, http_build_query( array( 'inkfast' => array( 'title' => 'My words' ) ) ) );

		self::assertSame( 200, $answer->status );
		self::assertStringContainsString( 'no-store', (string) $answer->header( 'Cache-Control' ) );
		self::assertStringContainsString( 'private', (string) $answer->header( 'Cache-Control' ) );
		self::assertSame( "frame-ancestors 'self'", $answer->header( 'Content-Security-Policy' ) );
	}

	public function test_what_php_throws_away_is_told_with_its_limit(): void {
		$answer = self::site()->send( 'POST', '/write/', self::FORM, http_build_query( array( 'inkfast' => array( 'title' => str_repeat( 'x', 200000 ) ) ) ) );

		self::assertSame( 200, $answer->status );
		self::assertStringContainsString( 'What you sent was larger than the 100 KB that this site accepts', $answer->raw );
		self::assertStringContainsString( 'no-store', (string) $answer->header( 'Cache-Control' ) );
		self::assertStringNotContainsString( 'larger than', self::site()->send( 'GET', '/write/' )->raw );
		self::assertStringNotContainsString( 'larger than', self::site()->send( 'POST', '/write/', self::FORM, 'a=b' )->raw );
	}

	/** The site that answers. */
	private static function site(): LiveSite {
		self::assertNotNull( self::$site );

		return self::$site;
	}
}
