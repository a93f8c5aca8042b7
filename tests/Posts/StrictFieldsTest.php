<?php
/**
 * What is not in the schema is refused, wherever it stands.
 *
 * @package Inkfast
 */

declare( strict_types=1 );

namespace Inkfast\Tests\Posts;

use Inkfast\Form\FormTokens;
use Inkfast\Form\Settings;
use Inkfast\Tests\TestCase;
use PHPUnit\Framework\Attributes\DataProvider;
use PHPUnit\Framework\Attributes\TestWith;
use WP_REST_Request;

final class StrictFieldsTest extends TestCase {

	/**
	 * Fields of WordPress that must not be smuggled in.
	 *
	 * @return iterable<string, array{string}>
	 */
	public static function forbidden(): iterable {
		foreach ( explode( ' ', 'id ID post_id parent post_parent author post_author type post_type date date_gmt post_date modified meta meta_input password post_password sticky slug post_name guid template format menu_order comment_status ping_status featured_media categories tags tax_input post_category excerpt post_title post_content post_status import_id 0 context' ) as $name ) {
			yield $name => array( $name );
		}
	}

	#[DataProvider( 'forbidden' )]
	public function test_a_field_that_is_not_known_is_refused_and_named( string $name ): void {
		$this->login( $this->user( 'administrator' ) );
		$before = $this->posts();
		$id     = $this->post( array( 'post_author' => get_current_user_id() ) );
		foreach ( array( 'body', 'form' ) as $kind ) {
			foreach ( array( array( 'POST', '/myplugin/v1/posts' ), array( 'PATCH', "/myplugin/v1/posts/$id" ), array( 'PUT', "/myplugin/v1/posts/$id" ), array( 'POST', "/myplugin/v1/posts/$id" ) ) as list( $method, $route ) ) {
				$answer = $this->request( $method, $route, array( $kind => array( 'title' => 'T', $name => '7' ) ) );
				self::assertSame( array( 400, 'inkfast_unknown_field' ), array( $answer->status, $answer->code() ), "$method $kind {$answer->raw}" );
				self::assertSame( array( $name ), array_map( strval( ... ), array_keys( (array) $answer->get( 'data.params' ) ) ) );
			}
		}
		self::assertSame( $before + 1, $this->posts() );
	}

	#[TestWith( array( 'title' ) )]
	#[TestWith( array( 'content' ) )]
	#[TestWith( array( 'status' ) )]
	#[TestWith( array( 'form' ) )]
	public function test_a_field_of_the_body_is_refused_in_the_query( string $name ): void {
		$this->login( $this->user( 'author' ) );
		$value  = 'status' === $name ? 'draft' : ( 'form' === $name ? ( new FormTokens() )->sign( new Settings() ) : 'x' );
		$answer = $this->request( 'POST', '/myplugin/v1/posts', array( 'query' => array( $name => $value ), 'body' => array( 'title' => 'T' ) ) );
		self::assertSame( array( 400, 'inkfast_unknown_field' ), array( $answer->status, $answer->code() ), $answer->raw );
	}

	public function test_anything_else_in_the_query_is_ignored(): void {
		$this->login( $this->user( 'author' ) );
		$query = array( 'lang' => 'de', 'author' => '1', 'id' => '1', 'ver' => '7', 'theme' => array( 'a' => 'b' ), 'meta' => 'x' );
		$made  = $this->request( 'POST', '/myplugin/v1/posts', array( 'query' => $query, 'body' => array( 'title' => 'T' ) ) );
		self::assertSame( 201, $made->status, $made->raw );
		self::assertSame( 200, $this->request( 'PATCH', '/myplugin/v1/posts/' . $made->number( 'id' ), array( 'query' => $query, 'body' => array( 'title' => 'U' ) ) )->status );
		self::assertSame( (string) $made->number( 'id' ), (string) $this->request( 'GET', '/myplugin/v1/posts/' . $made->number( 'id' ), array( 'query' => $query ) )->number( 'id' ) );
	}

	public function test_names_of_cores_own_pass(): void {
		$this->login( $this->user( 'author' ) );
		$answer = $this->request( 'POST', '/myplugin/v1/posts', array( 'query' => array( '_locale' => 'user', '_fields' => 'id' ), 'form' => array( 'title' => 'T', '_wpnonce' => $this->nonce(), '_wp_http_referer' => '/write/' ) ) );
		self::assertSame( 201, $answer->status, $answer->raw );
		self::assertSame( array( 'id' ), array_keys( (array) $answer->body ) );
	}

	/**
	 * Values of a wrong type, none of them a string.
	 *
	 * @return iterable<string, array{mixed}>
	 */
	public static function wrong(): iterable {
		yield 'a number'           => array( 7 );
		yield 'a fraction'         => array( 1.5 );
		yield 'true'               => array( true );
		yield 'a list'             => array( array( 'a' ) );
		yield 'an object'          => array( array( 'raw' => 'a' ) );
		yield 'an empty list'      => array( array() );
		yield 'a list of ids'      => array( array( array( 'id' => 1 ) ) );
		yield 'null'               => array( null );
	}

	#[DataProvider( 'wrong' )]
	public function test_a_value_of_a_wrong_type_is_refused_at_its_field( mixed $value ): void {
		$this->login( $this->user( 'author' ) );
		foreach ( array( 'title', 'content', 'status', 'form' ) as $name ) {
			$answer = $this->request( 'POST', '/myplugin/v1/posts', array( 'body' => array( $name => $value ) + array( 'title' => 'T' ) ) );
			self::assertSame( 400, $answer->status, "$name {$answer->raw}" );
			self::assertSame( 'rest_invalid_param', $answer->code() );
			self::assertIsString( $answer->get( "data.params.$name" ) );
		}
	}

	#[TestWith( array( 'future' ) )]
	#[TestWith( array( 'private' ) )]
	#[TestWith( array( 'trash' ) )]
	#[TestWith( array( 'inherit' ) )]
	#[TestWith( array( 'auto-draft' ) )]
	#[TestWith( array( 'PUBLISH' ) )]
	#[TestWith( array( 'publish ' ) )]
	#[TestWith( array( '' ) )]
	#[TestWith( array( 'any' ) )]
	public function test_other_statuses_cannot_be_asked_for( string $status ): void {
		$this->login( $this->user( 'administrator' ) );
		$id = $this->post();
		foreach ( array( array( 'POST', '/myplugin/v1/posts' ), array( 'PATCH', "/myplugin/v1/posts/$id" ) ) as list( $method, $route ) ) {
			$answer = $this->request( $method, $route, array( 'body' => array( 'title' => 'T', 'status' => $status ) ) );
			self::assertSame( array( 400, 'rest_invalid_param' ), array( $answer->status, $answer->code() ), $answer->raw );
			self::assertIsString( $answer->get( 'data.params.status' ) );
		}
		self::assertSame( 'publish', get_post_status( $id ) );
	}

	public function test_a_file_is_refused_whatever_its_field_is_called(): void {
		$this->login( $this->user( 'administrator' ) );
		foreach ( array( 'content', 'title', 'file', 'async-upload' ) as $name ) {
			$request = new WP_REST_Request( 'POST', '/myplugin/v1/posts' );
			$request->set_body_params( array( 'title' => 'T' ) );
			$request->set_file_params( array( $name => array( 'name' => 'x.php', 'type' => 'text/plain', 'tmp_name' => '/tmp/x', 'size' => 1, 'error' => 0 ) ) );
			$answer = rest_do_request( $request );
			self::assertSame( 400, $answer->get_status(), $name );
			self::assertSame( 'inkfast_unknown_field', ( (array) $answer->get_data() )['code'] ?? '' );
		}
	}

	public function test_a_body_of_a_million_unknown_fields_is_answered_in_few_words(): void {
		$this->login( $this->user( 'author' ) );
		$answer = $this->request( 'POST', '/myplugin/v1/posts', array( 'raw' => '[' . str_repeat( '1,', 1000000 ) . '1]', 'headers' => array( 'Content-Type' => 'application/json' ) ) );
		self::assertSame( 400, $answer->status );
		self::assertLessThan( 4096, strlen( $answer->raw ) );
	}

	/** How many posts there are. */
	private function posts(): int {
		return (int) self::database()->get_var( 'SELECT COUNT(*) FROM ' . self::database()->posts . " WHERE post_type IN ( 'post', 'page' )" );
	}
}
