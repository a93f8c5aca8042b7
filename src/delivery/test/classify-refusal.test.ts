/* @jest-environment node */
/** The table of causes, row by row: what WordPress, we and other plugins refuse. */

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
