/**
 * Answers that never came from WordPress: what firewalls, hotels, proxies and caches say in its place.
 */

const html = ( title, text ) =>
	`<!DOCTYPE html><html lang="en"><head><title>${ title }</title></head><body><h1>${ title }</h1><p>${ text }</p></body></html>`;

const page = ( status, title, text, headers = {} ) => ( {
	status,
	headers: { 'content-type': 'text/html; charset=UTF-8', ...headers },
	body: html( title, text ),
} );

/** What a web server says when PHP has died. */
export const BAD_GATEWAY = page(
	502,
	'502 Bad Gateway',
	'The server gave no answer.'
);

/**
 * @param {import('../support/protocol.ts').Fault} fault
 * @return {{ status: number, headers: Record<string, string>, body: string } | null} Null where the fault is none of these.
 */
export function falseAnswer( fault ) {
	switch ( fault.do ) {
		case 'html403':
			return page(
				403,
				'Access denied',
				'This request was blocked by our security rules. Incident 4f2a.'
			);
		case 'page503':
			return page(
				503,
				'Service Unavailable',
				'The server is busy. Please try again later.',
				{ 'retry-after': '7' }
			);
		case 'error500':
			return page(
				500,
				'Internal Server Error',
				'Something went wrong.'
			);
		case 'captive':
			return page(
				200,
				'Welcome to Hotel Wi-Fi',
				'Accept the terms to go online.'
			);
		case 'empty200':
			return {
				status: 200,
				headers: { 'content-type': 'text/html; charset=UTF-8' },
				body: '',
			};
		case 'login_wall':
			return {
				status: 302,
				headers: { location: '/wp-login.php?reauth=1' },
				body: '',
			};
		case 'redirect':
			return { status: 302, headers: { location: fault.to }, body: '' };
		case 'answer':
			return {
				status: fault.status,
				headers: fault.headers ?? {},
				body: fault.body ?? '',
			};
		default:
			return null;
	}
}
