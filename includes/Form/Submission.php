<?php
/**
 * What a form brought that was posted without its script.
 *
 * @package Inkfast
 */

declare( strict_types=1 );

namespace Inkfast\Form;

use Inkfast\Delivery\IdempotencyKey;
use Inkfast\Posts\PlainText;
use Inkfast\Posts\PostTypes;

/**
 * Nothing here is checked but the shape of what is printed back into the page: checking a post is the routes' affair.
 */
final class Submission {

	/** All fields are in one array of this name, so that none is taken for a query variable of WordPress (a post type `form`, a taxonomy `status`). */
	public const NAME = 'inkfast';

	/** Fields that are the form's own affair; whatever else comes is for the route to take or to refuse. */
	private const OWN = array( 'mark', 'nonce', 'key', 'user', 'etag', 'id', 'was', 'again' );

	/**
	 * Keeps what it is given.
	 *
	 * @param string               $title   As it was typed.
	 * @param string               $content As it was typed, with line ends as a textarea has them.
	 * @param array<string, mixed> $body  For the route: title, content, status, form, and whatever does not belong there.
	 * @param string               $mark  Which form of the page: see Settings::mark().
	 * @param string               $nonce '' from a page that was made for a visitor.
	 * @param string               $key   The rendering's idempotency key, '' where there is none that could be one.
	 * @param int                  $user  Whom the page was made for, 0 for a visitor or nobody who can be known. It proves nothing.
	 * @param string               $etag  The version that the text belongs to.
	 * @param int|null             $id    The post to change, null for a new one, 0 for something that no post can be.
	 * @param string               $was   The status that the post to change had.
	 * @param bool                 $again Whether a second post with the same words is meant.
	 */
	private function __construct(
		public readonly string $title,
		public readonly string $content,
		public readonly array $body,
		public readonly string $mark,
		public readonly string $nonce,
		public readonly string $key,
		public readonly int $user,
		public readonly string $etag,
		public readonly ?int $id,
		public readonly string $was,
		public readonly bool $again,
	) {}

	/**
	 * Reads the fields.
	 *
	 * @param mixed $fields Of the name NAME, without slashes.
	 * @return self|null Null: no form of this plugin was posted.
	 */
	public static function from( mixed $fields ): ?self {
		if ( ! is_array( $fields ) ) {
			return null;
		}

		$own  = array_filter( array_intersect_key( $fields, array_flip( self::OWN ) ), is_string( ... ) ) + array_fill_keys( self::OWN, '' );
		$body = array();
		foreach ( array_diff_key( $fields, array_flip( self::OWN ) ) as $name => $value ) {
			$body[ (string) $name ] = $value;
		}

		return new self(
			self::string( $body, 'title' ),
			PlainText::normalise( self::string( $body, 'content' ) ),
			$body,
			$own['mark'],
			$own['nonce'],
			IdempotencyKey::read( $own['key'] ) instanceof IdempotencyKey ? trim( $own['key'] ) : '',
			self::number( $own['user'] ),
			1 === preg_match( '/^[0-9a-f]{1,64}$/D', $own['etag'] ) ? $own['etag'] : '',
			'' === $own['id'] ? null : self::number( $own['id'] ),
			self::known( $own['was'] ),
			'' !== $own['again'],
		);
	}

	/** The status that a button asked for, '' for the form's own. */
	public function status(): string {
		return self::known( self::string( $this->body, 'status' ) );
	}

	/** The signed settings of the form. */
	public function form(): string {
		return self::string( $this->body, 'form' );
	}

	/**
	 * A field of the body.
	 *
	 * @param array<string, mixed> $body The body.
	 * @param string               $name The field's name.
	 * @return string '' for what is no text.
	 */
	private static function string( array $body, string $name ): string {
		$value = $body[ $name ] ?? '';

		return is_string( $value ) ? $value : '';
	}

	/**
	 * A status that may be asked for.
	 *
	 * @param string $status As it came.
	 * @return string '' for any other.
	 */
	private static function known( string $status ): string {
		return in_array( $status, PostTypes::STATUSES, true ) ? $status : '';
	}

	/**
	 * A number of a user or a post, as strict as the routes'.
	 *
	 * @param string $value As it came.
	 * @return int 0 for what is none.
	 */
	private static function number( string $value ): int {
		return 1 === preg_match( '/^[1-9][0-9]{0,17}$/D', $value ) ? (int) $value : 0;
	}
}
