<?php
/**
 * Every way of calling that tutorials show works.
 *
 * @package Inkfast
 */

declare( strict_types=1 );

namespace Inkfast\Tests\Posts;

use Inkfast\Posts\PostSchema;
use Inkfast\Tests\Support\Answer;
use Inkfast\Tests\TestCase;
use PHPUnit\Framework\Attributes\TestWith;
use WP_Application_Passwords;
use WP_User;

final class CallingTest extends TestCase {

	private const ROUTE = '/myplugin/v1/posts';

	public function test_fetch_with_json_and_only_a_title(): void {
		$this->login( $this->user( 'author' ) );
		$answer = $this->request( 'POST', self::ROUTE, array( 'nonce' => false, 'headers' => array( 'Content-Type' => 'application/json', 'X-WP-Nonce' => $this->nonce() ), 'raw' => '{"title":"New Post"}' ) );
		self::assertSame( array( 201, 'New Post', 'draft' ), array( $answer->status, $answer->get( 'title.raw' ), $answer->get( 'status' ) ), $answer->raw );
		self::assertSame( rest_url( 'myplugin/v1/posts/' . $answer->number( 'id' ) ), $answer->header( 'Location' ) );
		self::assertSame( '"' . $answer->text( 'etag' ) . '"', $answer->header( 'ETag' ) );
	}

	public function test_axios_with_its_accept_header_and_charset(): void {
		$this->login( $this->user( 'author' ) );
		$headers = array( 'Content-Type' => 'application/json;charset=utf-8', 'Accept' => 'application/json, text/plain, */*', 'X-Requested-With' => 'XMLHttpRequest' );
		self::assertSame( 201, $this->request( 'POST', self::ROUTE, array( 'raw' => '{"title":"New Post"}', 'headers' => $headers ) )->status );
	}

	public function test_jquery_with_a_form_and_the_nonce_in_a_header(): void {
		$this->login( $this->user( 'author' ) );
		$headers = array( 'Content-Type' => 'application/x-www-form-urlencoded; charset=UTF-8', 'X-Requested-With' => 'XMLHttpRequest' );
		$answer  = $this->request( 'POST', self::ROUTE, array( 'form' => array( 'title' => 'It\'s "new" \\ Post' ), 'headers' => $headers ) );
		self::assertSame( array( 201, 'It\'s "new" \\ Post' ), array( $answer->status, $answer->get( 'title.raw' ) ) );
	}

	public function test_a_form_with_the_nonce_in_a_field_and_in_the_query(): void {
		$this->login( $this->user( 'author' ) );
		self::assertSame( 201, $this->request( 'POST', self::ROUTE, array( 'nonce' => false, 'form' => array( 'title' => 'A', '_wpnonce' => $this->nonce() ) ) )->status );
		self::assertSame( 201, $this->request( 'POST', self::ROUTE, array( 'nonce' => false, 'query' => array( '_wpnonce' => $this->nonce() ), 'form' => array( 'title' => 'A' ) ) )->status );
		self::assertSame( 200, $this->request( 'GET', self::ROUTE, array( 'nonce' => false, 'query' => array( '_wpnonce' => $this->nonce() ) ) )->status );
	}

	#[TestWith( array( 'PUT' ) )]
	#[TestWith( array( 'PATCH' ) )]
	#[TestWith( array( 'POST' ) )]
	public function test_a_change_by_each_method_and_each_kind_of_body( string $method ): void {
		$this->login( $this->user( 'author' ) );
		$id = $this->request( 'POST', self::ROUTE, array( 'body' => array( 'title' => 'A' ) ) )->number( 'id' );
		foreach ( array( 'body', 'form' ) as $kind ) {
			$answer = $this->request( $method, self::ROUTE . "/$id", array( $kind => array( 'content' => "By $kind, $method" ) ) );
			self::assertSame( array( 200, "By $kind, $method", 'A' ), array( $answer->status, $answer->get( 'content.raw' ), $answer->get( 'title.raw' ) ) );
		}
	}

	public function test_a_method_in_a_header_for_servers_that_know_few(): void {
		$this->login( $this->user( 'author' ) );
		$id = $this->request( 'POST', self::ROUTE, array( 'body' => array( 'title' => 'A' ) ) )->number( 'id' );
		self::assertSame( 'B', $this->request( 'POST', self::ROUTE . "/$id", array( 'headers' => array( 'X-HTTP-Method-Override' => 'PATCH' ), 'body' => array( 'title' => 'B' ) ) )->get( 'title.raw' ) );
		self::assertSame( 'trash', $this->request( 'POST', self::ROUTE . "/$id", array( 'headers' => array( 'X-HTTP-Method-Override' => 'DELETE' ) ) )->get( 'status' ) );
	}

	public function test_the_tutorials_own_way_out_of_an_expired_nonce(): void {
		$this->login( $this->user( 'author' ) );
		$send = fn ( string $nonce ): Answer => $this->request( 'POST', self::ROUTE, array( 'nonce' => $nonce, 'body' => array( 'title' => 'New Post' ) ) );

		$refused = $send( 'expired' );
		self::assertSame( array( 403, 'rest_cookie_invalid_nonce' ), array( $refused->status, $refused->code() ) );
		$fresh = $this->request( 'GET', '/myplugin/v1/nonce', array( 'nonce' => false ) );
		self::assertSame( 201, $send( $fresh->text( 'nonce' ) )->status );
	}

	public function test_basic_auth_with_an_application_password(): void {
		$author = $this->user( 'author' );
		$made   = WP_Application_Passwords::create_new_application_password( $author, array( 'name' => 'App' ) );
		self::assertIsArray( $made );
		$basic   = array( 'server' => array( 'PHP_AUTH_USER' => ( new WP_User( $author ) )->user_login, 'PHP_AUTH_PW' => $made[0] ), 'headers' => array( 'Origin' => null, 'Sec-Fetch-Site' => null ) );
		$created = $this->request( 'POST', self::ROUTE, $basic + array( 'body' => array( 'title' => 'App' ) ) );
		self::assertSame( 201, $created->status, $created->raw );
		$id = $created->number( 'id' );
		self::assertSame( 200, $this->request( 'PATCH', self::ROUTE . "/$id", $basic + array( 'body' => array( 'status' => 'publish' ) ) )->status );
		self::assertSame( 200, $this->request( 'GET', self::ROUTE, $basic )->status );
		self::assertSame( 200, $this->request( 'DELETE', self::ROUTE . "/$id", $basic )->status );
	}

	public function test_an_answer_has_exactly_the_fields_and_types_of_the_schema(): void {
		$this->login( $this->user( 'author' ) );
		$schema = ( new PostSchema() )->answer();
		$made   = $this->request( 'POST', self::ROUTE, array( 'body' => array( 'title' => 'A', 'status' => 'publish' ) ) );
		$list   = $this->request( 'GET', self::ROUTE );
		foreach ( array( $made->body, $list->get( '0' ) ) as $post ) {
			self::assertIsArray( $post );
			self::assertSame( array_keys( $schema['properties'] ), array_keys( $post ) );
			$valid = rest_validate_value_from_schema( $post, self::closed( $schema ), 'post' );
			self::assertTrue( $valid, is_wp_error( $valid ) ? $valid->get_error_message() : '' );
		}
		self::assertSame( $schema['properties'], array_intersect_key( (array) $this->request( 'OPTIONS', self::ROUTE )->get( 'schema.properties' ), $schema['properties'] ) );
	}

	/**
	 * A schema in which every property must be there, and no other may.
	 *
	 * @param array<array-key, mixed> $schema The schema.
	 * @return array<array-key, mixed>
	 */
	private static function closed( array $schema ): array {
		if ( isset( $schema['properties'] ) && is_array( $schema['properties'] ) ) {
			$schema['additionalProperties'] = false;
			foreach ( $schema['properties'] as $name => $property ) {
				$schema['properties'][ $name ] = self::closed( array( 'required' => true ) + (array) $property );
			}
		}

		return $schema;
	}
}
