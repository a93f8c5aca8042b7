<?php
/**
 * What goes over the wire has the same shape in both languages.
 *
 * @package Inkfast
 */

declare( strict_types=1 );

namespace Inkfast\Tests\Delivery;

use Inkfast\Posts\PostSchema;
use Inkfast\Tests\TestCase;
use RuntimeException;

final class ShapesTest extends TestCase {

	public function test_a_post_in_an_answer(): void {
		self::assertSame( $this->fields( ( new PostSchema() )->answer() ), ( new TypeScript( 'src/posts/types.ts' ) )->fields( 'Post' ) );
	}

	public function test_what_a_create_and_a_change_take(): void {
		$types = new TypeScript( 'src/posts/types.ts' );
		foreach ( array( 'CreateInput' => ( new PostSchema() )->create_fields(), 'ChangeInput' => ( new PostSchema() )->change_fields() ) as $name => $fields ) {
			$expected = array();
			foreach ( $fields as $field => $schema ) {
				$expected[ "$field?" ] = isset( $schema['enum'] ) ? 'AskedStatus' : $this->type( $schema );
			}
			self::assertSame( $expected, $types->fields( $name ) );
		}
		self::assertSame( $types->union( 'AskedStatus' ), ( new PostSchema() )->change_fields()['status']['enum'] ?? null );
	}

	public function test_the_session(): void {
		$schema = $this->request( 'OPTIONS', '/myplugin/v1/nonce' )->get( 'schema' );
		self::assertIsArray( $schema );
		$types           = new TypeScript( 'src/session/types.ts' );
		$session         = $types->fields( 'Grant' );
		$session['user'] = $types->fields( 'SessionUser' );
		self::assertSame( $this->fields( $schema ), $session );
	}

	public function test_the_reader_of_typescript_overlooks_nothing(): void {
		$this->expectException( RuntimeException::class );
		( new TypeScript( 'src/posts/types.ts' ) )->fields( 'PostsClient' );
	}

	/**
	 * The fields of an object as TypeScript would have them.
	 *
	 * @param array<array-key, mixed> $schema JSON Schema.
	 * @return array<array-key, mixed>
	 */
	private function fields( array $schema ): array {
		self::assertIsArray( $schema['properties'] ?? null );

		return array_map( $this->type( ... ), $schema['properties'] );
	}

	/**
	 * The type of a value as TypeScript would have it.
	 *
	 * @param mixed $schema JSON Schema.
	 * @return string|array<array-key, mixed>
	 */
	private function type( mixed $schema ): string|array {
		self::assertIsArray( $schema );

		return match ( $schema['type'] ?? null ) {
			'string'                  => 'string',
			'integer'                 => 'number',
			'boolean'                 => 'boolean',
			array( 'string', 'null' ) => 'string | null',
			'array'                   => 'readonly ' . $this->named( $schema['items'] ?? null ) . '[]',
			'object'                  => isset( $schema['properties'] ) ? $this->fields( $schema ) : 'Readonly< Record< string, ' . $this->named( $schema['additionalProperties'] ?? null ) . ' > >',
			default                   => throw new RuntimeException( 'Not understood: ' . wp_json_encode( $schema ) ),
		};
	}

	/**
	 * A type that is one word or a few.
	 *
	 * @param mixed $schema JSON Schema.
	 */
	private function named( mixed $schema ): string {
		$type = $this->type( $schema );
		self::assertIsString( $type );

		return $type;
	}
}
