<?php
/**
 * Tests of SettingsReader.
 *
 * @package Inkfast
 */

declare( strict_types=1 );

namespace Inkfast\Tests\Form;

use Inkfast\Form\AttributeProblem;
use Inkfast\Form\Settings;
use Inkfast\Form\SettingsReader;
use Inkfast\Posts\PostTypes;
use Inkfast\Tests\TestCase;
use PHPUnit\Framework\Attributes\DataProvider;

final class SettingsReaderTest extends TestCase {

	public function test_without_attributes_it_is_a_post_to_publish(): void {
		self::assertEquals( new Settings( 'post', 0, 'publish', '', '' ), self::read( array() ) );
	}

	public function test_every_attribute_counts(): void {
		$news = self::category( 'news' );

		self::assertEquals(
			new Settings( 'post', $news, 'pending', 'Tell us', 'Send it' ),
			self::read(
				array(
					'type'     => 'post',
					'category' => 'news',
					'status'   => 'pending',
					'heading'  => ' Tell us ',
					'button'   => 'Send it',
				)
			)
		);
	}

	public function test_a_category_is_named_by_its_id_too(): void {
		$news = self::category( 'news' );

		self::assertEquals( new Settings( category: $news ), self::read( array( 'category' => (string) $news ) ) );
	}

	public function test_a_slug_of_digits_is_found_where_no_such_id_is(): void {
		$year = self::category( '987654' );

		self::assertEquals( new Settings( category: $year ), self::read( array( 'category' => '987654' ) ) );
	}

	public function test_a_type_of_a_plugin_may_be_used_when_it_is_public_and_has_title_and_text(): void {
		register_post_type( 'story', array( 'public' => true ) );

		self::assertEquals( new Settings( 'story' ), self::read( array( 'type' => 'story' ) ) );
	}

	/**
	 * A wrong attribute is named with its value and what is allowed.
	 *
	 * @param array<array-key, string> $attributes Attributes.
	 * @param list<string>             $parts      Parts of the sentence.
	 */
	#[DataProvider( 'mistakes' )]
	public function test_a_mistake_is_named_with_what_is_allowed( array $attributes, array $parts ): void {
		self::category( 'news' );
		register_post_type( 'hidden', array( 'public' => false ) );
		register_post_type(
			'picture',
			array(
				'public'   => true,
				'supports' => array( 'title' ),
			)
		);
		$problems = self::read( $attributes );

		self::assertIsArray( $problems );
		self::assertCount( 1, $problems );
		foreach ( $parts as $part ) {
			self::assertStringContainsString( $part, $problems[0]->sentence() );
		}
	}

	/**
	 * Attributes with one mistake, and what the notice must hold.
	 *
	 * @return array<string, array{array<array-key, string>, list<string>}>
	 */
	public static function mistakes(): array {
		return array(
			'no such type'              => array( array( 'type' => 'pots' ), array( 'type="pots"', 'post, page' ) ),
			'a type that is not public' => array( array( 'type' => 'hidden' ), array( 'type="hidden"', 'post, page' ) ),
			'a type without text'       => array( array( 'type' => 'picture' ), array( 'type="picture"' ) ),
			'attachments'               => array( array( 'type' => 'attachment' ), array( 'type="attachment"' ) ),
			'revisions'                 => array( array( 'type' => 'revision' ), array( 'type="revision"' ) ),
			'no such status'            => array( array( 'status' => 'private' ), array( 'status="private"', 'publish, pending, draft' ) ),
			'a status in capitals'      => array( array( 'status' => 'Draft' ), array( 'status="Draft"' ) ),
			'no such category'          => array( array( 'category' => 'nwes' ), array( 'category="nwes"', 'news' ) ),
			'no category of that id'    => array( array( 'category' => '999999' ), array( 'category="999999"' ) ),
			'a type without categories' => array(
				array(
					'type'     => 'page',
					'category' => 'news',
				),
				array( 'category="news"', 'page has no categories' ),
			),
			'an attribute nobody knows' => array( array( 'tag' => 'a' ), array( 'tag="a"', 'type, category, status, heading, button' ) ),
			'a value without a name'    => array( array( 'draft' ), array( '“draft”', 'heading' ) ),
			'typographic quotes'        => array( array( 'status' => '”draft”' ), array( 'status="”draft”"' ) ),
		);
	}

	public function test_every_mistake_is_told_at_once(): void {
		$problems = self::read(
			array(
				'type'   => 'pots',
				'status' => 'later',
				'colour' => 'red',
			)
		);

		self::assertIsArray( $problems );
		self::assertSame( array( 'colour', 'type', 'status' ), array_map( static fn ( AttributeProblem $problem ): string => $problem->attribute, $problems ) );
	}

	public function test_what_a_filter_sets_is_checked_too(): void {
		add_filter( 'inkfast_form_settings', static fn ( array $settings ): array => array( 'status' => 'trash' ) + $settings );

		$problems = self::read( array() );

		self::assertIsArray( $problems );
		self::assertSame( 'trash', $problems[0]->value );
	}

	public function test_a_filter_that_gives_nonsense_breaks_nothing(): void {
		add_filter( 'inkfast_form_settings', '__return_null' );

		self::assertEquals( new Settings(), self::read( array() ) );
	}

	/**
	 * Reads attributes.
	 *
	 * @param array<array-key, mixed> $attributes Attributes.
	 * @return Settings|list<AttributeProblem>
	 */
	private static function read( array $attributes ): Settings|array {
		return ( new SettingsReader( new PostTypes() ) )->read( $attributes );
	}

	/**
	 * Makes a category.
	 *
	 * @param string $slug Its slug.
	 */
	private static function category( string $slug ): int {
		$made = wp_insert_term( "Category $slug", 'category', array( 'slug' => $slug ) );
		self::assertIsArray( $made );

		return $made['term_id'];
	}
}
