<?php
/**
 * A form's settings as one string that only this site can make.
 *
 * @package Inkfast
 */

declare( strict_types=1 );

namespace Inkfast\Form;

/**
 * The string holds no user and no time, so any cache may keep it for ever. It gives nobody a right: the route checks
 * capabilities. It only proves that an editor of this site allowed this type, category and status together.
 */
final class FormTokens {

	private const SHAPE = '/^(?<type>[a-z0-9_-]{1,20}):(?<category>0|[1-9][0-9]{0,17}):(?<status>publish|pending|draft):(?<mac>[0-9a-f]{64})$/D';

	/**
	 * Signs what the route must be able to trust: type, category and status.
	 *
	 * @param Settings $settings Checked settings.
	 */
	public function sign( Settings $settings ): string {
		$payload = implode( ':', array( $settings->type, $settings->category, $settings->status ) );

		return $payload . ':' . $this->mac( $payload );
	}

	/**
	 * Reads a signed string; null when this site did not sign it. Heading and button are not in it.
	 *
	 * Whether the type is still eligible and the category still there is for the route to see: both may go while a page lies in a cache.
	 *
	 * @param string $token As sign() gave it.
	 */
	public function verify( string $token ): ?Settings {
		if ( 1 !== preg_match( self::SHAPE, $token, $parts ) ) {
			return null;
		}

		$payload = substr( $token, 0, -65 );

		return hash_equals( $this->mac( $payload ), $parts['mac'] )
			? new Settings( $parts['type'], (int) $parts['category'], $parts['status'] )
			: null;
	}

	/**
	 * The proof. Bound to the blog, because a network's sites may share their salts.
	 *
	 * @param string $payload What is proved.
	 */
	private function mac( string $payload ): string {
		return hash_hmac( 'sha256', 'inkfast_form|' . get_current_blog_id() . '|' . $payload, wp_salt( 'auth' ) );
	}
}
