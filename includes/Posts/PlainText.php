<?php
/**
 * How a typed text is stored so that it is shown whole, runs nothing, and opens again byte for byte.
 *
 * @package Inkfast
 */

declare( strict_types=1 );

namespace Inkfast\Posts;

/**
 * Pure: two functions that undo each other.
 *
 * A text becomes paragraph blocks. Whatever WordPress or a browser would interpret is written as an entity that kses leaves as it is:
 * the markup signs, brackets of shortcodes, the colon of an address (core embeds an address that stands alone), and spaces that HTML would fold.
 * The ampersand is a number, since the kses of WordPress 6.8 makes `&#60;`, a sign, of `&amp;#60;`, a text.
 * A literal no-break space stays a character, so that the entity always means a folded space.
 */
final class PlainText {

	private const OPEN = "<!-- wp:paragraph -->\n<p>";

	private const CLOSE = "</p>\n<!-- /wp:paragraph -->";

	private const BETWEEN = self::CLOSE . "\n\n" . self::OPEN;

	/** Paragraphs in one block at the most: a page of very many blocks would need more memory than PHP has. */
	private const BLOCKS = 1000;

	private const ENTITIES = array(
		'&'   => '&#038;',
		'<'   => '&lt;',
		'>'   => '&gt;',
		'['   => '&#091;',
		']'   => '&#093;',
		'://' => '&#058;//',
		"\t"  => '&emsp;',
	);

	/**
	 * What is typed, as it is compared and stored: line ends as a textarea has them.
	 *
	 * @param string $text Typed text.
	 */
	public static function normalise( string $text ): string {
		return str_replace( array( "\r\n", "\r" ), "\n", $text );
	}

	/**
	 * The stored form of a text.
	 *
	 * @param string $text   Normalised text.
	 * @param bool   $astral Whether the database takes characters beyond the basic plane (utf8mb4). If not they are written as references.
	 */
	public static function encode( string $text, bool $astral = true ): string {
		if ( '' === $text ) {
			return '';
		}

		// A break of paragraphs takes two line ends; further ones stand at the start of the next paragraph.
		$escaped    = self::escape( $text, $astral );
		$paragraphs = preg_split( '/(?<!\n)\n\n(?=[^\n]|\n+[^\n])/', $escaped );
		$paragraphs = str_replace( "\n", '<br>', is_array( $paragraphs ) ? $paragraphs : array( $escaped ) );
		$many       = (int) ceil( count( $paragraphs ) / self::BLOCKS );

		return self::OPEN . implode(
			self::BETWEEN,
			array_map( static fn ( array $group ): string => implode( '<br><br>', $group ), array_chunk( $paragraphs, max( 1, $many ) ) )
		) . self::CLOSE;
	}

	/**
	 * The typed text of a stored form.
	 *
	 * @param string $stored The stored form.
	 * @return string|null Null when the stored text is not what encode() makes, so that a plain field could not show it faithfully.
	 */
	public static function decode( string $stored ): ?string {
		if ( '' === $stored ) {
			return '';
		}

		if ( ! str_starts_with( $stored, self::OPEN ) || ! str_ends_with( $stored, self::CLOSE ) ) {
			return null;
		}

		$stored = self::one_ampersand( $stored );
		$inner  = substr( $stored, strlen( self::OPEN ), -strlen( self::CLOSE ) );
		$text   = self::unescape( str_replace( array( self::BETWEEN, '<br>' ), array( "\n\n", "\n" ), $inner ) );

		return self::is_stored_form( $stored, $text, self::encode( ... ) ) ? $text : null;
	}

	/**
	 * The stored form of a title: one line, no outer blanks.
	 *
	 * @param string $title  Typed title.
	 * @param bool   $astral As for encode().
	 */
	public static function encode_title( string $title, bool $astral = true ): string {
		return self::escape( self::trim( $title ), $astral );
	}

	/**
	 * The typed title of a stored form.
	 *
	 * @param string $stored The stored form.
	 * @return string|null Null as for decode().
	 */
	public static function decode_title( string $stored ): ?string {
		$stored = self::one_ampersand( $stored );
		$title  = self::unescape( $stored );

		return self::is_stored_form( $stored, $title, self::encode_title( ... ) ) ? $title : null;
	}

	/**
	 * Whether nothing of a text would be seen.
	 *
	 * @param string $text Typed text.
	 */
	public static function is_blank( string $text ): bool {
		return 1 !== preg_match( '/[^\p{Z}\p{Cc}\p{Cf}]/u', $text );
	}

	/**
	 * Takes the outer blanks off a title, those that JavaScript's trim() takes off.
	 *
	 * @param string $title Typed title.
	 */
	public static function trim( string $title ): string {
		// The look behind keeps a long run of blanks inside the title from being tried at each of its places.
		return preg_replace( '/^[\s\p{Z}\x{FEFF}]+|(?<![\s\p{Z}\x{FEFF}])[\s\p{Z}\x{FEFF}]+$/u', '', $title ) ?? $title;
	}

	/**
	 * Whether a stored form is exactly what this class makes of a text, in either kind of database.
	 *
	 * @param string                         $stored The stored form.
	 * @param string                         $text   The text that was read from it.
	 * @param callable(string, bool): string $encode The way to store it.
	 */
	private static function is_stored_form( string $stored, string $text, callable $encode ): bool {
		return $encode( $text, true ) === $stored || $encode( $text, false ) === $stored;
	}

	/**
	 * WordPress's editor writes an ampersand by its name, which means the same.
	 *
	 * @param string $stored The stored form.
	 */
	private static function one_ampersand( string $stored ): string {
		return str_replace( '&amp;', '&#038;', $stored );
	}

	/**
	 * Writes as entities what would be interpreted.
	 *
	 * @param string $text   Normalised text.
	 * @param bool   $astral As for encode().
	 */
	private static function escape( string $text, bool $astral ): string {
		// Spaces that HTML folds or drops: at either end of a line, and all but the last of a run.
		$text = preg_replace( '/^ | (?=[ \n]|\z)/m', "\0", $text ) ?? $text;
		$text = str_replace( "\0", '&nbsp;', strtr( $text, self::ENTITIES ) );

		return $astral ? $text : ( preg_replace_callback( '/[\x{10000}-\x{10FFFF}]/u', static fn ( array $match ): string => sprintf( '&#x%x;', mb_ord( $match[0], 'UTF-8' ) ), $text ) ?? $text );
	}

	/**
	 * Reads the entities that escape() writes.
	 *
	 * @param string $escaped Escaped text.
	 */
	private static function unescape( string $escaped ): string {
		$text = preg_replace_callback( '/&#x(1?[0-9a-f]{5});/', static fn ( array $match ): string => mb_chr( (int) hexdec( $match[1] ), 'UTF-8' ), $escaped ) ?? $escaped;

		return strtr( $text, array( '&nbsp;' => ' ' ) + array_flip( self::ENTITIES ) );
	}
}
