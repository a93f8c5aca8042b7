/**
 * Another origin on the same host: another port. The browser sends it the site's cookies, and its scripts may ask the site
 * for anything; what they may read is what tests find out.
 */
import http from 'node:http';

/**
 * @return {http.Server} Not yet listening.
 */
export function createSibling() {
	return http.createServer( ( request, response ) => {
		response.writeHead( 200, {
			'content-type': 'text/html; charset=UTF-8',
			connection: 'close',
		} );
		response.end(
			'<!DOCTYPE html><html lang="en"><head><title>Another origin</title><link rel="icon" href="data:,"></head><body></body></html>'
		);
	} );
}
