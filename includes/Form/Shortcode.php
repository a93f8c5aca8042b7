<?php
/**
 * The shortcode `[inkfast_form type= category= status= heading= button=]`.
 *
 * @package Inkfast
 */

declare( strict_types=1 );

namespace Inkfast\Form;

use Inkfast\Delivery\ErrorCode;
use Inkfast\Posts\PostRights;
use WP_Error;

final class Shortcode {

	public const NAME = 'inkfast_form';

	/** Keeps what it is given. */
	public function __construct(
		private readonly SettingsReader $reader,
		private readonly FormPage $page,
		private readonly PostRights $rights,
		private readonly EditOpener $opener,
		private readonly Submissions $submissions,
		private readonly Receipts $receipts,
		private readonly View $view,
		private readonly Assets $assets,
		private readonly PageCache $cache,
	) {}

	/** Action `init`. */
	public function register(): void {
		add_shortcode( self::NAME, $this->render( ... ) );
	}

	/**
	 * The form's HTML, or what stands in its place.
	 *
	 * @param array<array-key, mixed>|string $attributes As WordPress parsed them, '' for none.
	 */
	public function render( array|string $attributes ): string {
		if ( ! $this->page->can_hold_form() ) {
			return $this->view->notice( $this->elsewhere() );
		}

		$this->cache->keep_out();
		$this->assets->enqueue_style();
		$settings = $this->reader->read( is_array( $attributes ) ? $attributes : array() );

		return $settings instanceof Settings ? $this->form( $settings ) : $this->view->notice( $this->wrong( $settings ) );
	}

	/**
	 * The form for the person who looks at it.
	 *
	 * @param Settings $settings Checked.
	 */
	private function form( Settings $settings ): string {
		$reply = $this->submissions->reply( $settings );
		if ( null !== $reply?->submission ) {
			return $this->again( $settings, $reply );
		}

		$edited = $this->opener->open( $settings, $this->page->edited_id() );
		if ( $edited instanceof Notice ) {
			return $this->view->notice( $edited, $settings->heading );
		}

		$may = null === $edited ? $this->rights->to_create( $settings ) : true;
		if ( $may instanceof WP_Error && ErrorCode::SignedOut->value !== $may->get_error_code() ) {
			return $this->view->notice( new Notice( $may->get_error_message() ), $settings->heading );
		}

		$receipt = null === $reply ? $this->receipts->reply( $settings, $edited ) : null;
		if ( null !== $receipt && null === $edited ) {
			return $this->view->sent( $settings, $receipt );
		}
		$this->assets->enqueue_script();

		return $this->view->form( $settings, $edited, $reply ?? $receipt );
	}

	/** Action `wp_footer`: what no form of the page has shown. */
	public function show_unsaid(): void {
		$unsaid = $this->submissions->unsaid();

		if ( null !== $unsaid ) {
			[ $settings, $reply ] = $unsaid;
			$this->assets->enqueue_style();
			echo $this->again( $settings, $reply ); // phpcs:ignore WordPress.Security.EscapeOutput.OutputNotEscaped -- by the view.
		}
	}

	/**
	 * The form with what was posted and is not stored, whatever the person may do: the words are theirs.
	 *
	 * @param Settings $settings Checked.
	 * @param Reply    $reply    What is said about it.
	 */
	private function again( Settings $settings, Reply $reply ): string {
		$this->assets->enqueue_script();
		$opened = $this->opener->open( $settings, $reply->submission?->id );

		return $this->view->form( $settings, $reply->over( $opened instanceof EditedPost ? $opened : null ), $reply );
	}

	/** A feed, an embed or a preview cannot run a form: it leads to the page that can. */
	private function elsewhere(): Notice {
		$link = get_permalink();

		return new Notice(
			__( 'There is a form for writing a post on the page itself.', 'inkfast' ),
			is_string( $link ) ? array( $link => __( 'Open the page with the form', 'inkfast' ) ) : array()
		);
	}

	/**
	 * What is wrong with the shortcode, to those who can mend it; one plain line to all others.
	 *
	 * @param list<AttributeProblem> $problems What is wrong.
	 */
	private function wrong( array $problems ): Notice {
		$id   = get_the_ID();
		$mend = is_int( $id ) && $id > 0 ? current_user_can( 'edit_post', $id ) : current_user_can( 'edit_theme_options' );

		return $mend
			? new Notice(
				/* translators: %s: the shortcode's name. */
				sprintf( __( 'The form is not shown, because its shortcode [%s] needs a change. Only people who may edit this page see why:', 'inkfast' ), self::NAME ),
				list: array_map( static fn ( AttributeProblem $problem ): string => $problem->sentence(), $problems )
			)
			: new Notice( __( 'The form is not available at the moment.', 'inkfast' ) );
	}
}
