<?php
/**
 * Prints, as JSON, the strings of PHP files that are marked for translation. PHP's own tokenizer reads them.
 *
 * Usage: php php-strings.php <root> <file>…
 *
 * @package Inkfast
 */

declare( strict_types=1 );

namespace Inkfast\Pot;

use PhpToken;

/** For each function, the places of message, plural and context among its arguments; the text domain is the last one. */
const FUNCTIONS = array(
	'__'         => array( 0, null, null ),
	'_e'         => array( 0, null, null ),
	'esc_html__' => array( 0, null, null ),
	'esc_html_e' => array( 0, null, null ),
	'esc_attr__' => array( 0, null, null ),
	'esc_attr_e' => array( 0, null, null ),
	'_x'         => array( 0, null, 1 ),
	'esc_html_x' => array( 0, null, 1 ),
	'esc_attr_x' => array( 0, null, 1 ),
	'_n'         => array( 0, 1, null ),
	'_nx'        => array( 0, 1, 3 ),
);

/** How many lines a comment for translators may stand above the function's name. */
const REACH = 3;

/**
 * The marked strings of one file.
 *
 * @param string $code The file's text.
 * @return list<array{id: string, plural: string|null, context: string|null, domain: string|null, comment: string|null, line: int}>
 */
function strings( string $code ): array {
	$tokens  = array_values( array_filter( PhpToken::tokenize( $code ), static fn ( PhpToken $token ): bool => ! $token->is( T_WHITESPACE ) ) );
	$found   = array();
	$comment = null;

	foreach ( $tokens as $place => $token ) {
		if ( $token->is( array( T_COMMENT, T_DOC_COMMENT ) ) && str_contains( $token->text, 'translators:' ) ) {
			$comment = $token;
		}

		if ( ! is_call( $tokens, $place ) ) {
			continue;
		}

		[ $id, $plural, $context ] = FUNCTIONS[ ltrim( $token->text, '\\' ) ];

		$arguments = arguments( $tokens, $place + 2 );
		$last      = end( $arguments );
		$found[]   = array(
			'id'      => $arguments[ $id ] ?? '',
			'plural'  => null === $plural ? null : $arguments[ $plural ] ?? null,
			'context' => null === $context ? null : $arguments[ $context ] ?? null,
			'domain'  => is_string( $last ) ? $last : null,
			'comment' => null !== $comment && $token->line - $comment->line <= REACH ? words( $comment->text ) : null,
			'line'    => $token->line,
		);
		$comment   = null;
	}

	return $found;
}

/**
 * Whether a token is the name in a call of one of the functions, not a method and not a declaration.
 *
 * @param list<PhpToken> $tokens All tokens.
 * @param int            $place  Of the name.
 */
function is_call( array $tokens, int $place ): bool {
	$before = $tokens[ $place - 1 ] ?? null;

	return $tokens[ $place ]->is( array( T_STRING, T_NAME_FULLY_QUALIFIED ) )
		&& isset( FUNCTIONS[ ltrim( $tokens[ $place ]->text, '\\' ) ] )
		&& '(' === ( $tokens[ $place + 1 ]->text ?? '' )
		&& ( null === $before || ! $before->is( array( T_FUNCTION, T_OBJECT_OPERATOR, T_NULLSAFE_OBJECT_OPERATOR, T_DOUBLE_COLON ) ) );
}

/**
 * The arguments of a call: literal strings by value, all else as null.
 *
 * @param list<PhpToken> $tokens All tokens.
 * @param int            $place  Of the first token after the parenthesis.
 * @return list<string|null>
 */
function arguments( array $tokens, int $place ): array {
	$arguments = array( array() );

	for ( $depth = 0; $depth >= 0; $place++ ) {
		$token  = $tokens[ $place ];
		$depth += match ( $token->text ) {
			'(', '[', '{' => 1,
			')', ']', '}' => -1,
			default => 0,
		};
		if ( 0 === $depth && ',' === $token->text ) {
			$arguments[] = array();
		} elseif ( $depth >= 0 ) {
			$arguments[ array_key_last( $arguments ) ][] = $token;
		}
	}

	return array_map( literal( ... ), $arguments );
}

/**
 * The value of an argument that is one literal string.
 *
 * @param list<PhpToken> $argument Its tokens.
 */
function literal( array $argument ): ?string {
	if ( 1 !== count( $argument ) || ! $argument[0]->is( T_CONSTANT_ENCAPSED_STRING ) ) {
		return null;
	}

	$inner = substr( $argument[0]->text, 1, -1 );

	return "'" === $argument[0]->text[0] ? strtr(
		$inner,
		array(
			"\\'"  => "'",
			'\\\\' => '\\',
		)
	) : stripcslashes( $inner );
}

/**
 * A comment's words without its marks.
 *
 * @param string $comment As it stands in the code.
 */
function words( string $comment ): string {
	return trim( (string) preg_replace( '/\s+/', ' ', trim( $comment, "/*# \t\n" ) ) );
}

/**
 * The marked strings of several files.
 *
 * @param string       $root  The checkout.
 * @param list<string> $files Paths in it.
 * @return array<string, list<array<string, int|string|null>>> By file.
 */
function strings_of( string $root, array $files ): array {
	return array_combine( $files, array_map( static fn ( string $file ): array => strings( (string) file_get_contents( $root . '/' . $file ) ), $files ) );
}

$arguments = $_SERVER['argv'] ?? array();
$arguments = is_array( $arguments ) ? array_values( array_filter( $arguments, is_string( ... ) ) ) : array();

echo json_encode( strings_of( $arguments[1] ?? '.', array_slice( $arguments, 2 ) ), JSON_THROW_ON_ERROR | JSON_UNESCAPED_UNICODE | JSON_UNESCAPED_SLASHES ), "\n";
