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
		private readonly FieldsView $fields,
		private readonly HiddenFields $hidden,
		private readonly OutcomeView $outcome,
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
	 * The form, empty, with a stored post, or with what was posted and is not stored. It works without its script, which takes it over once it is ready.
	 *
	 * @param Settings        $settings Checked.
	 * @param EditedPost|null $edited   The post to edit.
	 * @param Reply|null      $reply    What is said about what was posted.
	 */
	public function form( Settings $settings, ?EditedPost $edited, ?Reply $reply = null ): string {
		$id    = wp_unique_id( 'inkfast-' );
		$typed = $edited ?? $reply?->submission;
		ob_start();
		?>
		<section class="inkfast" data-inkfast <?php $this->name( $id, $settings->heading, $edited ); ?>>
			<?php $this->heading( "$id-heading", $settings->heading ); ?>
			<p class="inkfast-signin"<?php $this->flag( 'hidden', is_user_logged_in() ); ?>>
				<span><?php esc_html_e( 'You can write now. Before posting you need to sign in.', 'inkfast' ); ?></span>&#32;<a href="<?php echo esc_url( wp_login_url( $this->page->edit_url( $edited->id ?? 0 ) ) ); ?>" target="_blank"><?php esc_html_e( 'Sign in (opens a new tab)', 'inkfast' ); ?></a>
			</p>
			<form class="inkfast-form" method="post" enctype="multipart/form-data" novalidate <?php $this->data( $settings, $edited, $reply ); ?>>
				<?php $this->fields->hidden( $this->hidden->of( $settings, $edited, $reply ) ); ?>
				<input type="text" name="etag" value="" hidden>
				<?php $this->fields->typed( $id, $typed->title ?? '', $typed->content ?? '', $reply->errors ?? array() ); ?>
				<p class="inkfast-actions">
					<button type="submit" class="inkfast-send wp-element-button button"><?php echo esc_html( $this->labels->button( $settings, $edited ) ); ?></button>
					<?php $this->next_button( $edited ); ?>
				</p>
			</form>
			<div class="inkfast-progress" aria-live="polite"></div>
			<?php $this->outcome->show( $reply ); ?>
		</section>
		<?php
		return $this->tidy();
	}

	/**
	 * What stands in place of the form once its post is stored, as the script shows it.
	 *
	 * @param Settings $settings Checked.
	 * @param Reply    $reply    What became of it.
	 */
	public function sent( Settings $settings, Reply $reply ): string {
		$id = wp_unique_id( 'inkfast-' );
		ob_start();
		?>
		<section class="inkfast" data-state="sent" <?php $this->name( $id, $settings->heading, null ); ?>>
			<?php
			$this->heading( "$id-heading", $settings->heading );
			$this->outcome->show( $reply );
			?>
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
	 * @param Reply|null      $reply    What is said about what was posted.
	 */
	private function data( Settings $settings, ?EditedPost $edited, ?Reply $reply ): void {
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

		if ( null !== $reply?->submission ) {
			$data['unsaved'] = '';
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
				'<button type="submit" class="inkfast-go wp-element-button button" name="%s" value="%s">%s</button>',
				esc_attr( FieldsView::name( 'status' ) ),
				esc_attr( $edited->next ),
				esc_html( $this->labels->status( $edited->next ) )
			);
		}
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
