<?php
/**
 * Whose turn it is with a claim.
 *
 * @package Inkfast
 */

declare( strict_types=1 );

namespace Inkfast\Delivery;

enum Holder {

	/** Nobody else's: it is new, or whoever took it last is out of time. */
	case Me;

	/** Another request's that is believed to be at work. */
	case Another;

	/** Nobody's any more: all is done. */
	case Nobody;

	/** The key was used for something else. */
	case SomethingElse;
}
