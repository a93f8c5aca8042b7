<?php
/**
 * Type, category and default status come from the signed settings alone.
 *
 * @package Inkfast
 */

declare( strict_types=1 );

namespace Inkfast\Tests\Posts;

use Inkfast\Form\FormTokens;
use Inkfast\Form\Settings;
use Inkfast\Tests\Support\Answer;
use Inkfast\Tests\TestCase;
use PHPUnit\Framework\Attributes\TestWith;
use WP_User;

final class FormSettingsTest extends TestCase {

	#[TestWith( array( 'draft', 'draft' ) )]
	#[TestWith( array( 'pending', 'pending' ) )]
	#[TestWith( array( 'publish', 'publish' ) )]
	public function test_the_forms_status_is_the_default_and_the_writers_word_goes_before_it( string $status, string $result ): void {
		$this->login( $this->user( 'author' ) );
		$token = $this->token( new Settings( 'post', 0, $status ) );
		self::assertSame( array( $result, false ), array( $this->create( $token )->get( 'status' ), $this->create( $token )->get( 'needs_review' ) ) );
		self::assertSame( 'draft', $this->create( $token, array( 'status' => 'draft' ) )->get( 'status' ) );
	}

	public function test_a_form_that_publishes_gives_nobody_the_right_to(): void {
		$this->login( $this->user( 'contributor' ) );
		$answer = $this->create( $this->token( new Settings( 'post', 0, 'publish' ) ) );
		self::assertSame( array( 201, 'pending', true ), array( $answer->status, $answer->get( 'status' ), $answer->get( 'needs_review' ) ) );
		$this->login( $this->user( 'subscriber' ) );
		self::assertSame( 'inkfast_cannot_create', $this->create( $this->token( new Settings() ) )->code() );
		$this->logout();
		self::assertSame( 'inkfast_signed_out', $this->create( $this->token( new Settings() ) )->code() );
	}

	public function test_the_category_is_the_forms_and_else_the_sites_default(): void {
		$category = wp_insert_term( 'Letters', 'category' );
		self::assertIsArray( $category );
		$this->login( $this->user( 'contributor' ) );
		$made = $this->create( $this->token( new Settings( 'post', $category['term_id'] ) ) );
		self::assertSame( array( $category['term_id'] ), wp_get_post_categories( $made->number( 'id' ) ) );
		$made = $this->create( null );
		self::assertSame( array( 1 ), wp_get_post_categories( $made->number( 'id' ) ) );
	}

	public function test_a_category_that_one_may_not_assign_or_that_is_gone_is_refused(): void {
		$category = wp_insert_term( 'Letters', 'category' );
		self::assertIsArray( $category );
		$token = $this->token( new Settings( 'post', $category['term_id'] ) );
		$this->login( $this->user( 'author' ) );
		add_filter( 'map_meta_cap', static fn ( array $caps, string $cap ): array => 'assign_term' === $cap ? array( 'do_not_allow' ) : $caps, 10, 2 );
		$refused = $this->create( $token );
		self::assertSame( array( 403, 'inkfast_cannot_assign' ), array( $refused->status, $refused->code() ) );
		remove_all_filters( 'map_meta_cap' );
		wp_delete_term( $category['term_id'], 'category' );
		self::assertSame( 'inkfast_cannot_assign', $this->create( $token )->code() );
	}

	public function test_another_type_goes_by_its_own_capabilities(): void {
		$this->story();
		$token = $this->token( new Settings( 'story', 0, 'publish' ) );
		$this->login( $this->user( 'administrator' ) );
		self::assertSame( 'inkfast_cannot_create', $this->create( $token )->code(), 'edit_posts and publish_posts are no rights to stories' );

		$writer = $this->user( 'subscriber' );
		$this->login( $writer );
		( new WP_User( $writer ) )->add_cap( 'edit_stories' );
		$made = $this->create( $token );
		self::assertSame( array( 201, 'story', 'pending', true ), array( $made->status, $made->get( 'type' ), $made->get( 'status' ), $made->get( 'needs_review' ) ), $made->raw );
		( new WP_User( $writer ) )->add_cap( 'publish_stories' );
		self::assertSame( 'publish', $this->create( $token )->get( 'status' ) );
		self::assertSame( 'inkfast_cannot_create', $this->create( null )->code(), 'rights to stories are none to posts' );
	}

	public function test_who_may_publish_but_not_edit_makes_no_draft(): void {
		$this->story( array( 'create_posts' => 'create_stories' ) );
		$writer = $this->user( 'subscriber' );
		( new WP_User( $writer ) )->add_cap( 'create_stories' );
		( new WP_User( $writer ) )->add_cap( 'publish_stories' );
		$this->login( $writer );
		$token = $this->token( new Settings( 'story', 0, 'publish' ) );
		self::assertSame( 201, $this->create( $token )->status );
		foreach ( array( 'draft', 'pending' ) as $status ) {
			self::assertSame( 'inkfast_cannot_create', $this->create( $token, array( 'status' => $status ) )->code() );
		}
		self::assertSame( 'inkfast_cannot_create', $this->create( $this->token( new Settings( 'story', 0, 'draft' ) ) )->code() );
	}

	public function test_a_type_that_no_form_may_use_any_more_is_unknown(): void {
		$this->story();
		$token = $this->token( new Settings( 'story' ) );
		unregister_post_type( 'story' );
		$this->login( $this->user( 'administrator' ) );
		foreach ( array( $token, $this->token( new Settings( 'attachment' ) ), $this->token( new Settings( 'wp_block' ) ), $this->token( new Settings( 'nav_menu_item' ) ) ) as $each ) {
			$answer = $this->create( $each );
			self::assertSame( array( 400, 'inkfast_unknown_form' ), array( $answer->status, $answer->code() ), $answer->raw );
		}
	}

	public function test_a_token_with_one_character_changed_anywhere_is_unknown_and_nothing_is_stored(): void {
		$this->login( $this->user( 'administrator' ) );
		$token  = $this->token( new Settings( 'post', 1, 'draft' ) );
		$tokens = new FormTokens();
		foreach ( array_keys( str_split( $token ) ) as $place ) {
			foreach ( array( '0', 'p', ':', "\n" ) as $character ) {
				$forged = substr_replace( $token, $character, $place, 1 );
				if ( $forged !== $token ) {
					self::assertNull( $tokens->verify( $forged ), "at $place" );
				}
			}
		}
		foreach ( array( '', ' ', "$token\n", " $token", strtoupper( $token ), 'page' . substr( $token, 4 ), substr( $token, 0, -64 ), substr( $token, 0, -1 ), 'post:1:draft:', str_replace( ':1:', ':01:', $token ) ) as $forged ) {
			$answer = $this->create( $forged );
			self::assertSame( array( 400, 'inkfast_unknown_form' ), array( $answer->status, $answer->code() ), $forged );
		}
	}

	public function test_a_token_that_another_key_or_another_sites_number_signed_is_unknown(): void {
		$this->login( $this->user( 'administrator' ) );
		$payload = 'page:0:publish';
		foreach ( array( wp_hash( $payload ), hash( 'sha256', $payload ), hash_hmac( 'sha256', $payload, wp_salt( 'auth' ) ), hash_hmac( 'sha256', 'inkfast_form|2|' . $payload, wp_salt( 'auth' ) ), hash_hmac( 'sha256', 'inkfast_form|1|' . $payload, wp_salt( 'nonce' ) ), hash_hmac( 'sha256', 'inkfast_form|1|' . $payload, '' ) ) as $mac ) {
			self::assertSame( 'inkfast_unknown_form', $this->create( "$payload:$mac" )->code() );
		}
	}

	/**
	 * A type with capabilities of its own.
	 *
	 * @param array<string, string> $capabilities Named otherwise.
	 */
	private function story( array $capabilities = array() ): void {
		register_post_type( 'story', array( 'public' => true, 'supports' => array( 'title', 'editor' ), 'capability_type' => array( 'story', 'stories' ), 'capabilities' => $capabilities, 'map_meta_cap' => true ) );
	}

	/**
	 * Signs settings as the shortcode does.
	 *
	 * @param Settings $settings The settings.
	 */
	private function token( Settings $settings ): string {
		return ( new FormTokens() )->sign( $settings );
	}

	/**
	 * Asks to create by a form.
	 *
	 * @param string|null           $token Its settings.
	 * @param array<string, string> $more  More of the body.
	 */
	private function create( ?string $token, array $more = array() ): Answer {
		return $this->request( 'POST', '/myplugin/v1/posts', array( 'body' => array( 'title' => 'T' ) + ( null === $token ? array() : array( 'form' => $token ) ) + $more ) );
	}
}
