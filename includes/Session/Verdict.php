<?php
/**
 * Where a request came from, as far as reading the answer goes.
 *
 * @package Inkfast
 */

declare( strict_types=1 );

namespace Inkfast\Session;

enum Verdict {

	/** A page of this site, or something that no foreign page can read. */
	case Own;

	/** An origin that the owner added by the filter `inkfast_allowed_origins`. */
	case Added;

	/** Another origin, or a POST that hides where it comes from. */
	case Foreign;

	/** Whether the answer may hold a nonce. */
	public function passes(): bool {
		return self::Foreign !== $this;
	}
}
