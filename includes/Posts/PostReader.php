<?php
/**
 * Reads a request's body into a PostInput, or says what is wrong with it.
 *
 * @package Inkfast
 */

declare( strict_types=1 );

namespace Inkfast\Posts;

use Inkfast\Delivery\ErrorCode;
use WP_Error;
use WP_REST_Request;

/**
 * Types are checked by the REST arguments before; here is what JSON Schema has no words for, at the same place for every caller.
 */
final class PostReader {

	/** Unknown fields that an answer names at the most. */
	private const NAMED_FIELDS = 20;

	/** Keeps what it is given. */
	public function __construct( private readonly PostSchema $schema ) {}

	/**
	 * Reads a create.
	 *
	 * @param WP_REST_Request $request Its body: title, content, status, form.
	 * @return PostInput|WP_Error
	 *
	 * @phpstan-param WP_REST_Request<array<string, mixed>> $request
	 */
	public function for_create( WP_REST_Request $request ): PostInput|WP_Error {
		$input = $this->read( $request, array_keys( $this->schema->create_fields() ) );

		return $input instanceof PostInput ? self::refuse_blank( $input->title ?? '', $input->content ?? '' ) ?? $input : $input;
	}

	/**
	 * Reads a change.
	 *
	 * @param WP_REST_Request $request Its body: title, content, status.
	 * @param string          $title   The post's title as it is stored.
	 * @param string          $content The post's content as it is stored.
	 * @return PostInput|WP_Error
	 *
	 * @phpstan-param WP_REST_Request<array<string, mixed>> $request
	 */
	public function for_change( WP_REST_Request $request, string $title, string $content ): PostInput|WP_Error {
		$input = $this->read( $request, array_keys( $this->schema->change_fields() ) );

		// Who changes the status alone leaves the rest as it is, whatever it is.
		if ( $input instanceof WP_Error || ( null === $input->title && null === $input->content ) ) {
			return $input;
		}

		return self::refuse_blank( $input->title ?? PlainText::decode_title( $title ) ?? $title, $input->content ?? PlainText::decode( $content ) ?? $content ) ?? $input;
	}

	/**
	 * Reads and checks field by field.
	 *
	 * @param WP_REST_Request $request The request.
	 * @param list<string>    $known   The fields that it may hold.
	 * @return PostInput|WP_Error
	 *
	 * @phpstan-param WP_REST_Request<array<string, mixed>> $request
	 */
	private function read( WP_REST_Request $request, array $known ): PostInput|WP_Error {
		$body    = self::body( $request );
		$title   = isset( $body['title'] ) && is_string( $body['title'] ) ? PlainText::trim( $body['title'] ) : null;
		$content = isset( $body['content'] ) && is_string( $body['content'] ) ? PlainText::normalise( $body['content'] ) : null;
		$status  = isset( $body['status'] ) && is_string( $body['status'] ) ? $body['status'] : null;

		return self::refuse_unread( $request, $body )
			?? self::refuse_unknown( $request, $body, $known )
			?? self::refuse_deep( $body )
			?? self::refuse_lines( $title ?? '' )
			?? self::refuse_characters( 'title', $title ?? '', '/[\x00-\x08\x0A-\x1F\x7F]|\xC2[\x80-\x9F]/' )
			?? self::refuse_characters( 'content', $content ?? '', '/[\x00-\x08\x0B-\x1F\x7F]|\xC2[\x80-\x9F]/' )
			?? self::refuse_long( $title ?? '', $content ?? '' )
			?? new PostInput( $title, $content, $status );
	}

	/**
	 * The body alone, whatever its kind. Core's `_…` names are core's affair.
	 *
	 * @param WP_REST_Request $request The request.
	 * @return array<array-key, mixed>
	 *
	 * @phpstan-param WP_REST_Request<array<string, mixed>> $request
	 */
	private static function body( WP_REST_Request $request ): array {
		// Core gives null where there is no JSON.
		$parts = array_filter( array( $request->get_json_params(), $request->get_body_params(), $request->get_file_params() ), is_array( ... ) );

		return array_replace( ...array_reverse( array( array(), ...$parts ) ) );
	}

	/**
	 * Refuses a body of a kind that WordPress does not read: it would look like an empty one.
	 *
	 * @param WP_REST_Request         $request The request.
	 * @param array<array-key, mixed> $body    What was read of it.
	 *
	 * @phpstan-param WP_REST_Request<array<string, mixed>> $request
	 */
	private static function refuse_unread( WP_REST_Request $request, array $body ): ?WP_Error {
		return array() === $body && '' !== '' . $request->get_body() && ! $request->is_json_content_type()
			? ErrorCode::Invalid->error( array(), __( 'The body of the request could not be read. Send JSON or a form.', 'inkfast' ) )
			: null;
	}

	/**
	 * Refuses fields that are not known, and known ones in the query, where they would be merged in unseen.
	 *
	 * @param WP_REST_Request         $request The request.
	 * @param array<array-key, mixed> $body    Its body.
	 * @param list<string>            $known   The fields that it may hold.
	 *
	 * @phpstan-param WP_REST_Request<array<string, mixed>> $request
	 */
	private static function refuse_unknown( WP_REST_Request $request, array $body, array $known ): ?WP_Error {
		$unknown = array_filter( array_map( strval( ... ), array_diff( array_keys( $body ), $known ) ), static fn ( string $name ): bool => ! str_starts_with( $name, '_' ) );
		// A file is no text, whatever its field is called.
		$misplaced = array_intersect( array_map( strval( ... ), array_keys( $request->get_query_params() + $request->get_file_params() ) ), $known );
		$params    = array();

		// Naming all of a million would make the answer larger than what was sent.
		foreach ( array_slice( array_merge( $unknown, $misplaced ), 0, self::NAMED_FIELDS ) as $name ) {
			$params[ $name ] = __( 'This field is not known here.', 'inkfast' );
		}

		return array() === $params ? null : ErrorCode::UnknownField->error( array( 'params' => $params ) );
	}

	/**
	 * Refuses bodies that are nested too deeply.
	 *
	 * @param array<array-key, mixed> $body The body.
	 */
	private static function refuse_deep( array $body ): ?WP_Error {
		$level = array( $body );

		for ( $depth = 0; array() !== $level; $depth++ ) {
			if ( $depth >= PostSchema::DEPTH_LIMIT ) {
				/* translators: %d: number of levels. */
				return ErrorCode::Invalid->error( array( 'limit' => PostSchema::DEPTH_LIMIT ), sprintf( __( 'The request is nested deeper than %d levels.', 'inkfast' ), PostSchema::DEPTH_LIMIT ) );
			}
			$level = array_merge( ...array_map( static fn ( array $item ): array => array_filter( array_values( $item ), is_array( ... ) ), $level ) );
		}

		return null;
	}

	/**
	 * Refuses a title of several lines.
	 *
	 * @param string $title Title.
	 */
	private static function refuse_lines( string $title ): ?WP_Error {
		return false !== strpbrk( $title, "\r\n" )
			? ErrorCode::Invalid->error( array( 'params' => array( 'title' => __( 'The title must be one line. Please remove its line breaks.', 'inkfast' ) ) ) )
			: null;
	}

	/**
	 * Refuses characters that no keyboard makes and that no page can show.
	 *
	 * @param string $field  The field's name.
	 * @param string $value  Its value.
	 * @param string $banned A pattern of bytes.
	 */
	private static function refuse_characters( string $field, string $value, string $banned ): ?WP_Error {
		if ( mb_check_encoding( $value, 'UTF-8' ) && 1 !== preg_match( $banned, $value ) ) {
			return null;
		}

		return ErrorCode::Invalid->error( array( 'params' => array( $field => __( 'This holds a control character or a broken character, which cannot be shown. Please remove it.', 'inkfast' ) ) ) );
	}

	/**
	 * Refuses what is over the limits, naming them.
	 *
	 * @param string $title   Title.
	 * @param string $content Text.
	 */
	private static function refuse_long( string $title, string $content ): ?WP_Error {
		return match ( true ) {
			mb_strlen( $title, 'UTF-8' ) > PostSchema::TITLE_LIMIT => self::too_large(
				'title',
				PostSchema::TITLE_LIMIT,
				'characters',
				/* translators: %s: a number. */
				sprintf( __( 'The title can have %s characters at most.', 'inkfast' ), number_format_i18n( PostSchema::TITLE_LIMIT ) )
			),
			strlen( $content ) > PostSchema::TEXT_LIMIT => self::too_large(
				'content',
				PostSchema::TEXT_LIMIT,
				'bytes',
				/* translators: %s: a size, like 2 MB. */
				sprintf( __( 'The text can have %s at most.', 'inkfast' ), size_format( PostSchema::TEXT_LIMIT ) )
			),
			default => null,
		};
	}

	/**
	 * Refuses a post of which nothing would be seen.
	 *
	 * @param string $title   The title that the post would have.
	 * @param string $content The text that the post would have.
	 */
	private static function refuse_blank( string $title, string $content ): ?WP_Error {
		if ( ! PlainText::is_blank( $title ) || ! PlainText::is_blank( $content ) ) {
			return null;
		}

		return ErrorCode::Invalid->error( array( 'params' => array( 'content' => __( 'Please write a title or a text first.', 'inkfast' ) ) ) );
	}

	/**
	 * The 413 that names its field and limit.
	 *
	 * @param string $field   Field.
	 * @param int    $limit   Number.
	 * @param string $unit    `characters` or `bytes`.
	 * @param string $message For a person.
	 */
	private static function too_large( string $field, int $limit, string $unit, string $message ): WP_Error {
		return ErrorCode::TooLarge->error(
			array(
				'field'  => $field,
				'limit'  => $limit,
				'unit'   => $unit,
				'params' => array( $field => $message ),
			),
			$message
		);
	}
}
