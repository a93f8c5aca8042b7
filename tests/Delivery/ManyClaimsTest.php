<?php
/**
 * The daily clearing up of a site with many claims.
 *
 * @package Inkfast
 */

declare( strict_types=1 );

namespace Inkfast\Tests\Delivery;

use Inkfast\Delivery\ClaimsTable;
use Inkfast\Setup\Lifecycle;
use Inkfast\Tests\TestCase;

final class ManyClaimsTest extends TestCase {

	private const MANY = 2000;

	public function test_looking_for_what_was_left_behind_reads_no_claims_that_are_done(): void {
		self::claims( time() );
		$before = self::reads();
		do_action( Lifecycle::EVENT ); // phpcs:ignore WordPress.NamingConventions.PrefixAllGlobals -- its constant has it.

		self::assertLessThan( self::MANY / 10, self::reads() - $before );
		self::assertSame( self::MANY, self::there() );
	}

	public function test_old_claims_go_in_batches_of_a_thousand(): void {
		self::claims( time() - 31 * DAY_IN_SECONDS );
		$deleted = array();
		$listen  = static function ( string $query ) use ( &$deleted ): string {
			if ( str_starts_with( $query, 'DELETE' ) && str_contains( $query, 'inkfast_claims' ) ) {
				$deleted[] = substr_count( $query, ',' ) + 1;
			}
			return $query;
		};
		add_filter( 'query', $listen );
		do_action( Lifecycle::EVENT ); // phpcs:ignore WordPress.NamingConventions.PrefixAllGlobals -- its constant has it.
		remove_filter( 'query', $listen );

		self::assertSame( array( 1000, 1000 ), $deleted );
		self::assertSame( 0, self::there() );
	}

	/**
	 * Makes claims that are done.
	 *
	 * @param int $created Unix seconds.
	 */
	private static function claims( int $created ): void {
		$rows = array_map(
			static fn ( int $number ): string => sprintf( "( 1, '%s', '', %d, 1, 0, %d )", hash( 'sha256', (string) $number ), $number, $created ),
			range( 1, self::MANY )
		);
		self::database()->query( 'INSERT INTO ' . self::table() . ' ( user_id, key_hash, request_hash, post_id, is_done, lease, created ) VALUES ' . implode( ', ', $rows ) ); // phpcs:ignore WordPress.DB.PreparedSQL.NotPrepared -- numbers.
	}

	/** How many of those claims there are. Tests that ask a site of its own leave some. */
	private static function there(): int {
		return (int) self::database()->get_var( (string) self::database()->prepare( "SELECT COUNT(*) FROM %i WHERE request_hash = ''", self::table() ) );
	}

	/** Rows that the database has read for this connection. FLUSH STATUS would begin anew, but it commits. */
	private static function reads(): int {
		$read = self::database()->get_results( "SHOW SESSION STATUS LIKE 'Handler_read%'", ARRAY_N );
		self::assertNotEmpty( $read );

		return (int) array_sum( array_column( $read, 1 ) );
	}

	/** Where they are. */
	private static function table(): string {
		return ( new ClaimsTable( self::database() ) )->name();
	}
}
