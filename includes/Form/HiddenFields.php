<?php
/**
 * What a form carries besides its text, so that it can be posted without its script.
 *
 * @package Inkfast
 */

declare( strict_types=1 );

namespace Inkfast\Form;

use Closure;

final class HiddenFields {

	/** The action of the nonce: not `wp_rest`, since a nonce for a form is no nonce for every route. */
	public const ACTION = 'inkfast_form';

	/**
	 * Keeps what it is given.
	 *
	 * @param FormTokens        $tokens Signs the settings.
	 * @param Closure(): string $key    Makes an idempotency key.
	 */
	public function __construct(
		private readonly FormTokens $tokens,
		private readonly Closure $key,
	) {}

	/**
	 * The fields of one rendering. For a visitor there is nothing personal among them: any cache may keep the page.
	 *
	 * @param Settings        $settings Checked.
	 * @param EditedPost|null $edited   The post to edit.
	 * @param Reply|null      $reply    What is said about what was posted.
	 * @return array<string, string> Value by name.
	 */
	public function of( Settings $settings, ?EditedPost $edited, ?Reply $reply ): array {
		$user  = get_current_user_id();
		$fresh = 0 === $user ? array() : array(
			'nonce' => wp_create_nonce( self::ACTION ),
			'key'   => ( $this->key )(),
			'user'  => (string) $user,
		);
		$post  = null === $edited ? array() : array(
			'id'   => (string) $edited->id,
			'etag' => $edited->etag,
			'was'  => $edited->status,
		);

		return array(
			'form' => $this->tokens->sign( $settings ),
			'mark' => $settings->mark(),
		) + $post + array_filter( $this->kept( $reply ), static fn ( string $value ): bool => '' !== $value ) + $fresh;
	}

	/**
	 * What a page goes on with that shows again what was posted: the key, so that what may have arrived does not arrive twice, and
	 * signed out, whose words they are.
	 *
	 * @param Reply|null $reply What is said about what was posted.
	 * @return array<string, string> '' for nothing.
	 */
	private function kept( ?Reply $reply ): array {
		return array(
			'key'    => $reply?->key() ?? '',
			'user'   => is_user_logged_in() || 0 === ( $reply->submission->user ?? 0 ) ? '' : (string) $reply?->submission?->user,
			'status' => $reply?->status() ?? '',
			'again'  => true === $reply?->again ? '1' : '',
		);
	}
}
