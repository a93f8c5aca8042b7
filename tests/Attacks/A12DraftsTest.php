<?php
/**
 * A12: drafts and resumes of others.
 *
 * @package Inkfast
 */

declare( strict_types=1 );

namespace Inkfast\Tests\Attacks;

use Inkfast\Tests\TestCase;

final class A12DraftsTest extends TestCase {

	public function test_comes_with_what_it_attacks(): void {
		self::markTestSkipped( 'There are no drafts on a device and no keys yet.' );
	}
}
