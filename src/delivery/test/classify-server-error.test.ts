/* @jest-environment node */
/** The table of causes, row by row: every fault that a server has in store. */

import { answer, classifies, error, type Row } from './fixtures';

const wpDie = `<!DOCTYPE html><html><body id="error-page"><div class="wp-die-message">Briefly unavailable for scheduled maintenance.</div></body></html>`;

const rows: Row[] = [
	[
		'429',
		error( 429, 'rate_limit', {}, { headers: { 'Retry-After': '60' } } ),
		{
			cause: 'server_error',
			detail: 'busy',
			retryAfter: 60,
			mayHaveArrived: false,
		},
	],
	[
		'429 in HTML',
		answer( 429, '<h1>Slow down' ),
		{ cause: 'server_error', detail: 'busy' },
	],
	[
		'a 503 page',
		answer( 503, '<h1>Service unavailable' ),
		{ cause: 'server_error', detail: 'busy', mayHaveArrived: true },
	],
	[
		'an empty 503',
		answer( 503, '' ),
		{ cause: 'server_error', detail: 'busy' },
	],
	[
		'maintenance, in HTML',
		answer( 503, wpDie, { headers: { 'Retry-After': '600' } } ),
		{
			cause: 'server_error',
			detail: 'maintenance',
			retryAfter: 600,
			mayHaveArrived: false,
		},
	],
	[
		'a 503 of a plugin’s, in the way of core',
		answer( 503, wpDie ),
		{ cause: 'server_error', detail: 'busy', mayHaveArrived: true },
	],
	[
		'maintenance, in JSON',
		error( 503, 'wp_die', {}, { headers: { 'Retry-After': '600' } } ),
		{ cause: 'server_error', detail: 'maintenance', mayHaveArrived: false },
	],
	[
		'a fatal error, in JSON',
		error( 500, 'internal_server_error' ),
		{ cause: 'server_error', mayHaveArrived: true },
	],
	[
		'a fatal error, in HTML',
		answer( 500, wpDie ),
		{ cause: 'server_error', mayHaveArrived: true },
	],
	[
		'the database did not take it',
		error( 500, 'inkfast_not_saved' ),
		{ cause: 'server_error', mayHaveArrived: false },
	],
	[
		'a site without a trash',
		error( 501, 'inkfast_trash_disabled' ),
		{ cause: 'server_error', mayHaveArrived: false },
	],
	[
		'a gateway that waited too long',
		answer( 504, '' ),
		{ cause: 'server_error', mayHaveArrived: true },
	],
	[
		'a network that wants a sign-in, in so many words',
		answer( 511, '' ),
		{ cause: 'server_error' },
	],
];

classifies( rows );
