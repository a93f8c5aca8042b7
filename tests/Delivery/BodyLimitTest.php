<?php
/**
 * What PHP itself drops is said to be too large, not to be empty.
 *
 * @package Inkfast
 */

declare( strict_types=1 );

namespace Inkfast\Tests\Delivery;

use Inkfast\Tests\TestCase;

final class BodyLimitTest extends TestCase {

	public function test_a_body_that_php_dropped_is_too_large_and_not_empty(): void {
		$live = LiveSite::start( self::database(), array( 'post_max_size' => '1K' ) );
		try {
			$own  = array( 'Cookie' => $live->login( 'author' ), 'Origin' => 'http://inkfast.test' );
			$own += array( 'X-WP-Nonce' => $live->send( 'GET', '/wp-json/myplugin/v1/nonce', $own )->text( 'nonce' ) );
			$text = str_repeat( 'a', 2000 );
			foreach ( array( 'application/x-www-form-urlencoded' => "content=$text", 'multipart/form-data; boundary=x' => "--x\r\nContent-Disposition: form-data; name=\"content\"\r\n\r\n$text\r\n--x--\r\n" ) as $kind => $body ) {
				$answer = $live->send( 'POST', '/wp-json/myplugin/v1/posts', $own + array( 'Content-Type' => $kind ), $body );
				self::assertSame( array( 413, 'inkfast_too_large', 1024 ), array( $answer->status, $answer->code(), $answer->get( 'data.limit' ) ), "$kind {$answer->raw}" );
			}
			self::assertSame( 201, $live->send( 'POST', '/wp-json/myplugin/v1/posts', $own + array( 'Content-Type' => 'application/json' ), "{\"content\":\"$text\"}" )->status, 'PHP parses no JSON, so it drops none' );
			self::assertSame( 201, $live->send( 'POST', '/wp-json/myplugin/v1/posts', $own, 'title=Short' )->status );
		} finally {
			$live->stop();
		}
	}
}
