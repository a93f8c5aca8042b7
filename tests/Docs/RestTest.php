<?php
/**
 * Tests of docs/rest.md, docs/messages.md and docs/hooks.md against the code.
 *
 * @package Inkfast
 */

declare( strict_types=1 );

namespace Inkfast\Tests\Docs;

use Inkfast\Delivery\ErrorCode;
use Inkfast\Posts\PostSchema;
use Inkfast\Tests\TestCase;
use PHPUnit\Framework\Attributes\DataProvider;

/**
 * What is listed there is all there is.
 */
final class RestTest extends TestCase {
	public function test_every_error_code_of_the_server_is_documented_with_its_status(): void {
		$documented = self::rows( 'rest.md', '/^\| `(inkfast_\w+)` \| (\d+) \|/m', 'Errors' );

		foreach ( ErrorCode::cases() as $code ) {
			self::assertSame( (string) $code->status(), $documented[ $code->value ] ?? null, $code->value );
		}
		self::assertCount( count( ErrorCode::cases() ), $documented, 'Codes that are not there any more.' );
	}

	public function test_every_error_code_of_the_browser_is_documented(): void {
		$known      = self::quoted( 'src/delivery/codes.ts', 'CLIENT_CODES' );
		$documented = self::rows( 'rest.md', '/^\| `(inkfast_\w+)` \| (.*?) \|/m', 'Made in the browser' );
		// Made by both.
		unset( $documented['inkfast_signed_out'], $documented['inkfast_identity_changed'] );

		self::assertEqualsCanonicalizing( $known, array_keys( $documented ) );
	}

	public function test_every_cause_is_documented(): void {
		$table = self::section( 'messages.md', 'Causes' );

		foreach ( self::quoted( 'src/delivery/causes.ts', 'CAUSES' ) as $cause ) {
			self::assertMatchesRegularExpression( "/^\| (`\w+`, )*`$cause`[ ,]/m", $table );
		}
	}

	public function test_every_detail_of_blocked_is_documented(): void {
		$table = self::section( 'messages.md', 'Something else answered' );

		foreach ( array( 'firewall', 'login_wall', 'empty', 'html', 'redirect' ) as $detail ) {
			self::assertStringContainsString( "'$detail'", self::source( 'src/delivery/causes.ts' ) );
			self::assertStringContainsString( " `$detail` |", $table );
		}
	}

	public function test_every_part_of_a_refusal_is_documented(): void {
		$interface = self::match( '/interface Refusal \{(.*?)^\}/ms', self::source( 'src/delivery/causes.ts' ) );
		preg_match_all( '/readonly (\w+)\??:/', $interface, $parts );
		$table = self::section( 'hooks.md', 'Event `inkfast:refused`' );

		self::assertNotEmpty( $parts[1] );
		foreach ( $parts[1] as $part ) {
			self::assertStringContainsString( "| `$part` |", $table );
		}
	}

	public function test_every_field_of_a_create_is_documented(): void {
		$table = self::section( 'rest.md', 'Create' );

		foreach ( array_keys( ( new PostSchema() )->create_fields() ) as $field ) {
			self::assertStringContainsString( "| `$field` |", $table );
		}
	}

	public function test_every_parameter_of_the_list_is_documented(): void {
		$table = self::section( 'rest.md', 'List' );

		foreach ( array_keys( ( new PostSchema() )->list_fields() ) as $parameter ) {
			self::assertStringContainsString( "| `$parameter` |", $table );
		}
	}

	public function test_the_limits_are_those_of_the_code(): void {
		$page = ( new Examples( 'rest.md' ) )->text();

		self::assertStringContainsString( 'at most ' . number_format( PostSchema::TITLE_LIMIT ) . ' characters', $page );
		self::assertStringContainsString( 'at most ' . PostSchema::TEXT_LIMIT / MB_IN_BYTES . ' MiB', $page );
		self::assertStringContainsString( 'nested ' . PostSchema::DEPTH_LIMIT . ' levels deep and have ' . PostSchema::BODY_LIMIT / MB_IN_BYTES . ' MiB', $page );
	}

	/**
	 * The answer that is shown has the shape of the true one, to the last key.
	 *
	 * @param string                       $heading Where it is shown.
	 * @param string                       $method  Of the request that gets such an answer.
	 * @param string                       $route   Its route.
	 * @param array<string, string>|null   $body    Its body.
	 */
	#[DataProvider( 'answers' )]
	public function test_the_answer_shown_has_the_shape_of_a_true_one( string $heading, string $method, string $route, ?array $body ): void {
		$this->login( $this->user( 'author' ) );
		$answer = $this->request( $method, $route, null === $body ? array() : array( 'body' => $body ) );
		$shown  = json_decode( self::match( '/^```json\n(.*?)^```$/ms', self::section( 'rest.md', $heading ) ), true );

		self::assertSame( self::shape( $answer->body ), self::shape( $shown ) );
	}

	/**
	 * Headings and requests.
	 *
	 * @return array<string, array{string, string, string, array<string, string>|null}>
	 */
	public static function answers(): array {
		return array(
			'of the nonce route' => array( 'Nonce', 'POST', '/myplugin/v1/nonce', null ),
			'of a create'        => array( 'A post', 'POST', '/myplugin/v1/posts', array( 'title' => 'Hello' ) ),
			'of an error'        => array( 'Errors', 'POST', '/myplugin/v1/posts', array( 'content' => ' ' ) ),
		);
	}

	/**
	 * Rows of a table as first column to second.
	 *
	 * @param string $page    The page.
	 * @param string $pattern With two groups.
	 * @param string $heading The heading above it.
	 * @return array<string, string>
	 */
	private static function rows( string $page, string $pattern, string $heading ): array {
		preg_match_all( $pattern, self::section( $page, $heading ), $rows );
		return array_combine( $rows[1], $rows[2] );
	}

	/**
	 * The text below a heading, up to the next one of any level.
	 *
	 * @param string $page    The page.
	 * @param string $heading With its marks.
	 */
	private static function section( string $page, string $heading ): string {
		return self::match( '/^#+ ' . preg_quote( $heading, '/' ) . '\n(.*?)(?=^#+ |\z)/ms', ( new Examples( $page ) )->text() );
	}

	/**
	 * The strings of a list in TypeScript.
	 *
	 * @param string $file The file.
	 * @param string $name The list's name.
	 * @return list<string>
	 */
	private static function quoted( string $file, string $name ): array {
		preg_match_all( "/'(\w+)'/", self::match( "/$name = \[(.*?)\]/s", self::source( $file ) ), $found );
		return $found[1];
	}

	/**
	 * A file of the checkout.
	 *
	 * @param string $file Its path in it.
	 */
	private static function source( string $file ): string {
		return (string) file_get_contents( dirname( __DIR__, 2 ) . '/' . $file );
	}

	/**
	 * What a pattern finds, or a failed test.
	 *
	 * @param string $pattern With one group.
	 * @param string $text    Where to look.
	 */
	private static function match( string $pattern, string $text ): string {
		self::assertSame( 1, preg_match( $pattern, $text, $found ), $pattern );
		return $found[1] ?? '';
	}

	/**
	 * A value with types in place of its values. Lists, and dictionaries whose keys are data, are not looked into.
	 *
	 * @param mixed $value Of JSON.
	 */
	private static function shape( mixed $value ): mixed {
		if ( ! is_array( $value ) || array_is_list( $value ) || isset( $value['post'] ) ) {
			return get_debug_type( $value );
		}
		return array_map( self::shape( ... ), $value );
	}
}
