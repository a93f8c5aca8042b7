/* @jest-environment node */
/** The table of causes, row by row, and every fault that a network or a server has in store. */

import type { Answer, NoAnswer } from '../answer';
import type { Refusal } from '../causes';
import { classify, type Context } from '../classify';

const NOW = 1_800_000_000;
const ada = { id: 7, name: 'Ada', can: {} };
const writing: Context = { page: 7, here: ada, isWrite: true, now: NOW };

interface Given {
	readonly headers?: Record< string, string >;
	readonly isRedirected?: boolean;
}

function answer( status: number, body: string, given: Given = {} ): Answer {
	const headers = new Headers( given.headers );
	let json: unknown;
	try {
		json = JSON.parse( body );
	} catch {}

	return {
		kind: 'answer',
		status,
		body,
		json,
		header: ( name ) => headers.get( name ),
		isRedirected: given.isRedirected ?? false,
	};
}

const error = (
	status: number,
	code: string,
	data: object = {},
	given?: Given
) =>
	answer(
		status,
		JSON.stringify( {
			code,
			message: 'Words.',
			data: { status, ...data },
		} ),
		given
	);

const here = ( id: number ): Given => ( {
	headers: { 'Inkfast-User': String( id ) },
} );

const none = ( why: NoAnswer[ 'why' ], isSent = true ): NoAnswer => ( {
	kind: 'none',
	why,
	isSent,
} );

const wpDie = `<!DOCTYPE html><html><body id="error-page"><div class="wp-die-message">Briefly unavailable for scheduled maintenance.</div></body></html>`;
const notices =
	'<br />\n<b>Notice</b>: Undefined variable $login in <b>/plugins/sign-in/x.php</b><br />\n{"id":5,"title":{"raw":"A"}}';

type Row = [
	string,
	Answer | NoAnswer,
	Partial< Refusal >,
	Partial< Context >?,
];

const rows: Row[] = [
	[
		'a refused nonce that nobody healed',
		error( 403, 'rest_cookie_invalid_nonce' ),
		{ cause: 'nonce_expired' },
	],
	[
		'a visitor’s page, shown to somebody',
		error( 401, 'inkfast_signed_out', {}, here( 7 ) ),
		{ cause: 'page_of_another', user: ada },
		{ page: 0 },
	],
	[
		'signed out, says the server',
		error( 401, 'inkfast_signed_out', {}, here( 0 ) ),
		{ cause: 'signed_out', code: 'inkfast_signed_out' },
	],
	[
		'a visitor who writes',
		error( 401, 'inkfast_signed_out', {}, here( 0 ) ),
		{ cause: 'signed_out' },
		{ page: 0 },
	],
	[
		'401 of another plugin, that says nothing of who is here',
		error( 401, 'rest_not_logged_in' ),
		{ cause: 'signed_out' },
	],
	[
		'signed out, found by the session',
		error( 401, 'inkfast_signed_out', { original: {} }, here( 0 ) ),
		{ cause: 'signed_out', mayHaveArrived: false },
	],
	[
		'somebody else, found by the session',
		error( 409, 'inkfast_identity_changed', {}, here( 8 ) ),
		{ cause: 'identity_changed', user: { id: 8, name: 'Bob', can: {} } },
		{ here: { id: 8, name: 'Bob', can: {} } },
	],
	[
		'somebody else, and it ran as a visitor’s',
		error( 401, 'inkfast_signed_out', {}, here( 8 ) ),
		{ cause: 'identity_changed' },
	],
	[
		'the nonce’s header was lost on the way',
		error( 401, 'inkfast_signed_out', {}, here( 7 ) ),
		{ cause: 'nonce_rejected' },
	],
	[
		'a first send with the same key is under way',
		error(
			409,
			'inkfast_in_progress',
			{},
			{ headers: { 'Retry-After': '3' } }
		),
		{ cause: 'in_progress', retryAfter: 3 },
	],
	[
		'no network',
		none( 'offline', false ),
		{
			cause: 'offline',
			status: 0,
			code: 'inkfast_no_answer',
			mayHaveArrived: false,
		},
	],
	[
		'the network went away after it was sent',
		none( 'offline' ),
		{ cause: 'offline', mayHaveArrived: true },
	],
	[
		'a cut connection',
		none( 'cut' ),
		{ cause: 'unreachable', detail: 'cut', mayHaveArrived: true },
	],
	[
		'past 30 seconds',
		none( 'timeout' ),
		{ cause: 'unreachable', detail: 'timeout', mayHaveArrived: true },
	],
	[
		'past 30 seconds before it went out',
		none( 'timeout', false ),
		{ cause: 'unreachable', mayHaveArrived: false },
	],
	[
		'the renewal was not answered',
		error( 403, 'inkfast_no_answer' ),
		{ cause: 'unreachable', mayHaveArrived: false },
	],
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
	[
		'no right to create',
		error( 403, 'inkfast_cannot_create', {}, here( 7 ) ),
		{ cause: 'forbidden', message: 'Words.' },
	],
	[
		'no right to edit',
		error( 403, 'inkfast_cannot_edit' ),
		{ cause: 'forbidden' },
	],
	[
		'no right, in core’s words',
		error( 403, 'rest_forbidden' ),
		{ cause: 'forbidden' },
	],
	[
		'no right, 401 to a live session',
		error( 401, 'rest_cannot_create', {}, here( 7 ) ),
		{ cause: 'forbidden' },
	],
	[
		'a field that is wrong',
		error( 400, 'inkfast_invalid', { params: { title: 'Too short.' } } ),
		{ cause: 'invalid', fields: { title: 'Too short.' } },
	],
	[
		'a field that is wrong, says core',
		error( 400, 'rest_invalid_param', {
			params: { status: 'No.' },
			details: {},
		} ),
		{ cause: 'invalid', fields: { status: 'No.' } },
	],
	[
		'a field that is missing, says core, by name alone',
		error( 400, 'rest_missing_callback_param', { params: [ 'title' ] } ),
		{ cause: 'invalid', fields: { title: 'Words.' } },
	],
	[
		'400 without a field',
		error( 400, 'inkfast_unknown_form' ),
		{ cause: 'unexpected', code: 'inkfast_unknown_form' },
	],
	[
		'a foreign origin',
		error( 403, 'inkfast_foreign_origin' ),
		{ cause: 'unexpected' },
	],
	[
		'changed elsewhere',
		error( 412, 'inkfast_conflict', { etag: 'b' } ),
		{ cause: 'conflict' },
	],
	[
		'too large, with its limit',
		error( 413, 'inkfast_too_large', {
			field: 'title',
			limit: 1000,
			unit: 'characters',
			params: { title: 'Too long.' },
		} ),
		{
			cause: 'too_large',
			fields: { title: 'Too long.' },
			limit: { field: 'title', limit: 1000, unit: 'characters' },
		},
	],
	[
		'too large for the web server',
		answer( 413, '<h1>Request Entity Too Large' ),
		{ cause: 'too_large', fields: {}, mayHaveArrived: false },
	],
	[
		'a key that was used for other words',
		error( 422, 'inkfast_key_reused' ),
		{ cause: 'key_reused' },
	],
	[ 'no such post', error( 404, 'inkfast_not_found' ), { cause: 'gone' } ],
	[ 'in the trash', error( 410, 'inkfast_in_trash' ), { cause: 'gone' } ],
	[
		'the plugin is off',
		error( 404, 'rest_no_route' ),
		{ cause: 'unexpected' },
	],
	[
		'a firewall’s HTML',
		answer( 403, '<html>Request blocked. <a href="/login">' ),
		{
			cause: 'blocked',
			detail: 'firewall',
			code: 'inkfast_not_ours',
			mayHaveArrived: false,
		},
	],
	[
		'a firewall that says nothing',
		answer( 403, '' ),
		{ cause: 'blocked', detail: 'firewall' },
	],
	[
		'a firewall’s 406',
		answer( 406, 'Not Acceptable!' ),
		{ cause: 'blocked', detail: 'firewall' },
	],
	[
		'JSON that is not WordPress’s',
		answer( 403, '{"error":"denied","ray":"x"}' ),
		{ cause: 'blocked', detail: 'firewall' },
	],
	[
		'JSON with a code of another kind',
		answer( 403, '{"code":1020,"message":"denied"}' ),
		{ cause: 'blocked', detail: 'firewall' },
	],
	[
		'a password in front of the site',
		answer( 401, '<h1>Authorization Required' ),
		{ cause: 'blocked', detail: 'login_wall' },
	],
	[
		'a proxy’s password',
		answer( 407, '' ),
		{ cause: 'blocked', detail: 'login_wall' },
	],
	[
		'a captive portal',
		answer( 200, '<html><form>Welcome to our free Wi-Fi' ),
		{ cause: 'blocked', detail: 'login_wall', mayHaveArrived: true },
	],
	[
		'a captive portal with a password',
		answer( 200, '<input name=p type=password>' ),
		{ cause: 'blocked', detail: 'login_wall' },
	],
	[
		'a captive portal that leads on',
		answer( 200, '<meta http-equiv="refresh" content="0;url=x">' ),
		{ cause: 'blocked', detail: 'login_wall' },
	],
	[
		'some other page',
		answer( 200, '<html><h1>Hello' ),
		{ cause: 'blocked', detail: 'html', mayHaveArrived: true },
	],
	[
		'notices of PHP before the JSON',
		answer( 201, notices ),
		{ cause: 'blocked', detail: 'html', mayHaveArrived: true },
	],
	[
		'an empty 200',
		answer( 200, '' ),
		{ cause: 'blocked', detail: 'empty', mayHaveArrived: true },
	],
	[
		'a 200 of blanks',
		answer( 200, ' \n' ),
		{ cause: 'blocked', detail: 'empty' },
	],
	[
		'a redirect that was followed',
		answer( 200, '<html>', { isRedirected: true } ),
		{ cause: 'blocked', detail: 'redirect', mayHaveArrived: true },
	],
	[
		'a redirect that made a list of a create',
		answer( 200, '[]', { isRedirected: true } ),
		{ cause: 'blocked', detail: 'redirect' },
	],
	[
		'JSON that is no post',
		answer( 200, '{"ok":true}' ),
		{ cause: 'blocked', mayHaveArrived: true },
	],
	[ 'null', answer( 200, 'null' ), { cause: 'blocked' } ],
	[
		'the web server’s 404',
		answer( 404, '<h1>Not Found' ),
		{ cause: 'blocked', detail: 'html', mayHaveArrived: false },
	],
	[
		'any other code',
		error( 418, 'of_another_plugin' ),
		{ cause: 'unexpected', code: 'of_another_plugin', message: 'Words.' },
	],
	[
		'a code with the name of something in JavaScript',
		error( 418, 'constructor' ),
		{ cause: 'unexpected', code: 'constructor' },
	],
	[
		'409 of another plugin',
		error( 409, 'of_another_plugin' ),
		{ cause: 'unexpected' },
	],
	[
		'no nonce will do',
		error( 403, 'inkfast_nonce_rejected', { original: {} } ),
		{ cause: 'nonce_rejected' },
	],
];

it.each( rows )( '%s', ( ...[ , given, expected, context ] ) => {
	const refusal = classify( given, { ...writing, ...context } );

	expect( refusal ).toMatchObject( expected );
	if (
		! expected.detail &&
		refusal.cause !== 'unreachable' &&
		refusal.cause !== 'blocked'
	) {
		expect( refusal.detail ).toBeUndefined();
	}
} );

it.each( rows )(
	'reading never leaves anything behind: %s',
	( ...[ , given, , context ] ) => {
		const refusal = classify( given, {
			...writing,
			...context,
			isWrite: false,
		} );

		expect( refusal.mayHaveArrived ).toBe( false );
	}
);

it( 'names nobody when the answer does not say who is here', () => {
	expect(
		classify( error( 404, 'inkfast_not_found' ), writing ).user
	).toBeUndefined();
	expect(
		classify( error( 404, 'inkfast_not_found', {}, here( 9 ) ), writing )
			.user
	).toBeUndefined();
} );

it( 'does not stumble over what others write', () => {
	const strange = [
		'{"code":"","message":""}',
		'{"code":"a","message":"b"}',
		'{"code":"a","message":"b","data":null}',
		'{"code":"a","message":"b","data":{"params":null}}',
		'{"code":"a","message":"b","data":{"params":{"x":1,"y":["z"]}}}',
		'{"code":"a","message":"b","data":{"params":[1,null]}}',
		'[]',
		'"x"',
		'5',
	];

	for ( const body of strange ) {
		for ( const status of [
			200, 204, 304, 400, 401, 403, 404, 409, 412, 413, 422, 429, 500,
			503,
		] ) {
			const refusal = classify( answer( status, body ), writing );
			expect(
				Object.values( refusal.fields ).every(
					( text ) => typeof text === 'string'
				)
			).toBe( true );
		}
	}
} );
