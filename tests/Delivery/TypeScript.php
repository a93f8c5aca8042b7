<?php
/**
 * Reads interfaces of TypeScript, as far as this project writes them; anything else is an error and not overlooked.
 *
 * @package Inkfast
 */

declare( strict_types=1 );

namespace Inkfast\Tests\Delivery;

use RuntimeException;

final class TypeScript {

	/** The source without its comments. */
	private readonly string $source;

	/**
	 * Reads a file.
	 *
	 * @param string $file Its path in the checkout.
	 */
	public function __construct( string $file ) {
		$this->source = (string) preg_replace( '#/\*.*?\*/|//[^\n]*#s', '', (string) file_get_contents( dirname( __DIR__, 2 ) . "/$file" ) );
	}

	/**
	 * The fields of an interface, those it extends included.
	 *
	 * @param string $name The interface's.
	 * @return array<string, mixed> Type by field, as text or as fields again; a field that may be missing has a question mark.
	 */
	public function fields( string $name ): array {
		if ( 1 !== preg_match( "/export interface $name(?: extends (\w+))? (\{(?:[^{}]|(?2))*\})/", $this->source, $found ) ) {
			throw new RuntimeException( "There is no interface $name." );
		}

		return ( '' === $found[1] ? array() : $this->fields( $found[1] ) ) + $this->object( substr( $found[2], 1, -1 ) );
	}

	/**
	 * The strings of a union.
	 *
	 * @param string $name The type's.
	 * @return list<string>
	 */
	public function union( string $name ): array {
		if ( 1 !== preg_match( "/export type $name =\s*\|?((?:\s*\|?\s*'[^']*')+);/", $this->source, $found ) ) {
			throw new RuntimeException( "There is no union $name." );
		}
		preg_match_all( "/'([^']*)'/", $found[1], $strings );

		return $strings[1];
	}

	/**
	 * The fields between two braces.
	 *
	 * @param string $body What is between them.
	 * @return array<string, mixed>
	 */
	private function object( string $body ): array {
		$fields = array();
		$rest   = trim( $body );
		while ( '' !== $rest ) {
			if ( 1 !== preg_match( '/^readonly (\w+\??): (\{(?:[^{}]|(?2))*\}|[^;{}]+?)\s*(?:;\s*|$)/', $rest, $found ) ) {
				throw new RuntimeException( "Not understood: $rest" );
			}
			$type                = trim( (string) preg_replace( '/\s+/', ' ', $found[2] ) );
			$fields[ $found[1] ] = str_starts_with( $type, '{' ) ? $this->object( substr( $found[2], 1, -1 ) ) : $type;
			$rest                = substr( $rest, strlen( $found[0] ) );
		}

		return $fields;
	}
}
