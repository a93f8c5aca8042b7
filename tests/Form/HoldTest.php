<?php
/**
 * Tests of what a posted form is taken for, and of why it is shown again.
 *
 * @package Inkfast
 */

declare( strict_types=1 );

namespace Inkfast\Tests\Form;

use Inkfast\Form\Hold;
use Inkfast\Form\Submission;
use PHPUnit\Framework\Attributes\DataProvider;
use PHPUnit\Framework\TestCase;

final class HoldTest extends TestCase {

	private const KEY = '0123456789abcdef0123456789abcdef';

	/**
	 * Who may go on to the route.
	 *
	 * @param Hold|null             $hold      What comes of it.
	 * @param array<string, string> $fields    Of the form.
	 * @param int                   $user      Who is here.
	 * @param bool                  $is_proven Whether the nonce is good.
	 */
	#[DataProvider( 'pages' )]
	public function test_only_a_page_of_the_person_who_is_here_with_a_nonce_and_a_key_goes_on( ?Hold $hold, array $fields, int $user, bool $is_proven ): void {
		$submission = Submission::from( $fields );

		self::assertInstanceOf( Submission::class, $submission );
		self::assertSame( $hold, Hold::why( $submission, $user, $is_proven ) );
	}

	/**
	 * Pages, and who is here.
	 *
	 * @return array<string, array{Hold|null, array<string, string>, int, bool}>
	 */
	public static function pages(): array {
		$own = array(
			'nonce' => 'n',
			'key'   => self::KEY,
			'user'  => '7',
		);

		return array(
			'one’s own'                           => array( null, $own, 7, true ),
			'signed out'                          => array( Hold::SignedOut, $own, 0, false ),
			'signed out, a visitor’s nonce'       => array( Hold::SignedOut, $own, 0, true ),
			'a visitor’s page, signed out'        => array( Hold::SignedOut, array(), 0, false ),
			'a visitor’s page, signed in'         => array( Hold::NobodysPage, array(), 7, false ),
			'one’s own, too old'                  => array( Hold::Expired, $own, 7, false ),
			'one’s own, signed in since'          => array( Hold::NobodysPage, array( 'nonce' => '' ) + $own, 7, false ),
			'another’s'                           => array( Hold::SomebodyElse, $own, 8, false ),
			'another’s, shown signed out between' => array( Hold::SomebodyElse, array( 'nonce' => '' ) + $own, 8, false ),
			'no key'                              => array( Hold::Expired, array( 'key' => '' ) + $own, 7, true ),
			'what is no key'                      => array( Hold::Expired, array( 'key' => 'short' ) + $own, 7, true ),
			'a user that is no number'            => array( Hold::Expired, array( 'user' => '8abc' ) + $own, 7, false ),
		);
	}

	/**
	 * What is printed back is what was typed, and of the rest only what has the right shape.
	 *
	 * @param mixed                $fields   As they came.
	 * @param array<string, mixed> $expected Some of what is made of them.
	 */
	#[DataProvider( 'fields' )]
	public function test_what_has_no_right_shape_counts_as_missing( mixed $fields, array $expected ): void {
		$read = Submission::from( $fields );

		self::assertInstanceOf( Submission::class, $read );
		self::assertSame(
			$expected,
			array_intersect_key(
				array(
					'title'   => $read->title,
					'content' => $read->content,
					'status'  => $read->status(),
					'body'    => $read->body,
					'id'      => $read->id,
					'etag'    => $read->etag,
					'key'     => $read->key,
				),
				$expected
			)
		);
	}

	/**
	 * Fields, and what is made of them.
	 *
	 * @return array<string, array{mixed, array<string, mixed>}>
	 */
	public static function fields(): array {
		return array(
			'nothing'            => array( array(), array( 'title' => '', 'content' => '', 'body' => array(), 'id' => null ) ),
			'a text'             => array( array( 'title' => ' a ', 'content' => "a\r\nb\rc\\" ), array( 'title' => ' a ', 'content' => "a\nb\nc\\" ) ),
			'arrays'             => array( array( 'title' => array( 'x' ), 'key' => array( self::KEY ), 'id' => array( '7' ) ), array( 'title' => '', 'body' => array( 'title' => array( 'x' ) ), 'id' => null, 'key' => '' ) ),
			'the route’s affair' => array( array( 'author' => '1', 'nonce' => 'n' ), array( 'body' => array( 'author' => '1' ) ) ),
			'no number'          => array( array( 'id' => '7/../8' ), array( 'id' => 0 ) ),
			'a number'           => array( array( 'id' => '7', 'etag' => 'abc123' ), array( 'id' => 7, 'etag' => 'abc123' ) ),
			'no version'         => array( array( 'etag' => '*' ), array( 'etag' => '' ) ),
			'an unknown status'  => array( array( 'status' => 'private' ), array( 'status' => '', 'body' => array( 'status' => 'private' ) ) ),
			'a list'             => array( array( 'a', 'b' ), array( 'title' => '', 'body' => array( '0' => 'a', '1' => 'b' ) ) ),
		);
	}

	public function test_what_is_no_array_is_no_form(): void {
		self::assertNull( Submission::from( null ) );
		self::assertNull( Submission::from( 'title' ) );
	}
}
