<?php
/**
 * The HTML of what the form says about what was posted, and of what can be done next.
 *
 * @package Inkfast
 */

declare( strict_types=1 );

namespace Inkfast\Form;

final class OutcomeView {

	/**
	 * What is said, and what can be done next. It has the focus when the page opens, unless a field needs it: a live region speaks of changes only.
	 *
	 * @param Reply|null $reply Null: nothing yet.
	 */
	public function show( ?Reply $reply ): void {
		printf(
			'<div class="inkfast-outcome" role="status"%s>%s</div><div class="inkfast-next">',
			null !== $reply && array() === $reply->errors ? ' tabindex="-1" autofocus' : '',
			esc_html( $reply->message ?? '' )
		);
		if ( null !== $reply?->stored ) {
			self::stored( $reply->stored );
		}
		foreach ( $reply->links ?? array() as $url => $text ) {
			printf( '<a href="%s"%s>%s</a>', esc_url( $url ), null === $reply?->submission ? '' : ' target="_blank"', esc_html( $text ) );
		}
		echo '</div>';
	}

	/**
	 * The stored version to choose from, as src/form/actions.ts shows it.
	 *
	 * @param EditedPost $stored The version.
	 */
	private static function stored( EditedPost $stored ): void {
		?>
		<h2><?php esc_html_e( 'The saved version', 'inkfast' ); ?></h2>
		<input type="text" value="<?php FieldsView::text( $stored->title ); ?>" readonly dir="auto" aria-label="<?php esc_attr_e( 'Title of the saved version', 'inkfast' ); ?>">
		<textarea readonly rows="8" dir="auto" aria-label="<?php esc_attr_e( 'Text of the saved version', 'inkfast' ); ?>">&#10;<?php FieldsView::text( $stored->content ); ?></textarea>
		<?php
	}
}
