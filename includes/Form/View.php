<?php
/**
 * The form's HTML. src/form/elements.ts finds its parts by their classes.
 *
 * @package Inkfast
 */

declare( strict_types=1 );

namespace Inkfast\Form;

final class View {

	/** Keeps what it is given. */
	public function __construct(
		private readonly FormTokens $tokens,
		private readonly FormPage $page,
		private readonly Labels $labels,
	) {}

	/**
	 * Filter `no_texturize_tags`: block themes run the typography filters over the whole page, and curly quotes in the
	 * field would be saved into the text.
	 *
	 * @param string[] $tags Names of elements whose text is left alone.
	 * @return string[]
	 */
	public function leave_fields_alone( array $tags ): array {
		return array( ...$tags, 'textarea' );
	}

	/**
	 * The form, empty or with a stored post in it.
	 *
	 * @param Settings        $settings Checked.
	 * @param EditedPost|null $edited   The post to edit.
	 */
	public function form( Settings $settings, ?EditedPost $edited ): string {
		$id = wp_unique_id( 'inkfast-' );
		ob_start();
		?>
		<section class="inkfast" data-inkfast <?php $this->name( $id, $settings->heading, $edited ); ?>>
			<?php $this->heading( "$id-heading", $settings->heading ); ?>
			<p class="inkfast-signin"<?php $this->flag( 'hidden', is_user_logged_in() ); ?>>
				<span><?php esc_html_e( 'You can write now. Before posting you need to sign in.', 'inkfast' ); ?></span>&#32;<a href="<?php echo esc_url( wp_login_url( $this->page->edit_url( $edited->id ?? 0 ) ) ); ?>"><?php esc_html_e( 'Sign in', 'inkfast' ); ?></a>
			</p>
			<form class="inkfast-form" method="post" novalidate <?php $this->data( $settings, $edited ); ?>>
				<input type="text" name="etag" value="" hidden>
				<div class="inkfast-field">
					<label for="<?php echo esc_attr( $id ); ?>-title"><?php esc_html_e( 'Title', 'inkfast' ); ?></label>
					<input id="<?php echo esc_attr( $id ); ?>-title" name="title" type="text" dir="auto" value="<?php $this->typed( $edited->title ?? '' ); ?>" aria-describedby="<?php echo esc_attr( "$id-title-hint $id-title-error" ); ?>">
					<p class="inkfast-hint" id="<?php echo esc_attr( $id ); ?>-title-hint"><?php echo esc_html( $this->labels->title_limit() ); ?></p>
					<div class="inkfast-error" id="<?php echo esc_attr( $id ); ?>-title-error" hidden></div>
				</div>
				<div class="inkfast-field">
					<label for="<?php echo esc_attr( $id ); ?>-content"><?php esc_html_e( 'Text', 'inkfast' ); ?></label>
					<textarea id="<?php echo esc_attr( $id ); ?>-content" name="content" rows="12" dir="auto" aria-describedby="<?php echo esc_attr( "$id-content-hint $id-content-error" ); ?>">&#10;<?php $this->typed( $edited->content ?? '' ); ?></textarea>
					<p class="inkfast-hint" id="<?php echo esc_attr( $id ); ?>-content-hint"><?php echo esc_html( $this->labels->text_limit() ); ?></p>
					<div class="inkfast-error" id="<?php echo esc_attr( $id ); ?>-content-error" hidden></div>
				</div>
				<p class="inkfast-actions">
					<button type="submit" class="inkfast-send wp-element-button button" disabled><?php echo esc_html( $this->labels->button( $settings, $edited ) ); ?></button>
					<?php $this->next_button( $edited ); ?>
				</p>
				<noscript><p class="inkfast-notice"><?php esc_html_e( 'Posting from this form needs JavaScript, which is switched off in this browser.', 'inkfast' ); ?></p></noscript>
			</form>
			<p class="inkfast-stalled"><?php esc_html_e( 'The form has not started, so nothing can be sent yet. Copy what you have written, then reload the page.', 'inkfast' ); ?></p>
			<div class="inkfast-progress" aria-live="polite"></div>
			<div class="inkfast-outcome" role="status"></div>
			<div class="inkfast-next"></div>
		</section>
		<?php
		return $this->tidy();
	}

	/**
	 * What stands where a form would.
	 *
	 * @param Notice $notice  What to say.
	 * @param string $heading The form's heading, '' for none.
	 */
	public function notice( Notice $notice, string $heading = '' ): string {
		ob_start();
		?>
		<div class="inkfast">
			<?php $this->heading( wp_unique_id( 'inkfast-heading-' ), $heading ); ?>
			<div class="inkfast-notice">
				<p><?php echo esc_html( $notice->text ); ?></p>
				<?php if ( array() !== $notice->list ) : ?>
				<ul>
					<?php foreach ( $notice->list as $sentence ) : ?>
					<li><?php echo esc_html( $sentence ); ?></li>
					<?php endforeach; ?>
				</ul>
				<?php endif; ?>
				<?php if ( array() !== $notice->links ) : ?>
				<p class="inkfast-links">
					<?php foreach ( $notice->links as $url => $text ) : ?>
					<a href="<?php echo esc_url( $url ); ?>"><?php echo esc_html( $text ); ?></a>
					<?php endforeach; ?>
				</p>
				<?php endif; ?>
			</div>
		</div>
		<?php
		return $this->tidy();
	}

	/**
	 * The section's name for assistive technology.
	 *
	 * @param string          $id      Prefix of ids.
	 * @param string          $heading The form's heading.
	 * @param EditedPost|null $edited  The post to edit.
	 */
	private function name( string $id, string $heading, ?EditedPost $edited ): void {
		if ( '' === $heading ) {
			printf( 'aria-label="%s"', esc_attr( null === $edited ? __( 'Write a post', 'inkfast' ) : __( 'Edit the post', 'inkfast' ) ) );
		} else {
			printf( 'aria-labelledby="%s-heading"', esc_attr( $id ) );
		}
	}

	/**
	 * The heading, where there is one.
	 *
	 * @param string $id      Its id.
	 * @param string $heading Plain text.
	 */
	private function heading( string $id, string $heading ): void {
		if ( '' !== $heading ) {
			printf( '<h2 class="inkfast-heading" id="%s">%s</h2>', esc_attr( $id ), esc_html( $heading ) );
		}
	}

	/**
	 * What the script needs to know about the form.
	 *
	 * @param Settings        $settings Checked.
	 * @param EditedPost|null $edited   The post to edit.
	 */
	private function data( Settings $settings, ?EditedPost $edited ): void {
		$data = array(
			'form'   => $this->tokens->sign( $settings ),
			'type'   => $settings->type,
			'status' => $settings->status,
			'button' => $settings->button,
		);

		if ( null !== $edited ) {
			$data['id']     = (string) $edited->id;
			$data['etag']   = $edited->etag;
			$data['status'] = $edited->status;
		}

		foreach ( $data as $name => $value ) {
			printf( ' data-%s="%s"', esc_attr( $name ), esc_attr( $value ) );
		}
	}

	/**
	 * The button that brings an unpublished post a step on.
	 *
	 * @param EditedPost|null $edited The post to edit.
	 */
	private function next_button( ?EditedPost $edited ): void {
		if ( null !== $edited && '' !== $edited->next ) {
			printf(
				'<button type="submit" class="inkfast-go wp-element-button button" name="status" value="%s" disabled>%s</button>',
				esc_attr( $edited->next ),
				esc_html( $this->labels->status( $edited->next ) )
			);
		}
	}

	/**
	 * A typed text, so written that it comes back byte for byte. Not esc_attr(), which would make `&` of a typed `&amp;`.
	 * Brackets and line ends are hidden from filters that look for shortcodes and paragraphs in a whole page.
	 *
	 * @param string $text As it was typed.
	 */
	private function typed( string $text ): void {
		echo strtr( // phpcs:ignore WordPress.Security.EscapeOutput.OutputNotEscaped -- by the function within.
			htmlspecialchars( $text, ENT_QUOTES | ENT_SUBSTITUTE, 'UTF-8' ),
			array(
				"\n" => '&#10;',
				'['  => '&#91;',
				']'  => '&#93;',
			)
		);
	}

	/**
	 * An attribute without a value.
	 *
	 * @param string $name Its name.
	 * @param bool   $on   Whether it stands there.
	 */
	private function flag( string $name, bool $on ): void {
		echo $on ? ' ' . esc_attr( $name ) : '';
	}

	/** The buffered HTML without white space between elements, of which WordPress would make paragraphs and line breaks (empty ones it takes apart: those are no `p`). */
	private function tidy(): string {
		$html = (string) ob_get_clean();

		return trim( preg_replace( '/>\s+</', '><', $html ) ?? $html );
	}
}
