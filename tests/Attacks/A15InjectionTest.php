<?php
/**
 * A15: object injection, SQL, and requests made to order, in every field and header.
 *
 * @package Inkfast
 */

declare( strict_types=1 );

namespace Inkfast\Tests\Attacks;

use ArrayObject;
use FilesystemIterator;
use Inkfast\Tests\TestCase;
use PHPUnit\Framework\Attributes\DataProvider;
use RecursiveDirectoryIterator;
use RecursiveIteratorIterator;
use SplFileInfo;

final class A15InjectionTest extends TestCase {

	/**
	 * What has been put into such plugins.
	 *
	 * @return iterable<string, array{string}>
	 */
	public static function strings(): iterable {
		yield 'an object'           => array( serialize( new Probe() ) );
		yield 'an object in a list' => array( serialize( array( 'x' => new Probe() ) ) );
		yield 'serialized twice'    => array( serialize( serialize( new Probe() ) ) );
		yield 'a quote'             => array( "' OR '1'='1" );
		yield 'a double quote'      => array( '" OR ""="' );
		yield 'a backslash'         => array( '\\\' OR 1=1 -- ' );
		yield 'a comment'           => array( '1/**/UNION/**/SELECT/**/user_pass/**/FROM/**/wp_users#' );
		yield 'a second statement'  => array( "x'; DELETE FROM wp_posts; -- " );
		yield 'time'                => array( "' AND SLEEP(5) AND '1'='1" );
		yield 'a placeholder'       => array( '%s %d %i %1$s %%' );
		yield 'a broken multibyte'  => array( "\u{BF}' OR 1=1 -- " );
		yield 'an inner address'    => array( 'http://127.0.0.1:22/' );
		yield 'a metadata address'  => array( 'http://169.254.169.254/latest/meta-data/' );
		yield 'an address alone'    => array( "\n\nhttps://evil.example/feed.mp3\n\n" );
		yield 'another scheme'      => array( 'gopher://127.0.0.1:6379/_FLUSHALL file:///etc/passwd php://filter/x phar://x' );
		yield 'an embed'            => array( '[embed]http://127.0.0.1/[/embed] [audio src="http://127.0.0.1/a.mp3"]' );
		yield 'a path'              => array( '../../../../wp-config.php' );
		yield 'a template'          => array( '{{7*7}} ${7*7} <?= 7*7 ?> #{7*7}' );
	}

	#[DataProvider( 'strings' )]
	public function test_it_is_text_in_every_field( string $string ): void {
		$asked = $this->watch();
		$this->login( $this->user( 'author' ) );
		$line = trim( $string );
		$made = $this->request( 'POST', '/myplugin/v1/posts', array( 'body' => array( 'title' => $line, 'content' => $string, 'status' => 'publish' ) ) );
		self::assertSame( array( 201, $line, $string ), array( $made->status, $made->get( 'title.raw' ), $made->get( 'content.raw' ) ), $made->raw );
		$id = $made->number( 'id' );
		self::assertSame( 200, $this->request( 'PATCH', "/myplugin/v1/posts/$id", array( 'form' => array( 'content' => "$string." ), 'headers' => array( 'If-Match' => '"' . $made->text( 'etag' ) . '"' ) ) )->status );
		self::assertSame( "$string.", $this->request( 'GET', "/myplugin/v1/posts/$id" )->get( 'content.raw' ) );
		self::assertSame( "$string.", $this->request( 'GET', '/myplugin/v1/posts' )->get( '0.content.raw' ) );
		apply_filters( 'the_content', get_post( $id )->post_content ?? '' );
		// The service that the owner chose to tell of every post is no writer's to choose.
		update_option( 'ping_sites', '' );
		do_action( 'do_pings' );

		foreach ( array( 'status', 'form' ) as $name ) {
			self::assertSame( 400, $this->request( 'POST', '/myplugin/v1/posts', array( 'body' => array( 'title' => 'T', $name => $string ) ) )->status );
		}
		self::assertSame( array(), $asked->getArrayCopy() );
		self::assertSame( '', self::database()->last_error );
	}

	#[DataProvider( 'strings' )]
	public function test_it_does_nothing_in_every_header_path_and_query( string $string ): void {
		$asked = $this->watch();
		$me    = $this->user( 'author' );
		$mine  = $this->post( array( 'post_author' => $me, 'post_title' => 'Mine' ) );
		$this->post( array( 'post_title' => 'Other' ) );
		$this->login( $me );
		$line  = str_replace( "\n", ' ', $string );
		$start = microtime( true );
		foreach ( array( 'If-Match', 'If-None-Match', 'User-Agent', 'Referer', 'Accept-Language', 'X-Forwarded-For', 'Inkfast-User', 'Idempotency-Key', 'X-HTTP-Method-Override', 'Cookie', 'Content-Type', 'Sec-Fetch-Site' ) as $name ) {
			foreach ( array( array( 'GET', '' ), array( 'PATCH', "/$mine" ) ) as list( $method, $path ) ) {
				$answer = $this->request( $method, "/myplugin/v1/posts$path", array( 'headers' => array( $name => $line ) ) );
				self::assertContains( $answer->status, array( 200, 400, 404, 412 ), "$name {$answer->raw}" );
			}
		}
		foreach ( array( 'X-WP-Nonce', 'Origin' ) as $name ) {
			self::assertContains( $this->request( 'POST', '/myplugin/v1/nonce', array( 'nonce' => false, 'headers' => array( $name => $line, 'Sec-Fetch-Site' => null ) ) )->status, array( 403 ), $name );
		}
		foreach ( array( 'page', 'per_page', 'status', 'orderby', 'order', 's', 'author', 'meta_key', 'meta_query', '_fields', '_embed', '_locale', 'lang' ) as $name ) {
			$answer = $this->request( 'GET', '/myplugin/v1/posts', array( 'query' => array( $name => $string ) ) );
			self::assertContains( $answer->status, array( 200, 400 ), $name );
			self::assertStringNotContainsString( 'Other', $answer->raw );
		}
		self::assertSame( 404, $this->request( 'GET', '/myplugin/v1/posts/' . rawurlencode( $string ) )->status );
		self::assertLessThan( 60, microtime( true ) - $start, 'nothing sleeps' );
		self::assertSame( array( 'Mine', array() ), array( get_post( $mine )?->post_title, $asked->getArrayCopy() ) );
		self::assertSame( '', self::database()->last_error );
	}

	public function test_nothing_of_the_plugin_unserializes_evaluates_or_includes_what_comes_from_outside(): void {
		foreach ( self::sources() as $file => $source ) {
			self::assertDoesNotMatchRegularExpression( '/\b(unserialize|maybe_unserialize|eval|assert_options|create_function|extract|call_user_func_array|system|exec|shell_exec|passthru|proc_open|popen|curl_\w+|fsockopen|wp_remote_\w+|wp_safe_remote_\w+|file_get_contents|fopen)\s*\(/', $source, $file );
		}
	}

	/**
	 * Notes every request that would leave the machine. Core's filter sees also what core refuses next: an address without a scheme, which pingbacks try.
	 *
	 * @return ArrayObject<int, string> The addresses.
	 */
	private function watch(): ArrayObject {
		/** @var ArrayObject<int, string> $asked Addresses. */
		$asked = new ArrayObject();
		add_filter(
			'pre_http_request',
			static function ( mixed $answer, array $options, string $address ) use ( $asked ): array {
				if ( null !== wp_parse_url( $address, PHP_URL_HOST ) && null !== wp_parse_url( $address, PHP_URL_SCHEME ) ) {
					$asked[] = $address;
				}
				return array( 'headers' => array(), 'body' => '', 'response' => array( 'code' => 500, 'message' => '' ), 'cookies' => array(), 'filename' => null );
			},
			10,
			3
		);

		return $asked;
	}

	/**
	 * The plugin's own PHP without comments.
	 *
	 * @return array<string, string> By file.
	 */
	public static function sources(): array {
		$sources = array();
		foreach ( new RecursiveIteratorIterator( new RecursiveDirectoryIterator( dirname( __DIR__, 2 ) . '/includes', FilesystemIterator::SKIP_DOTS ) ) as $file ) {
			if ( $file instanceof SplFileInfo && 'php' === $file->getExtension() ) {
				$sources[ $file->getFilename() ] = php_strip_whitespace( $file->getPathname() );
			}
		}
		self::assertGreaterThan( 20, count( $sources ) );

		return $sources;
	}
}
