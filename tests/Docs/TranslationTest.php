<?php
/**
 * Tests that translations made from languages/inkfast.pot are found, in each form that WordPress knows.
 *
 * @package Inkfast
 */

declare( strict_types=1 );

namespace Inkfast\Tests\Docs;

use Inkfast\Form\Assets;
use Inkfast\Tests\Form\Visits;
use Inkfast\Tests\TestCase;
use MO;
use PHPUnit\Framework\Attributes\TestWith;
use Translation_Entry;
use WP_Translation_File;

/**
 * The language is made up: each string has brackets around it. e2e/translation.spec.ts sees it on the page.
 *
 * @phpstan-type Entry array{singular: string, context?: string}
 */
final class TranslationTest extends TestCase {
	use Visits;

	private const LOCALE = 'art_TS';

	private string $folder = '';

	protected function setUp(): void {
		parent::setUp();
		$this->folder = get_temp_dir() . wp_unique_id( 'inkfast-languages-' . getmypid() . '-' );
		wp_mkdir_p( $this->folder );
		add_filter( 'locale', static fn (): string => self::LOCALE );
	}

	protected function tearDown(): void {
		unload_textdomain( 'inkfast', true );
		foreach ( (array) glob( $this->folder . '/*' ) as $file ) {
			unlink( (string) $file );
		}
		rmdir( $this->folder );
		parent::tearDown();
	}

	public function test_every_string_of_php_is_found_in_an_mo_file(): void {
		self::assertTrue( load_textdomain( 'inkfast', $this->mo(), self::LOCALE ) );
		self::expect_brackets();
	}

	public function test_every_string_of_php_is_found_in_a_php_file(): void {
		$mo = $this->mo();
		file_put_contents( "$this->folder/inkfast-" . self::LOCALE . '.l10n.php', (string) WP_Translation_File::transform( $mo, 'php' ) );
		unlink( $mo );

		self::assertTrue( load_textdomain( 'inkfast', $mo, self::LOCALE ) );
		self::expect_brackets();
	}

	#[TestWith( array( Assets::HANDLE, 'build/index.js' ) )]
	#[TestWith( array( Assets::LATER, 'build/later.js' ) )]
	public function test_a_script_finds_its_strings_in_the_plugins_own_folder_by_the_built_files_path( string $handle, string $script ): void {
		$file = "$this->folder/inkfast-" . self::LOCALE . '-' . md5( $script ) . '.json';
		file_put_contents( $file, '{"locale_data":{"messages":{}}}' );
		$this->visit( '[inkfast_form]' );

		self::assertSame( '{"locale_data":{"messages":{}}}', load_script_textdomain( $handle, 'inkfast', $this->folder ) );
	}

	public function test_wordpress_finds_the_plugins_own_folder(): void {
		$plugin = get_plugin_data( dirname( __DIR__, 2 ) . '/plugin.php', false, false );

		self::assertSame( 'inkfast', $plugin['TextDomain'] );
		self::assertSame( '/languages', $plugin['DomainPath'] );
	}

	/** The language as an .mo file. */
	private function mo(): string {
		$mo = new MO();
		foreach ( self::entries() as $entry ) {
			$mo->add_entry( new Translation_Entry( $entry + array( 'translations' => array( self::translated( $entry['singular'] ) ) ) ) );
		}
		$file = "$this->folder/inkfast-" . self::LOCALE . '.mo';
		self::assertTrue( $mo->export_to_file( $file ) );
		return $file;
	}

	/** Asks WordPress for each string. */
	private static function expect_brackets(): void {
		foreach ( self::entries() as $entry ) {
			$found = isset( $entry['context'] )
				? translate_with_gettext_context( $entry['singular'], $entry['context'], 'inkfast' ) // phpcs:ignore WordPress.WP.I18n -- strings of the template.
				: translate( $entry['singular'], 'inkfast' ); // phpcs:ignore WordPress.WP.I18n -- strings of the template.
			self::assertSame( self::translated( $entry['singular'] ), $found );
		}
	}

	/**
	 * What is translated.
	 *
	 * @param string $text In English.
	 */
	private static function translated( string $text ): string {
		return "⟦{$text}⟧";
	}

	/**
	 * The template's strings of PHP: one line each, escaped as JSON is.
	 *
	 * @return list<Entry>
	 */
	private static function entries(): array {
		$blocks  = array_slice( explode( "\n\n", (string) file_get_contents( dirname( __DIR__, 2 ) . '/languages/inkfast.pot' ) ), 1 );
		$entries = array();
		foreach ( $blocks as $block ) {
			preg_match_all( '/^#: (.+)$/m', $block, $files );
			if ( array() !== preg_grep( '/\.php$/', $files[1] ) ) {
				$context   = self::line( 'msgctxt', $block );
				$entries[] = array( 'singular' => (string) self::line( 'msgid', $block ) ) + ( null === $context ? array() : array( 'context' => $context ) );
			}
		}
		self::assertNotEmpty( $entries );
		return $entries;
	}

	/**
	 * A string of a block.
	 *
	 * @param string $name  Such as `msgid`.
	 * @param string $block The block.
	 */
	private static function line( string $name, string $block ): ?string {
		$value = 1 === preg_match( "/^$name (\".*\")$/m", $block, $found ) ? json_decode( $found[1] ) : null;
		return is_string( $value ) ? $value : null;
	}
}
