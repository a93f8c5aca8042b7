<?php
/**
 * What ends a real request and would end the tests.
 *
 * @package Inkfast
 */

declare( strict_types=1 );

namespace Inkfast\Tests\Support;

use RuntimeException;

/**
 * Thrown where WordPress would die: the message is what it would say, the code its HTTP status.
 */
final class Died extends RuntimeException {}
