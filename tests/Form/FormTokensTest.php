<?php
/**
 * Tests of FormTokens.
 *
 * @package Inkfast
 */

declare( strict_types=1 );

namespace Inkfast\Tests\Form;

use Inkfast\Form\FormTokens;
use Inkfast\Form\Settings;
use Inkfast\Tests\TestCase;
use PHPUnit\Framework\Attributes\DataProvider;
use PHPUnit\Framework\Attributes\Group;

final class FormTokensTest extends TestCase {

	public function test_what_was_signed_is_read_again(): void {
		$settings = ( new FormTokens() )->verify( ( new FormTokens() )->sign( new Settings( 'my_type-2', 12, 'draft', 'Heading', 'Button' ) ) );

		self::assertEquals( new Settings( 'my_type-2', 12, 'draft' ), $settings );
	}

	public function test_it_holds_no_user_so_that_any_cache_may_keep_it(): void {
		$visitor = ( new FormTokens() )->sign( new Settings() );
		$this->login( $this->user( 'administrator' ) );

		self::assertSame( $visitor, ( new FormTokens() )->sign( new Settings() ) );
	}

	/**
	 * A changed string is not read.
	 *
	 * @param string $from What is changed.
	 * @param string $to   Into what.
	 */
	#[DataProvider( 'changes' )]
	public function test_a_changed_string_is_nothing( string $from, string $to ): void {
		$token   = ( new FormTokens() )->sign( new Settings( 'post', 12, 'pending' ) );
		$changed = preg_replace( $from, $to, $token );

		self::assertIsString( $changed );
		self::assertNotSame( $token, $changed );
		self::assertNull( ( new FormTokens() )->verify( $changed ) );
	}

	/**
	 * Patterns and what they become.
	 *
	 * @return array<string, array{string, string}>
	 */
	public static function changes(): array {
		return array(
			'the type'            => array( '/^post/', 'page' ),
			'the category'        => array( '/:12:/', ':13:' ),
			'a category as text'  => array( '/:12:/', ':012:' ),
			'a negative category' => array( '/:12:/', ':-12:' ),
			'the status'          => array( '/pending/', 'publish' ),
			'a foreign status'    => array( '/pending/', 'private' ),
			'the signature'       => array( '/.$/', 'x' ),
			'half a signature'    => array( '/.{32}$/', '' ),
			'no signature'        => array( '/:[0-9a-f]{64}$/', '' ),
			'upper case'          => array( '/^post/', 'POST' ),
			'a line end after it' => array( '/$/D', "\n" ),
			'nothing'             => array( '/^.*$/', '' ),
			'an array as text'    => array( '/^.*$/', 'a:1:{i:0;s:4:"post";}' ),
		);
	}

	public function test_another_sites_string_is_nothing(): void {
		$token = ( new FormTokens() )->sign( new Settings() );
		add_filter( 'salt', static fn (): string => 'another salt' );

		self::assertNull( ( new FormTokens() )->verify( $token ) );
	}

	#[Group( 'network' )]
	public function test_a_string_of_another_site_of_the_network_is_nothing(): void {
		$token = ( new FormTokens() )->sign( new Settings() );
		$other = wp_insert_site(
			array(
				'domain' => 'inkfast.test',
				'path'   => '/tokens/',
			)
		);
		self::assertIsInt( $other );
		switch_to_blog( $other );
		$read = ( new FormTokens() )->verify( $token );
		restore_current_blog();
		// Making tables ends a transaction, so nobody else takes the site away.
		wp_delete_site( $other );

		self::assertNull( $read );
	}
}
