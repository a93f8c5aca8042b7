<?php
/**
 * Finds the post that a form's words stand in already.
 *
 * @package Inkfast
 */

declare( strict_types=1 );

namespace Inkfast\Form;

use Closure;
use Inkfast\Delivery\Claims;
use Inkfast\Delivery\IdempotencyKey;
use Inkfast\Posts\PlainText;
use WP_Post;

/**
 * A browser that goes back to a page which no cache may keep has it made anew, with a new key, and puts into it what was typed. A courtesy: that a key posts
 * once is decided by its claim alone.
 */
final class Repeats {

	/** Seconds for which the same words count as the same post. */
	private const FRESH = DAY_IN_SECONDS;

	/**
	 * Keeps what it is given.
	 *
	 * @param Claims         $claims The keys that have come.
	 * @param Closure(): int $clock  Unix seconds.
	 */
	public function __construct(
		private readonly Claims $claims,
		private readonly Closure $clock,
	) {}

	/**
	 * A post of the current user with these words, unless this is another attempt at posting it.
	 *
	 * @param Submission $submission What came.
	 * @param Settings   $settings   The form's.
	 */
	public function of( Submission $submission, Settings $settings ): ?WP_Post {
		$key = IdempotencyKey::read( $submission->key );
		if ( null !== $submission->id || $submission->again || ! $key instanceof IdempotencyKey || $this->claims->knows( get_current_user_id(), $key ) ) {
			return null;
		}

		// As many as src/posts/client.ts looks at.
		$newest = get_posts(
			array(
				'author'      => get_current_user_id(),
				'post_type'   => $settings->type,
				'post_status' => array( 'publish', 'pending', 'draft', 'future', 'private' ),
				'numberposts' => 5,
				'orderby'     => 'ID',
			)
		);

		foreach ( $newest as $post ) {
			if ( $this->is_same( $post, $submission ) ) {
				return $post;
			}
		}

		return null;
	}

	/**
	 * Whether a post is what was typed, and new.
	 *
	 * @param WP_Post    $post       The post.
	 * @param Submission $submission What came.
	 */
	private function is_same( WP_Post $post, Submission $submission ): bool {
		return PlainText::decode_title( $post->post_title ) === PlainText::trim( $submission->title )
			&& PlainText::decode( $post->post_content ) === $submission->content
			&& (int) get_post_timestamp( $post, 'modified' ) > ( $this->clock )() - self::FRESH;
	}
}
