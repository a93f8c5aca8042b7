<?php
/**
 * What chaos needs of a site: a process that strikes itself at a certain statement or hook, as the request's header says, and a list of what other plugins were told.
 *
 * @package Inkfast
 */

declare( strict_types=1 );

namespace Inkfast\Chaos;

use WP_Post;

/** Signals, which PHP does not name without its extension for processes. */
const SIGNALS = array(
	'kill' => 9,
	'stop' => 19,
);

$orders = (array) json_decode( $_SERVER['HTTP_X_CHAOS'] ?? '{}', true );

/**
 * Leaves a word for whoever sent the request.
 *
 * @param string $name What kind of word.
 * @param string $text The word.
 */
$note = static function ( string $name, string $text ) use ( $orders ): void {
	if ( isset( $orders['note'] ) ) {
		file_put_contents( CHAOS_FOLDER . "/{$orders['note']}.$name", $text );
	}
};

/** Does to this process, once, what was ordered. */
$strike = static function () use ( $orders, $note ): void {
	static $done = false;
	if ( $done ) {
		return;
	}
	$done = true;
	$note( 'struck', '1' );
	switch ( $orders['do'] ) {
		case 'exit':
			exit;
		case 'fatal':
			there_is_no_such_function();
			break;
		case 'insert':
			wp_insert_post(
				array(
					'post_title'  => "Theirs {$orders['note']}",
					'post_status' => 'publish',
				)
			);
			break;
		case 'meet':
			usleep( (int) max( 0, 1_000_000 * ( $orders['at'] - microtime( true ) ) ) );
			break;
		case 'sleep':
			sleep( $orders['seconds'] );
			break;
		default:
			posix_kill( getmypid(), SIGNALS[ $orders['do'] ] );
	}
};

$note( 'pid', (string) getmypid() );
header( 'X-Chaos-Web: ' . basename( ABSPATH ) );

// At a statement: they are counted from the one that claims the key on.
if ( isset( $orders['statement'] ) ) {
	$count = 0;
	add_filter(
		'query',
		static function ( string $query ) use ( $orders, $strike, &$count ): string {
			$count += 0 < $count || str_starts_with( $query, 'INSERT IGNORE' ) ? 1 : 0;
			if ( 'before' === $orders['when'] && $count === $orders['statement'] ) {
				$strike();
			}

			return $query;
		},
		PHP_INT_MAX
	);
	// Runs just after a statement, when they are kept.
	define( 'SAVEQUERIES', true );
	register_shutdown_function(
		static function () use ( $note, &$count ): void {
			$note( 'statements', (string) $count );
		}
	);
	add_filter(
		'log_query_custom_data',
		static function ( array $data ) use ( $orders, $strike, &$count ): array {
			if ( 'after' === $orders['when'] && $count === $orders['statement'] ) {
				$strike();
			}

			return $data;
		}
	);
}

// At a hook, as another plugin would: of the post while it is hidden, or when it is shown.
if ( isset( $orders['hook'] ) ) {
	add_filter(
		$orders['hook'],
		static function ( mixed $first = null, mixed ...$rest ) use ( $orders, $strike ): mixed {
			$posts  = array_filter( array( $first, ...$rest ), static fn ( mixed $each ): bool => $each instanceof WP_Post );
			$post   = reset( $posts );
			$hidden = false === $post || 'auto-draft' === $post->post_status;
			if ( $hidden === $orders['hidden'] ) {
				$strike();
			}

			return $first;
		},
		20,
		3
	);
}

// What belongs to a post beside its row and its terms.
add_filter( 'inkfast_post_data', static fn ( array $data ): array => array( 'meta_input' => array( 'chaos' => 'whole' ) ) + $data );

// What other plugins are told of posts that are shown.
$tell = static function ( string $hook, mixed $post ): void {
	if ( $post instanceof WP_Post && 'post' === $post->post_type && 'auto-draft' !== $post->post_status ) {
		file_put_contents( CHAOS_FOLDER . '/told', "$hook {$post->ID}\n", FILE_APPEND | LOCK_EX );
	}
};
add_action(
	'transition_post_status',
	static function ( string $to, string $from, mixed $post ) use ( $tell ): void {
		if ( 'auto-draft' === $from ) {
			$tell( 'transition_post_status', $post );
		}
	},
	10,
	3
);
add_action( 'save_post', static fn ( int $id, mixed $post ) => $tell( 'save_post', $post ), 10, 2 );
add_action( 'wp_after_insert_post', static fn ( int $id, mixed $post ) => $tell( 'wp_after_insert_post', $post ), 10, 2 );
add_action( 'inkfast_created', static fn ( mixed $post ) => $tell( 'inkfast_created', $post ) );

// The daily event, now.
if ( isset( $orders['daily'] ) ) {
	add_action(
		'wp_loaded',
		static function (): void {
			do_action( 'inkfast_daily' );
			exit( 'Done.' );
		}
	);
}
