<?php
/**
 * The claims of keys. What is decided here the database decides, by rows that a statement changed: never a look before a write, a lock or a clock.
 *
 * @package Inkfast
 */

declare( strict_types=1 );

namespace Inkfast\Delivery;

use Closure;
use wpdb;

/**
 * A lease only spares work: two that work at once, one of them slower than its lease, still make one post, since one of them links it.
 */
// phpcs:disable WordPress.DB.PreparedSQL -- statement() prepares each of them.
final class Claims {

	/** Seconds that a request is left alone with its claim. */
	public const LEASE = 15;

	/** Seconds for which a claim is kept. */
	public const KEPT = 30 * DAY_IN_SECONDS;

	/** Times that a statement is tried: a cluster refuses one of two that meet. */
	private const TRIES = 3;

	/** Rows that are pruned at once, and how often in one run. */
	private const BATCH   = 1000;
	private const BATCHES = 20;

	/**
	 * Keeps what it is given.
	 *
	 * @param wpdb           $wpdb  Database.
	 * @param ClaimsTable    $table Where they are.
	 * @param Closure(): int $clock Unix seconds.
	 */
	public function __construct(
		private readonly wpdb $wpdb,
		private readonly ClaimsTable $table,
		private readonly Closure $clock,
	) {}

	/**
	 * Claims a key, or tells who has it.
	 *
	 * @param int            $user_id The user's; a claim is only ever seen by the user who made it.
	 * @param IdempotencyKey $key     The key.
	 * @param string         $request SHA-256 of what is asked for.
	 *
	 * @throws ClaimFailed When the database did not answer.
	 */
	public function take( int $user_id, IdempotencyKey $key, string $request ): Claim {
		$this->table->ensure();
		$lease = $this->now() + self::LEASE;
		$made  = $this->change(
			'INSERT IGNORE INTO %i ( user_id, key_hash, request_hash, lease, created ) VALUES ( %d, %s, %s, %d, %d )',
			$user_id,
			$key->hash,
			$request,
			$lease,
			$this->now()
		);

		return 1 === $made
			? new Claim( $this->wpdb->insert_id, Holder::Me, null, $lease )
			: $this->met( $user_id, $key, $request, $lease );
	}

	/**
	 * Whether a key has come before. It decides nothing: whoever asks takes the claim afterwards.
	 *
	 * @param int            $user_id The user's.
	 * @param IdempotencyKey $key     The key.
	 */
	public function knows( int $user_id, IdempotencyKey $key ): bool {
		$this->table->ensure();

		return null !== $this->wpdb->get_var( $this->statement( 'SELECT id FROM %i WHERE user_id = %d AND key_hash = %s', $user_id, $key->hash ) );
	}

	/**
	 * Says which post belongs to the claim. Who comes first decides.
	 *
	 * @param Claim $claim   Mine.
	 * @param int   $post_id A hidden post.
	 * @return int The post that belongs to it: this one or that of whoever was first.
	 *
	 * @throws ClaimFailed When the database did not answer, or the claim is gone.
	 */
	public function link( Claim $claim, int $post_id ): int {
		if ( 1 === $this->change( 'UPDATE %i SET post_id = %d WHERE id = %d AND post_id IS NULL', $post_id, $claim->id ) ) {
			return $post_id;
		}

		// Where a first try changed the row and its answer was lost, this is our own.
		$linked = $this->wpdb->get_var( $this->statement( 'SELECT post_id FROM %i WHERE id = %d', $claim->id ) );

		return is_numeric( $linked ) ? (int) $linked : throw new ClaimFailed();
	}

	/**
	 * Forgets a post that went before it was ever shown. The database says whether it is gone: a look that it refuses would make a second one.
	 *
	 * @param Claim $claim Mine, with a post.
	 * @return bool Whether the claim has no post any more.
	 *
	 * @throws ClaimFailed When the database did not answer.
	 */
	public function unlink( Claim $claim ): bool {
		return 1 === $this->change(
			'UPDATE %i SET post_id = NULL WHERE id = %d AND post_id = %d AND is_done = 0 AND NOT EXISTS ( SELECT 1 FROM %i WHERE ID = %d )',
			$claim->id,
			$claim->post_id ?? 0,
			$this->wpdb->posts,
			$claim->post_id ?? 0
		);
	}

	/**
	 * All is done; from now on the claim only answers. A failure here costs a later request some work and nothing else.
	 *
	 * @param Claim $claim Mine.
	 */
	public function finish( Claim $claim ): void {
		try {
			$this->change( 'UPDATE %i SET is_done = 1 WHERE id = %d', $claim->id );
		} catch ( ClaimFailed ) {
			return;
		}
	}

	/**
	 * Leaves a claim to whoever tries next, who then need not wait for the lease to end.
	 *
	 * @param Claim $claim Mine.
	 */
	public function leave( Claim $claim ): void {
		try {
			$this->change( 'UPDATE %i SET lease = 0 WHERE id = %d AND lease = %d AND is_done = 0', $claim->id, $claim->lease );
		} catch ( ClaimFailed ) {
			return;
		}
	}

	/**
	 * Claims whose post is there but whose maker never came back to say that all is done. Each is taken over.
	 *
	 * @param int $overdue Seconds since their leases ended, at the least.
	 * @return list<Claim>
	 *
	 * @throws ClaimFailed When the database did not answer.
	 */
	public function left_behind( int $overdue ): array {
		// In the order of the index `undone`: by id, a database reads all claims that are kept until it has found enough.
		$rows   = $this->wpdb->get_results( $this->statement( 'SELECT id, post_id, lease FROM %i WHERE is_done = 0 AND post_id IS NOT NULL AND lease < %d ORDER BY post_id DESC LIMIT %d', $this->now() - $overdue, self::BATCH ), ARRAY_A );
		$claims = array();

		foreach ( $rows ?? array() as $row ) {
			$row   = array_map( self::number( ... ), $row );
			$lease = $this->now() + self::LEASE;
			$held  = $row['lease'] ?? 0;
			if ( 1 === $this->change( 'UPDATE %i SET lease = %d WHERE id = %d AND lease = %d AND is_done = 0', $lease, $row['id'] ?? 0, $held ) ) {
				$claims[] = new Claim( $row['id'] ?? 0, Holder::Me, $row['post_id'] ?? 0, $lease, $this->now() - $held );
			}
		}

		return $claims;
	}

	/**
	 * Removes claims that are older than they are kept for, in bounded batches.
	 *
	 * @return bool Whether all are gone.
	 */
	public function prune(): bool {
		$this->table->ensure();

		for ( $batch = 0; $batch < self::BATCHES; $batch++ ) {
			// Not DELETE … LIMIT, which SQLite does not have.
			$old = $this->wpdb->get_col( $this->statement( 'SELECT id FROM %i WHERE created < %d ORDER BY created LIMIT %d', $this->now() - self::KEPT, self::BATCH ) );
			if ( array() === $old ) {
				return true;
			}
			$this->wpdb->query(
				$this->statement( 'DELETE FROM %i WHERE id IN ( ' . implode( ', ', array_fill( 0, count( $old ), '%d' ) ) . ' )', ...array_map( self::number( ... ), $old ) )
			);
		}

		return false;
	}

	/**
	 * A claim that was there already.
	 *
	 * @param int            $user_id The user's.
	 * @param IdempotencyKey $key     The key.
	 * @param string         $request SHA-256 of what is asked for.
	 * @param int            $lease   For whom takes it over.
	 *
	 * @throws ClaimFailed When it cannot be read.
	 */
	private function met( int $user_id, IdempotencyKey $key, string $request, int $lease ): Claim {
		$row = $this->wpdb->get_row( $this->statement( 'SELECT id, request_hash, post_id, is_done, lease FROM %i WHERE user_id = %d AND key_hash = %s', $user_id, $key->hash ), ARRAY_A );
		if ( ! is_array( $row ) ) {
			throw new ClaimFailed();
		}

		$id      = self::number( $row['id'] );
		$held    = self::number( $row['lease'] );
		$post_id = null === $row['post_id'] ? null : self::number( $row['post_id'] );

		if ( ! is_string( $row['request_hash'] ) || ! hash_equals( $row['request_hash'], $request ) ) {
			return new Claim( $id, Holder::SomethingElse, null, $held );
		}
		if ( 1 === self::number( $row['is_done'] ) ) {
			return new Claim( $id, Holder::Nobody, $post_id, $held );
		}

		$is_mine = $held <= $this->now()
			&& 1 === $this->change( 'UPDATE %i SET lease = %d WHERE id = %d AND lease = %d AND is_done = 0', $lease, $id, $held );

		return $is_mine ? new Claim( $id, Holder::Me, $post_id, $lease, $this->now() - $held ) : new Claim( $id, Holder::Another, $post_id, $held );
	}

	/**
	 * One statement that writes, tried again when the database refuses it.
	 *
	 * @param literal-string $statement With `%i` for the table first.
	 * @param int|string ...$values What it takes.
	 * @return int Changed rows.
	 *
	 * @throws ClaimFailed When it was refused each time.
	 */
	private function change( string $statement, int|string ...$values ): int {
		$shown = $this->wpdb->suppress_errors();

		try {
			for ( $tries = 1; $tries <= self::TRIES; $tries++ ) {
				if ( self::TRIES === $tries ) {
					// A database that was put back without this table.
					$this->table->make();
				}
				$changed = $this->wpdb->query( $this->statement( $statement, ...$values ) );
				if ( is_int( $changed ) ) {
					return $changed;
				}
			}
		} finally {
			$this->wpdb->suppress_errors( $shown );
		}

		throw new ClaimFailed( $this->wpdb->last_error );
	}

	/**
	 * A statement with its values.
	 *
	 * @param literal-string $statement With `%i` for the table first.
	 * @param int|string ...$values What it takes.
	 */
	private function statement( string $statement, int|string ...$values ): string {
		return (string) $this->wpdb->prepare( $statement, $this->table->name(), ...$values );
	}

	/** Unix seconds. */
	private function now(): int {
		return ( $this->clock )();
	}

	/**
	 * A column's number.
	 *
	 * @param mixed $value As the database gave it.
	 */
	private static function number( mixed $value ): int {
		return is_numeric( $value ) ? (int) $value : 0;
	}
}
