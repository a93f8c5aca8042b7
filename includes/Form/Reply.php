<?php
/**
 * What a form says about what was posted, and what stands in its fields.
 *
 * @package Inkfast
 */

declare( strict_types=1 );

namespace Inkfast\Form;

final class Reply {

	/**
	 * Keeps what it is given.
	 *
	 * @param string                $message    What happened, plain text.
	 * @param array<string, string> $links      Plain text of a link by its address. Where typed text is on the page they open a new tab.
	 * @param Submission|null       $submission What was typed and is stored nowhere; null where there is nothing.
	 * @param array<string, string> $errors     Plain text by field, title or content.
	 * @param EditedPost|null       $stored     The stored version to choose from.
	 * @param string                $etag       The version that the next send takes the place of, '' for the one that was typed over.
	 * @param bool                  $keeps_key  Whether the next send is another attempt at the same delivery.
	 * @param bool                  $is_new     Whether the next send makes a new post, whatever this one was to change.
	 * @param bool                  $again      Whether the next send means a second post with the same words.
	 */
	public function __construct(
		public readonly string $message,
		public readonly array $links = array(),
		public readonly ?Submission $submission = null,
		public readonly array $errors = array(),
		public readonly ?EditedPost $stored = null,
		public readonly string $etag = '',
		public readonly bool $keeps_key = true,
		public readonly bool $is_new = false,
		public readonly bool $again = false,
	) {}

	/** The key to go on with, '' for a new one. */
	public function key(): string {
		return $this->keeps_key ? $this->submission->key ?? '' : '';
	}

	/** The status to ask for where a new post takes the place of one that is gone: a draft that is posted anew stays one. '' for the form's own. */
	public function status(): string {
		if ( ! $this->is_new || null === $this->submission ) {
			return '';
		}

		return '' === $this->submission->status() ? $this->submission->was : $this->submission->status();
	}

	/**
	 * The post that the form goes on changing, with what was typed in its fields.
	 *
	 * @param EditedPost|null $opened As it is stored, where it can be opened.
	 * @return EditedPost|null Null: the form writes a new one.
	 */
	public function over( ?EditedPost $opened ): ?EditedPost {
		if ( null === $this->submission ) {
			return $opened;
		}
		$id = $this->is_new ? null : $this->submission->id;

		return null === $id ? null : new EditedPost(
			$id,
			$this->submission->title,
			$this->submission->content,
			// Not the version that happens to be stored by now: somebody's changes would be overwritten unseen.
			'' === $this->etag ? $this->submission->etag : $this->etag,
			$opened->status ?? $this->submission->was,
			$opened->next ?? '',
		);
	}
}
