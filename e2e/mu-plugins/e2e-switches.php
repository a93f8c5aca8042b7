<?php
/**
 * Plugin Name: End-to-end tests: switches
 * Description: Lets one test change WordPress for its own requests alone. What to change comes in a header that only the tests' proxy can set.
 *
 * @package Inkfast
 */

declare( strict_types=1 );

namespace Inkfast\E2E;

/**
 * What this request's test asked for.
 *
 * @return array{id?: string, nonceLife?: int, typography?: bool, theme?: string, signIn?: string, writeAt?: float, fatal?: bool, kill?: bool, filters?: array<string, mixed>}
 */
function switches(): array {
	$switches = json_decode( (string) base64_decode( $_SERVER['HTTP_X_E2E'] ?? '', true ), true ); // phpcs:ignore WordPress.PHP.DiscouragedPHPFunctions
	return is_array( $switches ) ? $switches : array();
}

// Faces, and images of emoji where the browser has no font for them, come from servers outside this machine.
add_filter( 'pre_option_show_avatars', static fn() => '0' );
add_action( 'init', static fn() => remove_action( 'wp_head', 'print_emoji_detection_script', 7 ) );
add_action( 'admin_init', static fn() => remove_action( 'admin_print_scripts', 'print_emoji_detection_script' ) );

// WordPress asks for updates, news and more; the answer is that there is nothing.
add_filter(
	'pre_http_request',
	static function ( $answer, array $request, string $address ) {
		if ( 'api.wordpress.org' !== wp_parse_url( $address, PHP_URL_HOST ) ) {
			return $answer;
		}
		return array(
			'headers'  => array(),
			'body'     => '{"offers":[],"translations":[],"plugins":[],"themes":[],"no_update":[]}',
			'response' => array(
				'code'    => str_contains( $address, '-check/' ) ? 200 : 404,
				'message' => '',
			),
			'cookies'  => array(),
			'filename' => null,
		);
	},
	10,
	3
);

// Core tries out once, in an administrator's browser, whether scripts can be compressed.
add_filter( 'pre_site_option_can_compress_scripts', static fn() => 0 );

// The second name of the site, which browsers hold for insecure, as they do any plain http but localhost's.
if ( str_ends_with( (string) strtok( $_SERVER['HTTP_HOST'] ?? '', ':' ), '.test' ) ) {
	add_filter( 'pre_option_home', static fn() => 'http://' . $_SERVER['HTTP_HOST'] );
	add_filter( 'pre_option_siteurl', static fn() => 'http://' . $_SERVER['HTTP_HOST'] );
}

// Another life is another tick: every nonce made before is refused, by core itself.
if ( isset( switches()['nonceLife'] ) ) {
	add_filter( 'nonce_life', static fn() => switches()['nonceLife'] );
}

if ( isset( switches()['theme'] ) ) {
	add_filter( 'pre_option_template', static fn() => switches()['theme'] );
	add_filter( 'pre_option_stylesheet', static fn() => switches()['theme'] );
}

if ( false === ( switches()['typography'] ?? true ) ) {
	add_action( 'init', __NAMESPACE__ . '\without_typography' );
}

foreach ( switches()['filters'] ?? array() as $inkfast_filter => $inkfast_value ) {
	add_filter( $inkfast_filter, static fn() => $inkfast_value, 99 );
}

// Whoever has found the post as they know it by then waits, and all of them write at one moment.
if ( isset( switches()['writeAt'] ) ) {
	add_filter( 'wp_insert_post_data', __NAMESPACE__ . '\\write_together', 99 );
}

if ( switches()['fatal'] ?? false ) {
	add_action( 'init', __NAMESPACE__ . '\fail', 99 );
}

// The row of the new post is written, and its category is not.
if ( switches()['kill'] ?? false ) {
	add_action( 'add_term_relationship', static fn() => posix_kill( (int) getmypid(), 9 ) );
}

// The proxy notes whom a REST request ran as, and takes the header away.
add_filter(
	'rest_pre_serve_request',
	static function ( $served ) {
		header( 'X-E2E-User: ' . get_current_user_id() );
		return $served;
	},
	1
);

// What plugins that keep pages look at, for the proxy to note.
add_action(
	'template_redirect',
	static function (): void {
		if ( defined( 'DONOTCACHEPAGE' ) && DONOTCACHEPAGE ) {
			header( 'X-E2E-Kept-Out: 1' );
		}
	},
	99
);

/**
 * Leaves text as it was written: no curly quotes, dashes, smilies or capital P.
 */
function without_typography(): void {
	add_filter( 'run_wptexturize', '__return_false' );
	add_filter( 'pre_option_use_smilies', static fn() => '0' );
	foreach ( array( 'the_content', 'the_title', 'wp_title', 'document_title', 'comment_text', 'widget_text_content' ) as $hook ) {
		remove_filter( $hook, 'capital_P_dangit', 11 );
		remove_filter( $hook, 'capital_P_dangit', 31 );
	}
}

/**
 * Holds a write until the moment that the test named, and tells the proxy that it waited.
 *
 * @param array<string, mixed> $data What is about to be written.
 * @return array<string, mixed>
 */
function write_together( array $data ): array {
	$wait = (float) switches()['writeAt'] - microtime( true );
	if ( $wait > 0 && 'revision' !== $data['post_type'] ) {
		header( 'X-E2E-Waited: 1' );
		usleep( (int) ( $wait * 1e6 ) );
	}
	return $data;
}

/**
 * Dies as a broken plugin does.
 *
 * @throws \Error Always.
 */
function fail(): void {
	throw new \Error( 'The test asked for a fatal error.' );
}
