<?php
/**
 * Tests of what stands in several places: versions, requirements, links.
 *
 * @package Inkfast
 */

declare( strict_types=1 );

namespace Inkfast\Tests\Docs;

use Inkfast\Tests\TestCase;
use PHPUnit\Framework\Attributes\DataProvider;

/**
 * All places say the same, and every link leads somewhere.
 */
final class ReleaseTest extends TestCase {
	public function test_version_and_requirements_are_the_same_everywhere(): void {
		$plugin  = get_plugin_data( self::root() . '/plugin.php', false, false );
		$readme  = self::read( 'readme.txt' );
		$package = json_decode( self::read( 'package.json' ), true );

		self::assertIsArray( $package );
		self::assertSame( $plugin['Version'], $package['version'] );
		self::assertSame( $plugin['Version'], self::header( $readme, 'Stable tag' ) );
		self::assertSame( $plugin['RequiresWP'], self::header( $readme, 'Requires at least' ) );
		self::assertSame( $plugin['RequiresPHP'], self::header( $readme, 'Requires PHP' ) );
		self::assertStringContainsString( "\n## [{$plugin['Version']}]", self::read( 'CHANGELOG.md' ) );
		self::assertStringContainsString( "\n= {$plugin['Version']} =", $readme );
		self::assertStringContainsString( "Needs WordPress {$plugin['RequiresWP']} and PHP {$plugin['RequiresPHP']}", self::read( 'README.md' ) );
	}

	public function test_the_plugin_directory_accepts_the_readme(): void {
		$readme = self::read( 'readme.txt' );

		self::assertLessThanOrEqual( 5, count( explode( ',', self::header( $readme, 'Tags' ) ) ) );
		self::assertSame( 1, preg_match( '/\n\n(.+)\n\n== Description ==/', $readme, $short ) );
		self::assertLessThanOrEqual( 150, mb_strlen( $short[1] ) );
	}

	/**
	 * Commands that a page names, on their own or in a table of them.
	 *
	 * @param string $page Its path in the checkout.
	 */
	#[DataProvider( 'pages' )]
	public function test_every_command_is_there( string $page ): void {
		preg_match_all( '/npm run ([a-z][a-z0-9:-]*)|(?<=[`\s])node (bin\/[\w\/.]+)/', self::read( $page ), $commands );
		$package = json_decode( self::read( 'package.json' ), true );
		$scripts = is_array( $package ) && is_array( $package['scripts'] ) ? $package['scripts'] : array();

		foreach ( $commands[1] as $script ) {
			self::assertTrue( '' === $script || isset( $scripts[ $script ] ), "npm run $script" );
		}
		foreach ( $commands[2] as $file ) {
			self::assertFileExists( self::root() . '/' . $file );
		}
	}

	/**
	 * A page with its links.
	 *
	 * @param string $page Its path in the checkout.
	 */
	#[DataProvider( 'pages' )]
	public function test_every_link_and_image_leads_somewhere( string $page ): void {
		$text = (string) preg_replace( '/^```.*?^```$/ms', '', self::read( $page ) );
		preg_match_all( '/\]\((?!https?:)([^)#]*)(?:#([^)]+))?\)/', $text, $links, PREG_SET_ORDER );

		foreach ( $links as $link ) {
			$file = '' === $link[1] ? $page : ltrim( dirname( $page ) . '/' . $link[1], './' );
			self::assertFileExists( self::root() . '/' . $file );
			if ( isset( $link[2] ) ) {
				self::assertContains( $link[2], self::anchors( self::read( $file ) ), "$file#{$link[2]}" );
			}
		}
		self::assertNotSame( '', $text );
	}

	/**
	 * Every page.
	 *
	 * @return iterable<string, array{string}>
	 */
	public static function pages(): iterable {
		foreach ( array_merge( (array) glob( self::root() . '/*.md' ), (array) glob( self::root() . '/docs/*.md' ) ) as $file ) {
			$page = substr( (string) $file, strlen( self::root() ) + 1 );
			yield $page => array( $page );
		}
	}

	/**
	 * The anchors that GitHub makes of a page's headings.
	 *
	 * @param string $text The page.
	 * @return list<string>
	 */
	private static function anchors( string $text ): array {
		preg_match_all( '/^#+ (.+)$/m', (string) preg_replace( '/^```.*?^```$/ms', '', $text ), $headings );
		return array_map( static fn ( string $heading ): string => str_replace( ' ', '-', (string) preg_replace( '/[^\w\- ]/u', '', strtolower( $heading ) ) ), $headings[1] );
	}

	/**
	 * A header of readme.txt.
	 *
	 * @param string $readme Its text.
	 * @param string $name   The header's name.
	 */
	private static function header( string $readme, string $name ): string {
		self::assertSame( 1, preg_match( "/^$name: (.+)$/m", $readme, $found ), $name );
		return $found[1] ?? '';
	}

	/**
	 * A file of the checkout.
	 *
	 * @param string $file Its path in it.
	 */
	private static function read( string $file ): string {
		return (string) file_get_contents( self::root() . '/' . $file );
	}

	/** The checkout. */
	private static function root(): string {
		return dirname( __DIR__, 2 );
	}
}
