<?php
/**
 * Posts forms as a browser without JavaScript does, each time to a plugin that has seen no other request.
 *
 * @package Inkfast
 */

declare( strict_types=1 );

namespace Inkfast\Tests\Form;

use Inkfast\Form\Submission;
use Inkfast\Plugin;
use Inkfast\Tests\Support\Redirected;
use WP_Query;

trait Posting {
	use Visits;

	/**
	 * A page with forms.
	 *
	 * @param string $content Its text.
	 * @return int Its id.
	 */
	private function form_page( string $content = '[inkfast_form]' ): int {
		return $this->post(
			array(
				'post_type'    => 'page',
				'post_content' => $content,
			)
		);
	}

	/**
	 * The fields that the last form of a page has, as a browser would post them.
	 *
	 * @param string                $html   The page.
	 * @param array<string, string> $typed  What a person makes of them.
	 * @param int                   $number Of the form, from 0.
	 * @return array<string, mixed>
	 */
	private static function fields( string $html, array $typed = array(), int $number = 0 ): array {
		$form = self::all( $html, '//form' )[ $number ];
		$all  = array();
		foreach ( $form->getElementsByTagName( 'input' ) as $input ) {
			if ( 1 === preg_match( '/^inkfast\[(\w+)\]$/', $input->getAttribute( 'name' ), $name ) ) {
				$all[ $name[1] ] = $input->getAttribute( 'value' );
			}
		}

		return $typed + array( 'content' => (string) self::typed( $html )['content'] ) + $all;
	}

	/**
	 * Posts fields to a page.
	 *
	 * @param int                  $page   The page's id.
	 * @param mixed                $fields Of the form.
	 * @param array<string, mixed> $query  What else the address holds.
	 * @return string The page that comes, or `Location: ` and where the browser is sent.
	 */
	private function submit( int $page, mixed $fields, array $query = array() ): string {
		$this->arrive( $page, $query );
		$_SERVER['REQUEST_METHOD'] = 'POST';
		$_POST                     = wp_slash( array( Submission::NAME => $fields ) );

		try {
			do_action( 'template_redirect' );

			return $this->open_page( $page, $query ) . self::footer();
		} catch ( Redirected $redirected ) {
			return "Location: {$redirected->getMessage()}";
		} finally {
			$this->arrive( $page, $query );
		}
	}

	/**
	 * Opens the address that a browser was sent to.
	 *
	 * @param int    $page   The page's id.
	 * @param string $answer As submit() gave it.
	 */
	private function follow( int $page, string $answer ): string {
		self::assertStringStartsWith( 'Location: ' . get_permalink( $page ), $answer );
		parse_str( (string) wp_parse_url( substr( $answer, 10 ), PHP_URL_QUERY ), $query );
		$this->arrive( $page, array() );
		$named = array();
		foreach ( $query as $name => $value ) {
			$named[ (string) $name ] = $value;
		}

		return $this->open_page( $page, $named );
	}

	/**
	 * A request that nothing has been done about, with a plugin that nobody has asked anything.
	 *
	 * @param int                  $page  The page's id.
	 * @param array<string, mixed> $query What else the address holds.
	 */
	private function arrive( int $page, array $query ): void {
		$_SERVER['REQUEST_METHOD'] = 'GET';
		$_POST                     = array();
		$_GET                      = $query;
		foreach ( array( 'template_redirect', 'wp_footer', 'wp_enqueue_scripts', 'no_texturize_tags', 'init', 'rest_api_init', 'rest_pre_dispatch' ) as $hook ) {
			remove_all_filters( $hook );
		}
		unset( $GLOBALS['wp_rest_server'] );
		( new Plugin( dirname( __DIR__, 2 ) . '/plugin.php' ) )->boot();
		do_action( 'init' );
		$main                    = new WP_Query( array( 'page_id' => $page ) );
		$GLOBALS['wp_query']     = $main;
		$GLOBALS['wp_the_query'] = $main;
	}

	/** What the plugin prints at the end of the page. */
	private static function footer(): string {
		ob_start();
		do_action( 'wp_footer' );

		return (string) ob_get_clean();
	}

	/**
	 * Titles and statuses of someone's posts.
	 *
	 * @return list<string>
	 */
	private function my_posts(): array {
		$posts = get_posts(
			array(
				'author'      => get_current_user_id(),
				'post_status' => 'any',
				'numberposts' => 9,
				'orderby'     => 'ID',
				'order'       => 'ASC',
			)
		);

		return array_map( static fn ( \WP_Post $post ): string => "{$post->post_status}: {$post->post_title}", array_values( $posts ) );
	}
}
