/* @jest-environment node */
import { CAUSES, type Cause } from '../causes';
import { type Action, actionFor } from '../policy';

/** The compiler asks for every cause. */
const table: Record< Cause, Action > = {
	nonce_expired: 'try_again',
	page_of_another: 'try_again',
	signed_out: 'sign_in',
	identity_changed: 'ask_identity',
	in_progress: 'wait',
	offline: 'try_again',
	unreachable: 'try_again',
	server_error: 'try_again',
	forbidden: 'show',
	invalid: 'fields',
	conflict: 'conflict',
	too_large: 'fields',
	key_reused: 'show',
	gone: 'new_post',
	blocked: 'try_again',
	unexpected: 'try_again',
	nonce_rejected: 'show',
};

it( 'knows every cause', () => {
	expect( Object.keys( table ).sort() ).toEqual( [ ...CAUSES ].sort() );
} );

it.each( CAUSES )( '%s', ( cause ) => {
	expect( actionFor( { cause, mayHaveArrived: false } ) ).toBe(
		table[ cause ]
	);
} );

it.each( CAUSES )(
	'%s, and it may be there: nothing is sent before it was looked for',
	( cause ) => {
		expect( actionFor( { cause, mayHaveArrived: true } ) ).toBe(
			'look_for_it'
		);
	}
);
