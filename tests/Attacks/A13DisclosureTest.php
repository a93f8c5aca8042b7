<?php
/**
 * A13: what refusals and errors give away.
 *
 * @package Inkfast
 */

declare( strict_types=1 );

namespace Inkfast\Tests\Attacks;

use Inkfast\Tests\Form\Posting;
use Inkfast\Tests\TestCase;
use PHPUnit\Framework\Attributes\TestWith;

final class A13DisclosureTest extends TestCase {
	use Posting;

	#[TestWith( array( '' ) )]
	#[TestWith( array( 'subscriber' ) )]
	#[TestWith( array( 'contributor' ) )]
	#[TestWith( array( 'author' ) )]
	public function test_no_refusal_tells_of_anothers_post( string $role ): void {
		$owner  = $this->user( 'editor' );
		$hidden = array();
		foreach ( array( 'draft', 'pending', 'private', 'publish' ) as $status ) {
			$hidden[] = $this->post( array( 'post_author' => $owner, 'post_status' => $status, 'post_title' => 'Hidden words', 'post_content' => 'Hidden words', 'post_excerpt' => 'Hidden words', 'post_name' => 'hidden-words', 'post_password' => 'hidden-words' ) );
		}
		wp_trash_post( $hidden[1] );
		if ( '' !== $role ) {
			$this->login( $this->user( $role ) );
		}
		foreach ( $hidden as $id ) {
			foreach ( array( array( 'GET', array() ), array( 'PATCH', array( 'body' => array( 'title' => 'T' ) ) ), array( 'PATCH', array( 'body' => array( 'title' => array() ) ) ), array( 'DELETE', array() ), array( 'GET', array( 'query' => array( '_embed' => '1', 'context' => 'edit', 'password' => 'hidden-words' ) ) ), array( 'PATCH', array( 'headers' => array( 'If-Match' => '"x"' ), 'body' => array( 'title' => 'T' ) ) ) ) as list( $method, $options ) ) {
				$answer = $this->request( $method, "/myplugin/v1/posts/$id", $options );
				self::assertGreaterThanOrEqual( 400, $answer->status );
				self::assertDoesNotMatchRegularExpression( '/hidden.words/i', $answer->raw . wp_json_encode( $answer->headers ) );
				self::assertNull( $answer->header( 'ETag' ) );
				self::assertNull( $answer->get( 'data.etag' ), 'a conflict is told only to who may edit' );
			}
		}
		self::assertStringNotContainsString( 'Hidden words', $this->request( 'GET', '/myplugin/v1/posts' )->raw );
	}

	public function test_a_draft_that_one_may_not_know_of_answers_as_one_that_is_not_there(): void {
		$draft = $this->post( array( 'post_author' => $this->user( 'editor' ), 'post_status' => 'draft' ) );
		$this->login( $this->user( 'author' ) );
		foreach ( array( 'GET', 'DELETE', 'PATCH' ) as $method ) {
			$there = $this->request( $method, "/myplugin/v1/posts/$draft" );
			$none  = $this->request( $method, '/myplugin/v1/posts/99999999' );
			self::assertSame( array( $none->status, $none->raw, array_keys( $none->headers ), $none->header( 'Allow' ) ), array( $there->status, $there->raw, array_keys( $there->headers ), $there->header( 'Allow' ) ) );
		}
	}

	public function test_an_error_of_the_database_shows_no_statement_table_or_path(): void {
		$this->login( $this->user( 'author' ) );
		$id = $this->request( 'POST', '/myplugin/v1/posts', array( 'body' => array( 'title' => 'T' ) ) )->number( 'id' );
		self::database()->suppress_errors();
		add_filter( 'query', static fn ( string $query ): string => 1 === preg_match( '/^\s*(INSERT|UPDATE)/', $query ) ? 'INSERT INTO secret_table VALUES ( 1 )' : $query );
		$answers = array(
			$this->request( 'POST', '/myplugin/v1/posts', array( 'body' => array( 'title' => 'T' ) ) ),
			$this->request( 'PATCH', "/myplugin/v1/posts/$id", array( 'body' => array( 'title' => 'U' ) ) ),
			$this->request( 'PATCH', "/myplugin/v1/posts/$id", array( 'body' => array( 'title' => 'U' ), 'headers' => array( 'If-Match' => '*' ) ) ),
		);
		remove_all_filters( 'query' );
		self::database()->suppress_errors( false );
		foreach ( $answers as $answer ) {
			self::assertSame( array( 500, 'inkfast_not_saved' ), array( $answer->status, $answer->code() ), $answer->raw );
			self::assertDoesNotMatchRegularExpression( '/secret_table|INSERT|UPDATE|wp_posts|\.php|mysql|mariadb/i', $answer->raw );
		}
	}

	public function test_the_session_tells_of_nobody_but_the_caller(): void {
		$me = $this->user( 'author' );
		$this->login( $me );
		$raw = $this->request( 'POST', '/myplugin/v1/nonce', array( 'nonce' => false, 'query' => array( 'user' => '1', 'user_id' => '1', 'id' => '1' ) ) )->raw;
		self::assertStringContainsString( "\"id\":$me", $raw );
		self::assertDoesNotMatchRegularExpression( '/@example|user_login|user_email|user_pass|session_token|Ada Admin/', $raw );
	}

	public function test_a_list_and_an_answer_hold_no_address_password_or_other_authors_name(): void {
		$me = $this->user( 'author' );
		$this->post( array( 'post_author' => $me, 'post_password' => 'open-sesame' ) );
		$this->login( $me );
		self::assertDoesNotMatchRegularExpression( '/open-sesame|@example|user_/', $this->request( 'GET', '/myplugin/v1/posts' )->raw );
	}

	public function test_the_index_of_routes_gives_nothing_of_the_owner(): void {
		$raw = $this->request( 'GET', '/myplugin/v1' )->raw . $this->request( 'OPTIONS', '/myplugin/v1/posts' )->raw;
		self::assertStringNotContainsString( ABSPATH, $raw );
		self::assertStringNotContainsString( wp_salt( 'auth' ), $raw );
	}

	public function test_no_address_of_what_was_sent_shows_anothers_post(): void {
		$page  = $this->form_page();
		$owner = $this->user( 'editor' );
		$this->login( $owner );
		$answer = $this->submit( $page, self::fields( $this->open_page( $page ), array( 'title' => 'Hidden words', 'content' => 'C' ) ) );
		self::assertStringContainsString( 'Published: Hidden words', $this->follow( $page, $answer ) );
		$mine  = (int) self::database()->get_var( 'SELECT MAX( ID ) FROM ' . self::database()->posts . " WHERE post_type = 'post'" );
		$draft = $this->post( array( 'post_author' => $owner, 'post_status' => 'draft', 'post_title' => 'Hidden words' ) );
		foreach ( array( $this->user( 'author' ), $this->user( 'administrator' ), 0, $owner ) as $user ) {
			0 === $user ? $this->logout() : $this->login( $user );
			// The owner's own address is the owner's alone; and of another post not even theirs.
			foreach ( $user === $owner ? array( str_replace( "=$mine.", "=$draft.", $answer ), str_replace( '.new.', '.saved.', $answer ) ) : array( $answer ) as $address ) {
				$html = $this->follow( $page, $address );
				self::assertStringNotContainsString( 'Hidden words', $html );
				self::assertNotSame( array(), self::all( $html, '//form' ) );
			}
		}
		$this->login( $owner );
		wp_update_post( array( 'ID' => $mine, 'post_author' => $this->user( 'administrator' ), 'post_status' => 'private' ) );
		( new \WP_User( $owner ) )->set_role( 'author' );
		$this->login( $owner );
		self::assertCount( 1, self::all( $this->follow( $page, $answer ), '//form' ), 'in other hands since' );
	}

	public function test_a_replay_of_a_form_goes_to_nobody_else(): void {
		$page = $this->form_page();
		$this->login( $this->user( 'editor' ) );
		$fields = self::fields( $this->open_page( $page ), array( 'title' => 'Hidden words', 'content' => 'C' ) );
		$first  = $this->submit( $page, $fields );
		$this->login( $this->user( 'author' ) );
		$second = $this->submit( $page, array( 'nonce' => $this->nonce( \Inkfast\Form\HiddenFields::ACTION ) ) + $fields );
		self::assertStringStartsWith( 'Location', $second );
		self::assertNotSame( strtok( explode( 'inkfast_sent=', $first )[1], '.' ), strtok( explode( 'inkfast_sent=', $second )[1], '.' ) );
	}

	public function test_a_conflict_shows_the_stored_version_to_nobody_who_may_not_edit(): void {
		$page = $this->form_page();
		$id   = $this->post( array( 'post_author' => $this->user( 'editor' ), 'post_title' => 'Hidden words', 'post_status' => 'draft' ) );
		foreach ( array( 'author', 'contributor' ) as $role ) {
			$this->login( $this->user( $role ) );
			$html = $this->submit( $page, array( 'id' => (string) $id, 'etag' => 'abc' ) + self::fields( $this->open_page( $page ), array( 'title' => 'T', 'content' => 'C' ) ) );
			self::assertStringNotContainsString( 'Hidden words', $html );
			self::assertStringContainsString( 'The post is not there any more', $html );
		}
	}
}
