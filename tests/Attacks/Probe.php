<?php
/**
 * An object that must never be woken.
 *
 * @package Inkfast
 */

declare( strict_types=1 );

namespace Inkfast\Tests\Attacks;

use LogicException;

final class Probe {

	/** Runs when somebody unserializes what a request brought. */
	public function __wakeup() {
		throw new LogicException( 'Something of a request was unserialized.' );
	}
}
