/**
 * A test site's wp-config.php.
 */
import { randomBytes } from 'node:crypto';

/**
 * Writes it: everything that is wrong goes to the log and nothing of it to the page, nothing is asked of the network, no
 * background job runs by itself.
 *
 * @param {import('./site.mjs').SiteOptions} options
 * @param {Pick<import('./site.mjs').Site, 'log'>} site
 * @param {Record<string, unknown>} [network] The constants of a network that is there.
 * @return {string} PHP.
 */
export function wpConfig( options, site, network = {} ) {
	const { database } = options;
	const constants = {
		DB_NAME: database.name,
		DB_USER: database.user,
		DB_PASSWORD: database.password,
		DB_HOST: database.host,
		DB_CHARSET: 'utf8mb4',
		DB_COLLATE: '',
		...Object.fromEntries(
			[ 'AUTH', 'SECURE_AUTH', 'LOGGED_IN', 'NONCE' ].flatMap(
				( name ) => [
					[ `${ name }_KEY`, randomBytes( 32 ).toString( 'hex' ) ],
					[ `${ name }_SALT`, randomBytes( 32 ).toString( 'hex' ) ],
				]
			)
		),
		WP_DEBUG: true,
		WP_DEBUG_LOG: site.log,
		WP_DEBUG_DISPLAY: false,
		WP_ENVIRONMENT_TYPE: 'local',
		DISABLE_WP_CRON: true,
		WP_HTTP_BLOCK_EXTERNAL: true,
		WP_ACCESSIBLE_HOSTS: '127.0.0.1,localhost',
		AUTOMATIC_UPDATER_DISABLED: true,
		FS_METHOD: 'direct',
		WP_ALLOW_MULTISITE: options.multisite ?? false,
		...network,
		...options.constants,
	};
	const lines = Object.entries( constants ).map(
		( [ name, value ] ) => `define( '${ name }', ${ php( value ) } );`
	);
	return `<?php
${ lines.join( '\n' ) }
$table_prefix = 'wp_';
${ options.extraConfig ?? '' }
if ( ! defined( 'ABSPATH' ) ) {
	define( 'ABSPATH', __DIR__ . '/' );
}
require_once ABSPATH . 'wp-settings.php';
`;
}

/**
 * A scalar as PHP writes it.
 * @param value
 */
function php( value ) {
	return typeof value === 'string'
		? `'${ value.replace( /[\\']/g, '\\$&' ) }'`
		: JSON.stringify( value );
}
