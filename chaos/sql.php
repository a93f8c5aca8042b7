<?php
/**
 * Answers statements: one a line as JSON, one answer a line. A server that was killed meanwhile is connected to anew.
 *
 * @package Inkfast
 */

declare( strict_types=1 );

$inkfast_connect = static function () use ( $argv ): mysqli {
	[ , $user, $password, $name, $host, $port, $socket ] = $argv;
	// phpcs:ignore WordPress.DB.RestrictedClasses -- there is no WordPress here.
	return new mysqli( $host, $user, $password, $name, (int) $port, '' === $socket ? null : $socket );
};

$inkfast_answer = static function ( string $sql ) use ( $inkfast_connect, &$inkfast_connection ): array {
	for ( $tries = 0; ; $tries++ ) {
		try {
			$inkfast_connection ??= $inkfast_connect();
			$result               = $inkfast_connection->query( $sql );
			return array( 'rows' => is_bool( $result ) ? array() : $result->fetch_all( MYSQLI_ASSOC ) );
		} catch ( mysqli_sql_exception $error ) {
			$inkfast_connection = null;
			if ( 1 < $tries ) {
				return array( 'error' => $error->getMessage() );
			}
		}
	}
};

for ( $inkfast_line = fgets( STDIN ); false !== $inkfast_line; $inkfast_line = fgets( STDIN ) ) {
	echo json_encode( $inkfast_answer( json_decode( $inkfast_line ) ) ), "\n";
}
