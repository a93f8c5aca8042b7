/* @jest-environment node */
/** The table of causes, row by row: who is here, and what became of the nonce. */

import { classify } from '../classify';
import { ada, classifies, error, here, type Row, writing } from './fixtures';

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
		{
			cause: 'signed_out',
			code: 'inkfast_signed_out',
			mayHaveArrived: false,
		},
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
		'no nonce will do',
		error( 403, 'inkfast_nonce_rejected', { original: {} } ),
		{ cause: 'nonce_rejected' },
	],
];

classifies( rows );

it( 'names nobody when the answer does not say who is here', () => {
	expect(
		classify( error( 404, 'inkfast_not_found' ), writing ).user
	).toBeUndefined();
	expect(
		classify( error( 404, 'inkfast_not_found', {}, here( 9 ) ), writing )
			.user
	).toBeUndefined();
} );
