<?php
/**
 * The HTML of the form's fields. src/form/elements.ts finds them by their names.
 *
 * @package Inkfast
 */

declare( strict_types=1 );

namespace Inkfast\Form;

final class FieldsView {

	/** Keeps what it is given. */
	public function __construct( private readonly Labels $labels ) {}

	/**
	 * The fields that nobody sees.
	 *
	 * @param array<string, string> $values By name.
	 */
	public function hidden( array $values ): void {
		foreach ( $values as $name => $value ) {
			printf( '<input type="hidden" name="%s" value="%s">', esc_attr( self::name( $name ) ), esc_attr( $value ) );
		}
	}

	/**
	 * Title and text.
	 *
	 * @param string                $id      Prefix of ids.
	 * @param string                $title   As it was typed.
	 * @param string                $content As it was typed.
	 * @param array<string, string> $errors  Plain text by field.
	 */
	public function typed( string $id, string $title, string $content, array $errors ): void {
		?>
		<div class="inkfast-field">
			<label for="<?php echo esc_attr( $id ); ?>-title"><?php esc_html_e( 'Title', 'inkfast' ); ?></label>
			<input id="<?php echo esc_attr( $id ); ?>-title" name="<?php echo esc_attr( self::name( 'title' ) ); ?>" type="text" dir="auto" value="<?php self::text( $title ); ?>"<?php self::described( "$id-title", 'title', $errors ); ?>>
			<?php self::notes( "$id-title", $this->labels->title_limit(), $errors['title'] ?? '' ); ?>
		</div>
		<div class="inkfast-field">
			<label for="<?php echo esc_attr( $id ); ?>-content"><?php esc_html_e( 'Text', 'inkfast' ); ?></label>
			<textarea id="<?php echo esc_attr( $id ); ?>-content" name="<?php echo esc_attr( self::name( 'content' ) ); ?>" rows="12" dir="auto"<?php self::described( "$id-content", 'content', $errors ); ?>>&#10;<?php self::text( $content ); ?></textarea>
			<?php self::notes( "$id-content", $this->labels->text_limit(), $errors['content'] ?? '' ); ?>
		</div>
		<?php
	}

	/**
	 * The name of a field in the form.
	 *
	 * @param string $field As the routes call it.
	 */
	public static function name( string $field ): string {
		return Submission::NAME . "[$field]";
	}

	/**
	 * Ties a field to its hint and its error. The first one that is wrong has the focus when the page opens.
	 *
	 * @param string                $id     The field's.
	 * @param string                $field  title or content.
	 * @param array<string, string> $errors Plain text by field.
	 */
	private static function described( string $id, string $field, array $errors ): void {
		printf( ' aria-describedby="%s"', esc_attr( "$id-hint $id-error" ) );
		if ( isset( $errors[ $field ] ) ) {
			echo ' aria-invalid="true"';
			echo 'title' === $field || ! isset( $errors['title'] ) ? ' autofocus' : '';
		}
	}

	/**
	 * What stands below a field.
	 *
	 * @param string $id    The field's.
	 * @param string $hint  What it takes.
	 * @param string $error What is wrong with it, '' for nothing.
	 */
	private static function notes( string $id, string $hint, string $error ): void {
		printf(
			'<p class="inkfast-hint" id="%1$s-hint">%2$s</p><div class="inkfast-error" id="%1$s-error"%3$s>%4$s</div>',
			esc_attr( $id ),
			esc_html( $hint ),
			'' === $error ? ' hidden' : '',
			esc_html( $error )
		);
	}

	/**
	 * A typed text, so written that it comes back byte for byte. Not esc_attr(), which would make `&` of a typed `&amp;`.
	 * Brackets and line ends are hidden from filters that look for shortcodes and paragraphs in a whole page.
	 *
	 * @param string $text As it was typed.
	 */
	public static function text( string $text ): void {
		echo strtr( // phpcs:ignore WordPress.Security.EscapeOutput.OutputNotEscaped -- by the function within.
			htmlspecialchars( $text, ENT_QUOTES | ENT_SUBSTITUTE, 'UTF-8' ),
			array(
				"\n" => '&#10;',
				'['  => '&#91;',
				']'  => '&#93;',
			)
		);
	}
}
