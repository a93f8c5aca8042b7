<?php
/**
 * A10: ids as other types.
 *
 * @package Inkfast
 */

declare( strict_types=1 );

namespace Inkfast\Tests\Attacks;

use Inkfast\Tests\TestCase;
use PHPUnit\Framework\Attributes\DataProvider;

final class A10IdsTest extends TestCase {

	/**
	 * What is no id, though PHP or MySQL would make one of it.
	 *
	 * @return iterable<string, array{string}>
	 */
	public static function ids(): iterable {
		foreach ( array( 'IDabc', 'ID%20', 'ID.0', 'ID.5', 'IDe0', '0xID', '0ID', '+ID', '-ID', '%20ID', 'ID%00', 'ID;1', 'ID,1', 'ID)', "ID'", 'ID%27%20OR%201=1', '1%20UNION%20SELECT%201', '0', '-1', '00', '1000000000000000000000000000000', '9223372036854775808', '18446744073709551617', 'null', 'true', '[]', '{}', 'ID/', 'ID//', 'ID/revisions', '%d9%a1', 'NaN' ) as $id ) {
			yield $id => array( $id );
		}
	}

	#[DataProvider( 'ids' )]
	public function test_what_is_no_id_is_no_route_or_no_post( string $asked ): void {
		$this->login( $this->user( 'administrator' ) );
		$id    = $this->post( array( 'post_title' => 'Before' ) );
		$route = '/myplugin/v1/posts/' . rawurldecode( str_replace( 'ID', (string) $id, $asked ) );
		foreach ( array( 'GET', 'PATCH', 'DELETE' ) as $method ) {
			$answer = $this->request( $method, $route, 'PATCH' === $method ? array( 'body' => array( 'title' => 'After' ) ) : array() );
			self::assertSame( 404, $answer->status, "$method $route {$answer->raw}" );
			self::assertContains( $answer->code(), array( 'rest_no_route', 'inkfast_not_found' ) );
		}
		clean_post_cache( $id );
		self::assertSame( array( 'Before', 'publish' ), array( get_post( $id )?->post_title, get_post_status( $id ) ) );
	}

	public function test_an_id_in_a_body_or_query_of_any_type_changes_nothing_of_whose_post_it_is(): void {
		$this->login( $this->user( 'administrator' ) );
		$id    = $this->post( array( 'post_title' => 'Mine' ) );
		$other = $this->post( array( 'post_title' => 'Other' ) );
		foreach ( array( $other, (string) $other, "{$other}abc", array( $other ), array( 'ID' => $other ), 1.5, -1, true ) as $value ) {
			self::assertSame( 'Mine', $this->request( 'GET', "/myplugin/v1/posts/$id", array( 'query' => array( 'id' => $value ) ) )->get( 'title.raw' ) );
			self::assertSame( 400, $this->request( 'PATCH', "/myplugin/v1/posts/$id", array( 'body' => array( 'id' => $value, 'title' => 'After' ) ) )->status );
		}
		self::assertSame( array( 'Mine', 'Other' ), array( get_post( $id )?->post_title, get_post( $other )?->post_title ) );
	}

	public function test_the_largest_id_that_is_one_is_just_not_there(): void {
		$this->login( $this->user( 'administrator' ) );
		self::assertSame( 'inkfast_not_found', $this->request( 'GET', '/myplugin/v1/posts/999999999999999999' )->code() );
	}
}
