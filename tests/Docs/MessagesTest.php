<?php
/**
 * Tests of docs/messages.md.
 *
 * @package Inkfast
 */

declare( strict_types=1 );

namespace Inkfast\Tests\Docs;

use Inkfast\Tests\TestCase;
use PHPUnit\Framework\Attributes\DataProvider;

/**
 * Whatever sentence a writer may read is explained.
 */
final class MessagesTest extends TestCase {
	/**
	 * Files whose sentences writers read.
	 */
	private const FILES = '~^(build/(?:index|later)\.js|includes/Form/|includes/Delivery/ErrorCode\.php|includes/Posts/PostReader\.php)~';

	/**
	 * A sentence, with anything where its placeholders are.
	 *
	 * @param string $sentence As it stands in the code.
	 */
	#[DataProvider( 'sentences' )]
	public function test_it_is_explained( string $sentence ): void {
		$page    = (string) preg_replace( '/\s*\n>?\s*/', ' ', ( new Examples( 'messages.md' ) )->text() );
		$pattern = preg_replace( '/%(?:\d\\\\\$)?[sd]/', '.+?', preg_quote( $sentence, '/' ) );

		self::assertSame( 1, preg_match( "/$pattern/u", $page ), "docs/messages.md does not have: $sentence" );
	}

	/**
	 * Sentences of the template of translations; names of fields and buttons are none.
	 *
	 * @return iterable<string, array{string}>
	 */
	public static function sentences(): iterable {
		foreach ( explode( "\n\n", (string) file_get_contents( dirname( __DIR__, 2 ) . '/languages/inkfast.pot' ) ) as $block ) {
			preg_match_all( '/^#: (.+)$/m', $block, $files );
			preg_match( '/^msgid (".*")$/m', $block, $id );
			$sentence = json_decode( $id[1] ?? '""' );
			if ( is_string( $sentence ) && array() !== preg_grep( self::FILES, $files[1] ) && 1 === preg_match( '/[a-z].*(%|[.…:]$)|%.*[a-z]/us', $sentence ) ) {
				yield $sentence => array( $sentence );
			}
		}
	}
}
