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
 * Thrown where WordPress would redirect: the message is the address, the code the HTTP status.
 */
final class Redirected extends RuntimeException {}
