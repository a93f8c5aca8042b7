<?php
/**
 * Which post types a form may use, and what a user may do with one.
 *
 * @package Inkfast
 */

declare( strict_types=1 );

namespace Inkfast\Posts;

use WP_Post_Type;
use WP_User;

final class PostTypes {

	/** The statuses that a writer may ask for. */
	public const STATUSES = array( 'draft', 'pending', 'publish' );

	/**
	 * The public types that have a title and a text.
	 *
	 * @return array<string, WP_Post_Type> By name.
	 */
	public function eligible(): array {
		$types = array();

		foreach ( get_post_types( array( 'public' => true ), 'objects' ) as $name => $type ) {
			if ( 'attachment' !== $name && post_type_supports( $name, 'title' ) && post_type_supports( $name, 'editor' ) ) {
				$types[ $name ] = $type;
			}
		}

		return $types;
	}

	/**
	 * The statuses that a user may ask for when creating.
	 *
	 * @param WP_Post_Type $type The type.
	 * @param WP_User      $user The user.
	 * @return list<string> Empty: the user may not create at all.
	 */
	public function statuses( WP_Post_Type $type, WP_User $user ): array {
		if ( ! self::has( $user, $type, 'create_posts' ) ) {
			return array();
		}

		$statuses = self::has( $user, $type, 'edit_posts' ) ? array( 'draft', 'pending' ) : array();

		return self::has( $user, $type, 'publish_posts' ) ? array( ...$statuses, 'publish' ) : $statuses;
	}

	/**
	 * Whether a user has a type's own capability.
	 *
	 * @param WP_User      $user       The user.
	 * @param WP_Post_Type $type       The type.
	 * @param string       $capability The general name, like `publish_posts`.
	 */
	private static function has( WP_User $user, WP_Post_Type $type, string $capability ): bool {
		$own = ( (array) $type->cap )[ $capability ] ?? 'do_not_allow';

		return $user->exists() && is_string( $own ) && user_can( $user, $own );
	}
}
