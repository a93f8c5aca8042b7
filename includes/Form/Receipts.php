<?php
/**
 * What became of a form that was posted without its script, told by the address that the browser is sent to.
 *
 * @package Inkfast
 */

declare( strict_types=1 );

namespace Inkfast\Form;

use Inkfast\Posts\PostAnswer;
use Inkfast\Posts\PostRights;
use WP_Post;

/**
 * The address says which post, which form and how it came about, signed for one person; all else is looked up, by that person's rights, when it is opened.
 */
final class Receipts {

	/** In the page's address. */
	public const NAME = 'inkfast_sent';

	private const SHAPE = '/^(?<id>[1-9][0-9]{0,17})\.(?<deed>new|saved|moved|review)\.(?<mark>[0-9a-f]{16})\.(?<mac>[0-9a-f]{64})$/D';

	/** Keeps what it is given. */
	public function __construct(
		private readonly FormPage $page,
		private readonly PostRights $rights,
		private readonly Labels $labels,
	) {}

	/**
	 * Where to send the current user's browser. Always on this site: see FormPage::url().
	 *
	 * @param Submission $submission What came.
	 * @param int        $id         The post's.
	 * @param bool       $review     Whether it was to be published and waits for review instead.
	 */
	public function address( Submission $submission, int $id, bool $review ): string {
		$deed = match ( true ) {
			$review                      => 'review',
			null === $submission->id     => 'new',
			'' === $submission->status() => 'saved',
			default                      => 'moved',
		};
		// What is no mark of a form is shown by none.
		$mark    = 1 === preg_match( '/^[0-9a-f]{16}$/D', $submission->mark ) ? $submission->mark : str_repeat( '0', 16 );
		$payload = "$id.$deed.$mark";

		return add_query_arg( self::NAME, $payload . '.' . $this->mac( $payload ), $this->page->edit_url( $submission->id ?? 0 ) );
	}

	/**
	 * What a form says because of the address.
	 *
	 * @param Settings        $settings The form's.
	 * @param EditedPost|null $edited   The post that stands in the form.
	 */
	public function reply( Settings $settings, ?EditedPost $edited ): ?Reply {
		// phpcs:ignore WordPress.Security.NonceVerification.Recommended, WordPress.Security.ValidatedSanitizedInput -- signed, and nothing is done by it.
		$receipt = $_GET[ self::NAME ] ?? null;

		if ( ! is_string( $receipt ) || ! is_user_logged_in() || 1 !== preg_match( self::SHAPE, $receipt, $parts ) || ! hash_equals( $this->mac( substr( $receipt, 0, -65 ) ), $parts['mac'] ) ) {
			return null;
		}

		$post = $this->rights->find( (int) $parts['id'] );

		return null !== $post && self::concerns( $post, $edited ) && $settings->mark() === $parts['mark']
			? new Reply( $this->labels->sent( $parts['deed'], $post ), $this->links( $post, $edited ) )
			: null;
	}

	/**
	 * Whether there is something to say about a post. Since the address was made it may have gone to the trash, or into other hands.
	 *
	 * @param WP_Post         $post   The post.
	 * @param EditedPost|null $edited The post that stands in the form.
	 */
	private static function concerns( WP_Post $post, ?EditedPost $edited ): bool {
		return 'trash' !== $post->post_status && current_user_can( 'read_post', $post->ID ) && ( null === $edited || $edited->id === $post->ID );
	}

	/**
	 * What can be done next, as the script offers it.
	 *
	 * @param WP_Post         $post   The post.
	 * @param EditedPost|null $edited The post that stands in the form.
	 * @return array<string, string> Words by address.
	 */
	private function links( WP_Post $post, ?EditedPost $edited ): array {
		$link = PostAnswer::link( $post );
		$view = 'publish' === $post->post_status ? __( 'View', 'inkfast' ) : __( 'Preview', 'inkfast' );
		$edit = null === $edited && current_user_can( 'edit_post', $post->ID );

		return ( '' === $link ? array() : array( $link => $view ) )
			+ ( $edit ? array( $this->page->edit_url( $post->ID ) => __( 'Edit', 'inkfast' ) ) : array() )
			+ array( $this->page->url() => __( 'Write another', 'inkfast' ) );
	}

	/**
	 * The proof that this site has said it, to the current user.
	 *
	 * @param string $payload What is proved.
	 */
	private function mac( string $payload ): string {
		return hash_hmac( 'sha256', implode( '|', array( 'inkfast_sent', get_current_blog_id(), get_current_user_id(), $payload ) ), wp_salt( 'auth' ) );
	}
}
