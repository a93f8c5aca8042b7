<?php
/**
 * The daily clearing up.
 *
 * @package Inkfast
 */

declare( strict_types=1 );

namespace Inkfast\Setup;

use Inkfast\Delivery\Claims;
use Inkfast\Posts\Deliveries;

final class Daily {

	/** Keeps what it is given. */
	public function __construct(
		private readonly Deliveries $deliveries,
		private readonly Claims $claims,
	) {}

	/** Tells of posts whose makers died before they could, and removes old claims. */
	public function run(): void {
		$this->deliveries->tell_of_those_left_behind();

		if ( ! $this->claims->prune() ) {
			// There are more than one run takes.
			wp_schedule_single_event( time() + HOUR_IN_SECONDS, Lifecycle::EVENT );
		}
	}
}
