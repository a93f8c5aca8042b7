<?php
/**
 * A16: tokens that can be guessed. FormSettingsTest changes every byte of one.
 *
 * @package Inkfast
 */

declare( strict_types=1 );

namespace Inkfast\Tests\Attacks;

use Inkfast\Form\FormTokens;
use Inkfast\Form\Settings;
use Inkfast\Tests\TestCase;

final class A16TokensTest extends TestCase {

	public function test_no_weak_source_of_randomness_is_used_anywhere(): void {
		foreach ( A15InjectionTest::sources() as $file => $source ) {
			self::assertDoesNotMatchRegularExpression( '/\b(rand|mt_rand|mt_srand|uniqid|lcg_value|shuffle|array_rand|str_shuffle|crc32|sha1)\s*\(/', $source, $file );
		}
	}

	public function test_secrets_are_compared_in_constant_time(): void {
		$sources = A15InjectionTest::sources();
		foreach ( array( 'FormTokens.php', 'ETag.php' ) as $file ) {
			self::assertStringContainsString( 'hash_equals(', $sources[ $file ] );
		}
		foreach ( $sources as $file => $source ) {
			self::assertDoesNotMatchRegularExpression( '/(?<![=!])[=!]=(?!=)/', $source, "$file compares loosely" );
			self::assertDoesNotMatchRegularExpression( '/\$(this->)?(mac|hmac|salt|secret|nonce|token)\w*(\[[^\]]*\])?\s*[!=]==|(?<!null )[!=]==\s*\$(this->)?(mac|hmac|salt|secret|nonce|token)\b/i', $source, "$file compares a secret with ===" );
		}
	}

	public function test_a_forms_proof_is_a_keyed_hash_of_all_that_it_says(): void {
		$tokens = new FormTokens();
		$seen   = array();
		foreach ( array( 'post', 'page' ) as $type ) {
			foreach ( array( 0, 1, 11 ) as $category ) {
				foreach ( array( 'draft', 'pending', 'publish' ) as $status ) {
					$mac = substr( $tokens->sign( new Settings( $type, $category, $status ) ), -64 );
					self::assertMatchesRegularExpression( '/^[0-9a-f]{64}$/', $mac );
					$seen[] = $mac;
				}
			}
		}
		self::assertSame( $seen, array_values( array_unique( $seen ) ) );
	}

	public function test_without_the_sites_key_no_proof_can_be_made(): void {
		$tokens = new FormTokens();
		$token  = $tokens->sign( new Settings() );
		add_filter( 'salt', static fn (): string => 'another site' );
		self::assertNull( $tokens->verify( $token ) );
		self::assertNotSame( $token, $tokens->sign( new Settings() ) );
	}

	public function test_a_nonce_is_cores_own_and_differs_by_user_session_and_action(): void {
		$seen = array( $this->nonce() );
		foreach ( array( 'author', 'author', 'editor' ) as $role ) {
			$user = $this->user( $role );
			foreach ( array( 1, 2 ) as $session ) {
				$this->login( $user );
				$nonce = $this->request( 'POST', '/myplugin/v1/nonce', array( 'nonce' => false ) )->text( 'nonce' );
				self::assertSame( $this->nonce(), $nonce, "session $session" );
				$seen[] = $nonce;
			}
		}
		self::assertSame( $seen, array_values( array_unique( $seen ) ) );
	}
}
