<?php
/**
 * A2: the attachment of somebody else.
 *
 * @package Inkfast
 */

declare( strict_types=1 );

namespace Inkfast\Tests\Attacks;

use Inkfast\Tests\TestCase;

final class A02AttachmentsTest extends TestCase {

	public function test_comes_with_what_it_attacks(): void {
		self::markTestSkipped( 'No attachment can be named yet: featured_media is an unknown field (StrictFieldsTest).' );
	}
}
