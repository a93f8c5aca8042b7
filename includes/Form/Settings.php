<?php
/**
 * What a form was set up to do, after every value was checked.
 *
 * @package Inkfast
 */

declare( strict_types=1 );

namespace Inkfast\Form;

final class Settings {

	/** The statuses that a form may ask for. */
	public const STATUSES = array( 'publish', 'pending', 'draft' );

	/**
	 * Keeps what it is given.
	 *
	 * @param string $type     Name of an eligible post type.
	 * @param int    $category Id of a category, 0 for the site's default.
	 * @param string $status   One of STATUSES: what the form asks for; the writer's rights decide what becomes of it.
	 * @param string $heading  Plain text, '' for none.
	 * @param string $button   Plain text, '' for a label that follows the writer's rights.
	 */
	public function __construct(
		public readonly string $type = 'post',
		public readonly int $category = 0,
		public readonly string $status = 'publish',
		public readonly string $heading = '',
		public readonly string $button = '',
	) {}

	/** Tells this form from others of its page, not of its site: what was posted is shown in the form that it came from, also when the site's salts have changed since. */
	public function mark(): string {
		return substr( hash( 'sha256', implode( "\0", array( $this->type, $this->category, $this->status, $this->heading, $this->button ) ) ), 0, 16 );
	}
}
