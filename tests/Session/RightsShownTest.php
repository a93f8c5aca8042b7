<?php
/**
 * What the session says that a person may ask for, and the nonces of other actions.
 *
 * @package Inkfast
 */

declare( strict_types=1 );

namespace Inkfast\Tests\Session;

use Inkfast\Tests\Support\Answer;
use Inkfast\Tests\TestCase;
use PHPUnit\Framework\Attributes\TestWith;
use WP_User;

final class RightsShownTest extends TestCase {

	private const ALL = array( 'draft', 'pending', 'publish' );

	/**
	 * @param list<string> $post What may be asked for with posts.
	 * @param list<string> $page And with pages.
	 */
	#[TestWith( array( '', array(), array() ) )]
	#[TestWith( array( 'subscriber', array(), array() ) )]
	#[TestWith( array( 'contributor', array( 'draft', 'pending' ), array() ) )]
	#[TestWith( array( 'author', self::ALL, array() ) )]
	#[TestWith( array( 'editor', self::ALL, self::ALL ) )]
	#[TestWith( array( 'administrator', self::ALL, self::ALL ) )]
	public function test_each_role_is_told_what_it_may_ask_for( string $role, array $post, array $page ): void {
		if ( '' !== $role ) {
			$this->login( $this->user( $role ) );
		}
		self::assertSame( array( 'post' => $post, 'page' => $page ), $this->session()->get( 'user.can' ) );
	}

	public function test_a_custom_type_goes_by_its_own_capabilities(): void {
		$this->story();
		$writer = $this->user( 'subscriber' );
		$this->login( $writer );
		( new WP_User( $writer ) )->add_cap( 'edit_stories' );
		self::assertSame( array( 'draft', 'pending' ), $this->session()->get( 'user.can.story' ) );
		( new WP_User( $writer ) )->add_cap( 'publish_stories' );
		self::assertSame( self::ALL, $this->session()->get( 'user.can.story' ) );
		self::assertSame( array(), $this->session()->get( 'user.can.post' ) );

		$this->login( $this->user( 'author' ) );
		self::assertSame( array(), $this->session()->get( 'user.can.story' ) );
	}

	public function test_who_may_publish_but_not_edit_is_told_only_that(): void {
		$this->story( array( 'create_posts' => 'create_stories' ) );
		$writer = $this->user( 'subscriber' );
		$this->login( $writer );
		( new WP_User( $writer ) )->add_cap( 'create_stories' );
		( new WP_User( $writer ) )->add_cap( 'publish_stories' );
		self::assertSame( array( 'publish' ), $this->session()->get( 'user.can.story' ) );
	}

	public function test_only_public_types_with_title_and_text_are_there(): void {
		register_post_type( 'no_text', array( 'public' => true, 'supports' => array( 'title' ) ) );
		register_post_type( 'no_title', array( 'public' => true, 'supports' => array( 'editor' ) ) );
		register_post_type( 'hidden', array( 'public' => false, 'supports' => array( 'title', 'editor' ) ) );
		$this->login( $this->user( 'administrator' ) );
		$can = $this->session()->get( 'user.can' );
		self::assertIsArray( $can );
		self::assertSame( array( 'post', 'page' ), array_keys( $can ) );
	}

	public function test_a_right_that_is_taken_away_is_gone_at_the_next_request(): void {
		$author = $this->user( 'author' );
		$this->login( $author );
		self::assertSame( self::ALL, $this->session()->get( 'user.can.post' ) );
		( new WP_User( $author ) )->set_role( 'subscriber' );
		self::assertSame( array(), $this->session()->get( 'user.can.post' ) );
	}

	public function test_a_registered_action_is_minted_for_those_who_have_the_capability_alone(): void {
		inkfast_register_action( 'shop_reorder', 'edit_posts' );
		$this->login( $this->user( 'author' ) );
		self::assertSame( array( 'shop_reorder' => $this->nonce( 'shop_reorder' ) ), $this->session()->get( 'actions' ) );

		$this->login( $this->user( 'subscriber' ) );
		self::assertSame( array(), $this->session()->get( 'actions' ) );
	}

	public function test_a_visitor_gets_no_action_whatever_its_capability(): void {
		inkfast_register_action( 'for_all', 'exist' );
		inkfast_register_action( 'for_readers', 'read' );
		self::assertSame( array(), $this->session()->get( 'actions' ) );
	}

	public function test_several_actions_stand_side_by_side_and_the_last_registration_of_one_counts(): void {
		inkfast_register_action( 'a', 'edit_posts' );
		inkfast_register_action( 'b', 'read' );
		inkfast_register_action( 'b', 'manage_options' );
		$this->login( $this->user( 'author' ) );
		self::assertSame( array( 'a' ), array_keys( (array) $this->session()->get( 'actions' ) ) );
	}

	#[TestWith( array( 'action' ) )]
	#[TestWith( array( 'actions' ) )]
	#[TestWith( array( 'nonce_action' ) )]
	public function test_a_request_cannot_name_an_action( string $name ): void {
		$this->login( $this->user( 'administrator' ) );
		$forged = array( 'delete-post_1', 'delete-post_1', $name );
		foreach (
			array(
				array( 'query' => array( $name => 'delete-post_1' ) ),
				array( 'query' => array( $name => $forged ) ),
				array( 'body' => array( $name => $forged ) ),
				array( 'form' => array( $name => 'delete-post_1' ) ),
			) as $options
		) {
			$answer = $this->request( 'POST', '/myplugin/v1/nonce', $options + array( 'nonce' => false ) );
			self::assertSame( 200, $answer->status );
			self::assertSame( array(), $answer->get( 'actions' ) );
			self::assertStringNotContainsString( $this->nonce( 'delete-post_1' ), $answer->raw );
			self::assertSame( $this->nonce(), $answer->text( 'nonce' ) );
		}
	}

	public function test_wp_rest_cannot_be_registered_away_and_nonsense_in_the_list_is_left_out(): void {
		inkfast_register_action( 'wp_rest', 'nobody' );
		add_filter( 'inkfast_actions', static fn ( array $actions ): array => $actions + array( 7 => 'read', 'x' => array( 'read' ) ) );
		$this->login( $this->user( 'author' ) );
		self::assertSame( array(), $this->session()->get( 'actions' ) );
		self::assertSame( $this->nonce(), $this->session()->text( 'nonce' ) );

		add_filter( 'inkfast_actions', static fn (): string => 'broken', 99 );
		self::assertSame( 200, $this->session()->status );
	}

	/** The session of whoever is logged in. */
	private function session(): Answer {
		return $this->request( 'POST', '/myplugin/v1/nonce', array( 'nonce' => false ) );
	}

	/**
	 * A type with capabilities of its own.
	 *
	 * @param array<string, string> $capabilities Named otherwise.
	 */
	private function story( array $capabilities = array() ): void {
		register_post_type(
			'story',
			array(
				'public'          => true,
				'supports'        => array( 'title', 'editor' ),
				'capability_type' => array( 'story', 'stories' ),
				'capabilities'    => $capabilities,
				'map_meta_cap'    => true,
			)
		);
	}
}
