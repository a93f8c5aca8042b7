<?php
/**
 * What a post is in requests and answers, written once: REST arguments, checks and the answer's shape come from here.
 * src/posts/types.ts mirrors it, and a test holds both equal.
 *
 * @package Inkfast
 */

declare( strict_types=1 );

namespace Inkfast\Posts;

final class PostSchema {

	/** Characters. */
	public const TITLE_LIMIT = 1000;

	/** Bytes: 2 MiB. */
	public const TEXT_LIMIT = 2097152;

	/** Levels of arrays and objects in a body. */
	public const DEPTH_LIMIT = 16;

	/** Bytes of a whole body: the text may be written with escapes of six bytes. */
	public const BODY_LIMIT = 16777216;

	/**
	 * The fields that a create takes, as REST arguments.
	 *
	 * @return array<string, array<string, mixed>>
	 */
	public function create_fields(): array {
		return $this->change_fields() + array(
			'form' => array(
				'type'        => 'string',
				'description' => __( 'The signed settings of the form: post type, category, default status.', 'inkfast' ),
			),
		);
	}

	/**
	 * The fields that a change takes, as REST arguments.
	 *
	 * @return array<string, array<string, mixed>>
	 */
	public function change_fields(): array {
		return array(
			'title'   => array(
				'type'        => 'string',
				/* translators: %d: number of characters. */
				'description' => sprintf( __( 'One line of plain text, at most %d characters.', 'inkfast' ), self::TITLE_LIMIT ),
			),
			'content' => array(
				'type'        => 'string',
				/* translators: %d: number of bytes. */
				'description' => sprintf( __( 'Plain text, at most %d bytes in UTF-8.', 'inkfast' ), self::TEXT_LIMIT ),
			),
			'status'  => array(
				'type'        => 'string',
				'enum'        => PostTypes::STATUSES,
				'description' => __( 'Asked to publish without the right, the post waits for review.', 'inkfast' ),
			),
		);
	}

	/**
	 * The arguments of the list.
	 *
	 * @return array<string, array<string, mixed>>
	 */
	public function list_fields(): array {
		return array(
			'page'     => array(
				'type'    => 'integer',
				'minimum' => 1,
				'default' => 1,
			),
			'per_page' => array(
				'type'    => 'integer',
				'minimum' => 1,
				'maximum' => 100,
				'default' => 10,
			),
			'status'   => array(
				'type' => 'string',
				'enum' => array( ...PostTypes::STATUSES, 'future', 'private', 'trash' ),
			),
		);
	}

	/**
	 * The shape of a post in an answer, in JSON Schema.
	 *
	 * @return array{'$schema': string, title: string, type: string, properties: array<string, array<string, mixed>>}
	 */
	public function answer(): array {
		$text    = array( 'type' => 'string' );
		$flag    = array( 'type' => 'boolean' );
		$integer = array( 'type' => 'integer' );

		return array(
			'$schema'    => 'http://json-schema.org/draft-04/schema#',
			'title'      => 'inkfast_post',
			'type'       => 'object',
			'properties' => array(
				'id'           => $integer,
				'type'         => $text,
				'status'       => $text,
				'title'        => self::raw( 'string' ),
				'content'      => self::raw( array( 'string', 'null' ) ),
				'plain'        => $flag,
				'link'         => $text,
				'edit_link'    => $text,
				'modified'     => $integer,
				'etag'         => $text,
				'needs_review' => $flag,
				'can'          => array(
					'type'       => 'object',
					'properties' => array(
						'edit'    => $flag,
						'publish' => $flag,
						'delete'  => $flag,
					),
				),
			),
		);
	}

	/**
	 * An object with the typed text.
	 *
	 * @param string|string[] $type JSON type.
	 * @return array<string, mixed>
	 */
	private static function raw( string|array $type ): array {
		return array(
			'type'       => 'object',
			'properties' => array( 'raw' => array( 'type' => $type ) ),
		);
	}
}
