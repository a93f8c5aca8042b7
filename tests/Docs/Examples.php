<?php
/**
 * The examples of the documentation, as they stand in its Markdown.
 *
 * @package Inkfast
 */

declare( strict_types=1 );

namespace Inkfast\Tests\Docs;

use RuntimeException;

/**
 * A page of docs/: each example is the fenced code below a heading.
 */
final class Examples {
	/**
	 * Keeps what it is given.
	 *
	 * @param string $page Such as `hooks.md`.
	 */
	public function __construct( private readonly string $page ) {}

	/**
	 * The whole page.
	 */
	public function text(): string {
		return (string) file_get_contents( dirname( __DIR__, 2 ) . '/docs/' . $this->page );
	}

	/**
	 * Headings that have an example below them.
	 *
	 * @param string $language Of the examples, such as `php`.
	 * @return list<string> Without their marks.
	 */
	public function headings( string $language ): array {
		return array_keys( $this->all( $language ) );
	}

	/**
	 * Runs an example of PHP as a plugin's file is run.
	 *
	 * @param string $heading The heading above it.
	 */
	public function run( string $heading ): void {
		$code = $this->all( 'php' )[ $heading ] ?? throw new RuntimeException( "There is no example of PHP below \"$heading\" in docs/{$this->page}." );
		$file = (string) tempnam( sys_get_temp_dir(), 'inkfast-docs-' );
		file_put_contents( $file, "<?php\n" . $code );
		try {
			require $file;
		} finally {
			unlink( $file );
		}
	}

	/**
	 * Every example in a language, by its heading.
	 *
	 * @param string $language The language.
	 * @return array<string, string>
	 */
	private function all( string $language ): array {
		$found   = array();
		$heading = '';
		preg_match_all( '/^#+ (?<heading>[^\n]+)$|^```(?<language>\w*)\n(?<code>.*?)^```$/ms', $this->text(), $parts, PREG_SET_ORDER | PREG_UNMATCHED_AS_NULL );
		foreach ( $parts as $part ) {
			if ( null === $part['code'] ) {
				$heading = str_replace( '`', '', (string) $part['heading'] );
			} elseif ( $language === $part['language'] ) {
				if ( isset( $found[ $heading ] ) ) {
					throw new RuntimeException( "Two examples of $language below \"$heading\" in docs/{$this->page}: a test could not tell them apart." );
				}
				$found[ $heading ] = $part['code'];
			}
		}
		return $found;
	}
}
