/* @jest-environment node */
/** The table of causes, row by row: what WordPress, we and other plugins refuse. */

import type { Cause } from '../causes';
import { classify } from '../classify';
import { answer, classifies, error, here, type Row, writing } from './fixtures';

const rows: Row[] = [
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
];

classifies( rows );

/** By the status alone: nothing in it is an error of WordPress's. */
const ofNobody: Readonly< Record< number, Cause > > = {
	200: 'blocked',
	204: 'blocked',
	304: 'blocked',
	400: 'blocked',
	401: 'blocked',
	403: 'blocked',
	404: 'blocked',
	409: 'blocked',
	412: 'blocked',
	413: 'too_large',
	422: 'blocked',
	429: 'server_error',
	500: 'server_error',
	503: 'server_error',
};
const ofSomePlugin: typeof ofNobody = {
	...ofNobody,
	400: 'unexpected',
	401: 'signed_out',
	403: 'unexpected',
	404: 'gone',
	409: 'unexpected',
	412: 'conflict',
	422: 'unexpected',
};

it.each< [ string, typeof ofNobody, object? ] >( [
	[ '{"code":"","message":""}', ofNobody ],
	[ '[]', ofNobody ],
	[ '"x"', ofNobody ],
	[ '5', ofNobody ],
	[ '{"code":"a","message":"b"}', ofSomePlugin ],
	[ '{"code":"a","message":"b","data":null}', ofSomePlugin ],
	[ '{"code":"a","message":"b","data":{"params":null}}', ofSomePlugin ],
	[
		'{"code":"a","message":"b","data":{"params":{"x":1,"y":["z"]}}}',
		ofSomePlugin,
	],
	[
		'{"code":"a","message":"b","data":{"params":[1,null]}}',
		{ ...ofSomePlugin, 400: 'invalid' },
		{ 1: 'b', null: 'b' },
	],
] )(
	'does not stumble over what others write: %s',
	( body, causes, fields = {} ) => {
		const refusals = Object.keys( causes ).map( ( status ) =>
			classify( answer( Number( status ), body ), writing )
		);

		expect(
			Object.fromEntries(
				refusals.map( ( { status, cause } ) => [ status, cause ] )
			)
		).toEqual( causes );
		for ( const refusal of refusals ) {
			expect( refusal.fields ).toEqual( fields );
		}
	}
);
